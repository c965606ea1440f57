import type { Instant } from '../occupancy/evidence.ts';
import { isDataError } from '../store/errors.ts';
import { HOUR, reachOf, type CorrectedStore, type Source } from './corrected.store.ts';

/** A record of the past that was stored. */
export interface StoredRecord {
  deviceId: string;
  part: number | null;
  at: Instant;
}

export interface AmenderParts {
  store: CorrectedStore;
  /** Spaces on which a device, or a part of it, stands. */
  spacesOf: (device: string, part: number) => string[];
  sourcesOf: (space: string) => Source[];
  now: () => Instant;
  /** What was so in an hour is known anew. */
  onAmended?: (hour: Instant) => void;
  warn: (sentence: string) => void;
}

interface Job {
  space: string;
  hour: Instant;
  /** Not before this moment. */
  due: Instant;
  /** When it was asked for. */
  since: Instant;
}

/** Hours of spaces waiting; beyond this nothing more is taken, and counted. */
const WAITING = 20_000;
/** Hours made anew in one go, so that live work gets its turn. */
const BATCH = 50;
/** Milliseconds until an hour that waits for a live reading is tried again; and at most. */
const AGAIN = 60_000;
const PATIENCE = 24 * HOUR;

/** Corrects the history by records that came late, behind the live path (HI9). */
export class Amender {
  /** Hours that were not corrected: too many waited, or the database refused them. */
  lost = 0;
  readonly #parts: AmenderParts;
  readonly #jobs = new Map<string, Job>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: AmenderParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { store, now, warn } = this.#parts;
    try {
      const rows = await store.records(new Date(now() - PATIENCE));
      this.note(rows.map((row) => ({ ...row, at: row.at.getTime() })));
    } catch (error) {
      warn(`records of the past are not gone through again: ${String(error)}`);
    }
    this.#timer = setInterval(() => void this.flush(), 1_000);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.flush();
  }

  /** Notes the hours for which records may speak; the same hour waits once. */
  note(records: readonly StoredRecord[]): void {
    const { spacesOf, sourcesOf, now } = this.#parts;
    for (const { deviceId, part, at } of records) {
      for (const space of spacesOf(deviceId, part ?? 0)) {
        const own = sourcesOf(space).filter(({ device }) => device === deviceId);
        const until = at + Math.max(0, ...own.map(reachOf));
        for (let hour = Math.floor(at / HOUR) * HOUR; hour <= until; hour += HOUR) {
          this.#add({ space, hour, due: now(), since: now() });
        }
      }
    }
  }

  /** Makes what is due anew; one writer at a time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #add(job: Job): void {
    const name = `${job.space}@${job.hour}`;
    if (this.#jobs.size < WAITING || this.#jobs.has(name)) this.#jobs.set(name, job);
    else this.lost += 1;
  }

  async #write(): Promise<void> {
    const { store, sourcesOf, now, onAmended, warn } = this.#parts;
    const due = [...this.#jobs].filter(([, job]) => job.due <= now()).slice(0, BATCH);
    for (const [name, job] of due) {
      const sources = sourcesOf(job.space);
      try {
        const open = sources.length > 0 && (await store.amendHour(job.space, job.hour, sources));
        onAmended?.(job.hour);
        if (this.#jobs.get(name) !== job) continue; // more has come meanwhile
        this.#jobs.delete(name);
        if (open && now() - job.since < PATIENCE) this.#add({ ...job, due: now() + AGAIN });
      } catch (error) {
        if (!isDataError(error)) {
          warn(`late records wait for the database: ${String(error)}`);
          return;
        }
        warn(`a correction of the history was refused: ${String(error)}`);
        this.#jobs.delete(name);
        this.lost += 1;
      }
    }
  }
}
