import type { Decoded, Heartbeat, Message } from '../../devices/readings.ts';
import { withoutMac } from '../../devices/mac.ts';
import { sanitize } from '../../devices/sanitize.ts';
import type { Clock } from '../clock.ts';
import { toIso } from '../clock.ts';

/** One message as it is kept for looking: cleaned of photos and addresses. */
export interface KeptMessage {
  receivedAt: string;
  topic: string | null;
  text: string;
  rejected: string | null;
}

/** A device to be written down. */
export interface HeardDevice {
  id: string;
  model: string | null;
  lastAt: number;
  /** As it declared itself, seconds. */
  heartbeat: Heartbeat | null;
}

interface Heard {
  model: string | null;
  heartbeat: Heartbeat | null;
  firstAt: number;
  lastAt: number;
  messages: number;
  rejected: number;
  kept: KeptMessage[];
}

const KEPT = 200;
/** Bytes that all kept messages may take together: a flood of long ones must not fill the memory. */
export const ROOM = 16 * 2 ** 20;
/** Bytes that a kept message takes besides its characters, of two bytes each. */
const FRAME = 200;
/** Characters of a topic that are kept. */
const TOPIC = 300;
/** Devices remembered at once: a flood of invented ids must not fill the memory. */
const DEVICES = 5_000;

/**
 * Everything that was heard, by device: when, how often, what was refused and why, and the last
 * messages. In memory and bounded; the devices themselves are in the database.
 */
export class Registry {
  readonly rejections = new Map<string, number>();
  readonly #heard = new Map<string, Heard>();
  readonly #models: Map<string, string>;
  readonly #clock: Clock;
  #changed = new Set<string>();
  #bytes = 0;

  /** @param models the models that the database knows, by device */
  constructor(models: Map<string, string>, clock: Clock) {
    this.#models = models;
    this.#clock = clock;
  }

  /** The model of a device whose envelope does not name it. */
  readonly modelOf = (device: string): string | undefined => this.#models.get(device);

  /** Notes one message and what became of it. */
  note(message: Message, decoded: Decoded): void {
    if (decoded.rejected !== undefined) this.reject(decoded.rejected);
    const id = decoded.device ?? '(no device)';
    const heard = this.#entry(id);
    if (heard === null) return;
    heard.lastAt = this.#clock.now();
    heard.messages += 1;
    if (decoded.rejected !== undefined) heard.rejected += 1;
    if (decoded.model !== undefined && decoded.device !== null) {
      heard.model = decoded.model;
      this.#models.set(id, decoded.model);
    }
    heard.heartbeat = decoded.heartbeat ?? heard.heartbeat;
    this.#keep(heard, {
      receivedAt: message.receivedAt,
      // A level of a refused topic may be an address itself.
      topic: message.topic?.slice(0, TOPIC).split('/').map(withoutMac).join('/') ?? null,
      text: sanitize(message.payload),
      rejected: decoded.rejected ?? null,
    });
    if (decoded.device !== null) this.#changed.add(decoded.device);
  }

  /** Counts a refusal by its code: the part of the reason before the colon. */
  reject(reason: string): void {
    const code = reason.split(':', 1)[0] ?? reason;
    this.rejections.set(code, (this.rejections.get(code) ?? 0) + 1);
  }

  /** The last messages of a device, oldest first. */
  messages(device: string): KeptMessage[] {
    return this.#heard.get(device)?.kept ?? [];
  }

  /** Refused messages of a device since the start. */
  rejectedOf(device: string): number {
    return this.#heard.get(device)?.rejected ?? 0;
  }

  /** Every device heard since the start. */
  heard(): {
    id: string;
    model: string | null;
    firstAt: string;
    lastAt: string;
    messages: number;
  }[] {
    return [...this.#heard]
      .filter(([id]) => id !== '(no device)')
      .map(([id, { model, firstAt, lastAt, messages }]) => ({
        id,
        model: model ?? this.#models.get(id) ?? null,
        firstAt: toIso(firstAt),
        lastAt: toIso(lastAt),
        messages,
      }));
  }

  /** Devices heard since the last call: what has to be written down. */
  takeChanged(): HeardDevice[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed.flatMap((id) => {
      const heard = this.#heard.get(id);
      return heard === undefined
        ? []
        : [{ id, model: heard.model, lastAt: heard.lastAt, heartbeat: heard.heartbeat }];
    });
  }

  /** What could not be written down comes again with the next call. */
  giveBack(devices: { id: string }[]): void {
    for (const { id } of devices) this.#changed.add(id);
  }

  #keep(heard: Heard, message: KeptMessage): void {
    heard.kept.push(message);
    this.#bytes += sizeOf(message);
    if (heard.kept.length > KEPT) this.#forget(heard, 1);
    if (this.#bytes > ROOM) this.#makeRoom();
  }

  #forget(heard: Heard, oldest: number): void {
    for (const message of heard.kept.splice(0, oldest)) this.#bytes -= sizeOf(message);
  }

  /** Those of whom nothing was ever understood give way first, then those who have most. */
  #makeRoom(): void {
    const all = [...this.#heard.values()];
    for (const heard of all) {
      if (heard.messages === heard.rejected) this.#forget(heard, heard.kept.length);
    }
    while (this.#bytes > ROOM / 2) {
      const most = Math.max(...all.map(({ kept }) => kept.length)) >> 1;
      for (const heard of all) this.#forget(heard, Math.max(0, heard.kept.length - most));
    }
  }

  #entry(id: string): Heard | null {
    const known = this.#heard.get(id);
    if (known !== undefined) return known;
    if (this.#heard.size >= DEVICES) {
      this.reject('too-many-devices');
      return null;
    }
    const now = this.#clock.now();
    const heard: Heard = {
      model: null,
      heartbeat: null,
      firstAt: now,
      lastAt: now,
      messages: 0,
      rejected: 0,
      kept: [],
    };
    this.#heard.set(id, heard);
    return heard;
  }
}

const sizeOf = ({ topic, text, rejected }: KeptMessage): number =>
  FRAME + 2 * ((topic?.length ?? 0) + text.length + (rejected?.length ?? 0));
