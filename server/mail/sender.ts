import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import type { Outbox, Waiting } from './outbox.store.ts';

export interface SenderParts {
  outbox: Outbox;
  /** smtp:// or smtps://, with user and password in it. */
  url: string;
  from: string;
  warn: (sentence: string) => void;
  /** Milliseconds between two looks into the outbox. */
  every?: number;
}

/** Letters of one look. */
const BATCH = 20;
const PATIENCE = 20_000;

/**
 * Sends what is in the outbox, in the background. A letter is marked after the server took it: a
 * death of the process in between sends it once more, five minutes later, with the same Message-ID,
 * by which mail programs know it. Marking before would lose it instead.
 */
export class Sender {
  readonly #parts: SenderParts;
  #transport: Transporter | null = null;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  /** Tries that failed since the start. */
  failures = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  start(): void {
    const { outbox, every = 15_000 } = this.#parts;
    outbox.onPost(() => setTimeout(() => this.look(), 50)); // what posts it may have to commit yet
    this.#timer = setInterval(() => this.look(), every);
    this.look();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.#running;
    this.#transport?.close();
  }

  /** Looks into the outbox now, or once more when it is being looked into. */
  look(): void {
    if (this.#timer === null) return;
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.#empty()
      .catch(() => this.#parts.warn('mail: the outbox cannot be read'))
      .finally(() => {
        this.#running = null;
        if (this.#again) this.look();
      });
  }

  async #empty(): Promise<void> {
    const letters = await this.#parts.outbox.claim(BATCH);
    for (const letter of letters) {
      if (this.#timer === null) return; // stopping: the claim runs out by itself
      await this.#send(letter);
    }
    if (letters.length === BATCH) this.#again = true;
  }

  async #send(letter: Waiting): Promise<void> {
    const { outbox, from, warn } = this.#parts;
    try {
      const transport = await this.#open();
      await transport.sendMail({
        from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
        messageId: messageId(letter.key, from),
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(letter.calendar === undefined
          ? {}
          : {
              icalEvent: {
                method: methodOf(letter.calendar),
                filename: 'yoyaku.ics',
                content: letter.calendar,
              },
            }),
      });
    } catch (error) {
      this.failures += 1;
      const { code } = error as { code?: unknown };
      warn(`mail: a letter could not be sent (${typeof code === 'string' ? code : 'fault'})`);
      await outbox.failed(letter, error instanceof Error ? error.message : String(error));
      return;
    }
    await outbox.sent(letter.id);
  }

  async #open(): Promise<Transporter> {
    if (this.#transport !== null) return this.#transport;
    const { createTransport } = await import('nodemailer');
    const waits = {
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    };
    this.#transport = createTransport({ url: this.#parts.url, ...waits });
    return this.#transport;
  }
}

/** What a calendar program is to do with it: PUBLISH, CANCEL. */
const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';

/** The same letter has the same one, however often it is sent. */
function messageId(key: string, from: string): string {
  const host = /@([^\s@<>]+?)>?$/.exec(from)?.[1] ?? 'kuuseki.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`;
}
