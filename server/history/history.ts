import type { Changes } from '../occupancy/reduce.ts';
import { isDataError } from '../store/errors.ts';
import { shownAs, type IntervalStore, type StatusChange } from './intervals.store.ts';

/** Changes waiting for the database; beyond this the oldest go, and are counted. */
const WAITING = 20_000;
const BATCH = 500;

/** Writes status changes down behind the live path; while the database is away they wait. */
export class History {
  /** Changes that were lost because the database was away for too long. */
  lost = 0;
  readonly #store: IntervalStore;
  readonly #warn: (sentence: string) => void;
  readonly #known: Map<string, string>;
  #waiting: StatusChange[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** @param known every space's open interval, as stored (`shownAs`) */
  constructor(store: IntervalStore, known: Map<string, string>, warn: (sentence: string) => void) {
    this.#store = store;
    this.#known = known;
    this.#warn = warn;
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), 500);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.flush();
  }

  /** Notes the spaces whose status, or the kind of its reason, differs from what is written. */
  note(changes: Changes, now: number): void {
    for (const { id, after } of changes.spaces) {
      const said = shownAs(after.status, after.reason.code);
      if (this.#known.get(id) === said) continue;
      this.#known.set(id, said);
      this.#waiting.push({ spaceId: id, status: after.status, reason: after.reason, at: now });
    }
    const excess = this.#waiting.length - WAITING;
    if (excess > 0) {
      this.#waiting.splice(0, excess);
      this.lost += excess;
    }
  }

  /** Only these spaces are there from now on: what was open of others ends. */
  keepOnly(spaces: ReadonlySet<string>, now: number): void {
    const gone = [...this.#known.keys()].filter((id) => !spaces.has(id));
    if (gone.length === 0) return;
    for (const id of gone) this.#known.delete(id);
    this.#writing = this.#writing.then(async () => {
      await this.#write();
      await this.#store.end(gone, now).catch((error: unknown) => {
        // At the next start they are found open again.
        this.#warn(`history of retired seats stays open: ${String(error)}`);
      });
    });
  }

  /** Writes what waits; one writer at a time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    let size = BATCH;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, size);
      try {
        await this.#store.record(batch);
        size = Math.min(BATCH, size * 2);
      } catch (error) {
        if (!isDataError(error)) {
          this.#warn(`status history waits for the database: ${String(error)}`);
          return;
        }
        if (batch.length > 1) {
          size = batch.length >> 1; // one is at fault: the others must not go with it
          continue;
        }
        this.#warn(`status history was refused: ${String(error)}`);
        this.lost += 1; // trying again would block all that follow
      }
      // Some of the batch may have gone meanwhile, because too many wait.
      const last = this.#waiting.indexOf(batch[batch.length - 1]!);
      this.#waiting = this.#waiting.slice(last + 1);
    }
  }
}
