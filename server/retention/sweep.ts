import { setTimeout as sleep } from 'node:timers/promises';
import type { Audit } from '../audit/audit.store.ts';
import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { peopleSteps, type Erase } from './people.store.ts';
import type { Step } from './step.ts';
import { keptFrom, RETENTION, SUBJECTS, type Subject } from './table.ts';
import { TRAIL } from './trail.store.ts';
import { USE } from './use.store.ts';

export interface RetentionParts {
  prisma: PrismaClient;
  venueId: string;
  clock: Clock;
  audit: Audit;
  erase: Erase;
  warn: (sentence: string) => void;
}

const HOUR = 3_600_000;
/** Milliseconds after a start in which those who wait for the server come first. */
const SOON = 5 * 60_000;
/** Rows of one transaction, and milliseconds of rest after it, so that guests are served in between. */
const BATCH = 200;
const REST = 20;

/**
 * Does what the table of retention says, soon after a start and once each business date. It holds no state: what
 * is due stands in the database, and a run that broke off is taken up by the next one (RE2).
 */
export class RetentionSweep {
  readonly #parts: RetentionParts;
  readonly #steps: Record<Subject, Step[]>;
  readonly #gone = new Map<Subject, number>(SUBJECTS.map((subject) => [subject, 0]));
  #timer: NodeJS.Timeout | undefined;
  #first: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #stopped = false;
  #sweptOn = '';
  #sweptAt = 0;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#steps = { ...USE, ...TRAIL, ...peopleSteps(parts.erase) };
  }

  /** @param after milliseconds until the first run */
  start(after = SOON): void {
    this.#stopped = false;
    this.#timer = setInterval(() => this.#daily(), HOUR);
    this.#first = setTimeout(() => this.#daily(), after);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#first);
    this.#stopped = true;
    await this.#running;
  }

  /** Rows that went since the start of the process. */
  get gone(): ReadonlyMap<Subject, number> {
    return this.#gone;
  }

  /** When everything that was due was done, milliseconds; 0: not yet. */
  get sweptAt(): number {
    return this.#sweptAt;
  }

  /** Does everything that is due now. @returns rows that went, of the subjects of which any did */
  async run(): Promise<Partial<Record<Subject, number>>> {
    const gone: Partial<Record<Subject, number>> = {};
    const today = dateOf(this.#parts.clock.now());
    for (const subject of SUBJECTS) {
      const from = keptFrom(RETENTION[subject].period, today);
      for (const step of this.#steps[subject]) {
        const rows = await this.#all(subject, step, today, from);
        if (rows > 0) gone[subject] = (gone[subject] ?? 0) + rows;
      }
    }
    if (this.#stopped) return gone;
    this.#sweptOn = today;
    this.#sweptAt = this.#parts.clock.now();
    return gone;
  }

  #daily(): void {
    if (this.#running !== null || this.#sweptOn === dateOf(this.#parts.clock.now())) return;
    this.#running = this.run()
      .catch((error: unknown) => this.#parts.warn(`retention was not swept: ${String(error)}`))
      .finally(() => (this.#running = null));
  }

  async #all(subject: Subject, step: Step, today: string, from: string): Promise<number> {
    let all = 0;
    for (;;) {
      if (this.#stopped) return all;
      const rows = await this.#batch(subject, step, today, from);
      all += rows;
      if (rows < BATCH) return all;
      await sleep(REST);
    }
  }

  /** The deed and its entry in the trail stand together, or neither does (RE3). */
  async #batch(subject: Subject, step: Step, today: string, from: string): Promise<number> {
    const { prisma, venueId, clock, audit } = this.#parts;
    const batch = { venueId, now: clock.now(), today, from, most: BATCH };
    const at = new Date(instantOf(from, '00:00'));
    const rows = await prisma.$transaction(async (db) => {
      // The audit trail is append only for everybody else.
      await db.$executeRaw`SELECT set_config('kuuseki.retention', 'on', true)`;
      const gone = await step(db, { ...batch, at });
      const facts = { gone, before: from };
      if (gone > 0) await audit({ by: null, action: `retention.${subject}`, subject, facts }, db);
      return gone;
    });
    this.#gone.set(subject, (this.#gone.get(subject) ?? 0) + rows);
    return rows;
  }
}
