import {
  dateOf,
  hoursOf,
  instantOf,
  nextDate,
  type DayException,
  type Hours,
} from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import { isDataError } from '../store/errors.ts';
import { rollDay, type Seat } from './day.ts';
import type { Progress, RollUpStore } from './rollup.store.ts';

export interface KeeperParts {
  store: RollUpStore;
  clock: Clock;
  exceptions: () => Promise<DayException[]>;
  /** Seats that count on a business date, by the plan in force. */
  seatsOf: (date: string) => Promise<Seat[]>;
  info: (sentence: string) => void;
  warn: (sentence: string) => void;
  /** Milliseconds between two rounds. */
  every: number;
}

/** Milliseconds without a sign of life after which the server counts as having stood still (TR3). */
const STILL = 3 * 60_000;
/** Milliseconds by which the database's clock may differ from ours. */
const SLACK = 60_000;
/** Days after which a long round says how far it is. */
const STEP = 30;

/**
 * Keeps the roll-ups equal to the raw facts (TR7, TR8): each round makes anew the days that new facts
 * touch. A round that broke off is done again; doing it again changes nothing.
 */
export class RollUpKeeper {
  readonly #parts: KeeperParts;
  /** Days that a correction of the history touched. */
  readonly #amended = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Begins; what has to be caught up is caught up behind the start. */
  start(): void {
    this.#running = this.#attempt(() => this.#noteGap());
    void this.round();
    this.#timer = setInterval(() => void this.round(), this.#parts.every);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stopped = true; // a long catching up goes on at the next start
    await this.#running;
    this.#stopped = false;
    await this.round(true);
  }

  /** A correction of the history touched an hour (milliseconds). */
  amended(hour: number): void {
    this.#amended.add(dateOf(hour));
  }

  /**
   * Brings the roll-ups up to now; one round at a time.
   * @param last only says that the server ran until now
   */
  round(last = false): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#attempt(() => (last ? this.#sayAlive() : this.#round())),
    );
    return this.#running;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.warn(`trends wait for the database: ${String(error)}`);
    }
  }

  async #noteGap(): Promise<void> {
    const { store, clock } = this.#parts;
    const known = await store.progress();
    if (known === null) return;
    const now = clock.now();
    if (now - known.aliveAt > STILL) await store.addGap(known.aliveAt, now);
    await store.save({ ...known, aliveAt: now });
  }

  async #sayAlive(): Promise<void> {
    const known = await this.#parts.store.progress();
    if (known !== null)
      await this.#parts.store.save({ ...known, aliveAt: this.#parts.clock.now() });
  }

  async #round(): Promise<void> {
    const { store, clock, info } = this.#parts;
    const until = clock.now();
    const today = dateOf(until);
    const known = await store.progress();
    const exceptions = await this.#parts.exceptions();
    const fresh = await store.since(known?.intervalId ?? 0n);
    const first = await store.firstDate();
    if (first === null) return;
    const amended = [...this.#amended];

    const begin = known === null ? first : dateOf(Math.min(known.until, fresh.from ?? known.until));
    const touched = new Set([
      ...amended,
      ...(known === null ? [] : differing(known.exceptions, exceptions)),
      ...(known === null ? [] : await store.changedDates(known.until - SLACK)),
    ]);
    const earlier = [...touched].filter((date) => first <= date && date < begin).sort();
    for (const date of earlier) await this.#make(date, until, exceptions);
    for (const date of amended) if (date < begin) this.#amended.delete(date);

    const reached = (at: number, done: boolean): Progress => ({
      until: at,
      aliveAt: clock.now(),
      intervalId: fresh.newest,
      exceptions: done || known === null ? exceptions : known.exceptions,
    });
    let count = 0;
    for (let date = begin < first ? first : begin; date <= today; date = nextDate(date)) {
      if (this.#stopped) return;
      this.#amended.delete(date); // what is amended from here on counts in the next round
      const idle = known !== null && begin === today && !touched.has(today);
      const from = Math.min(known?.until ?? 0, fresh.from ?? Infinity);
      if (!idle || !isShut(from, until, hoursOf(today, exceptions))) {
        await this.#make(date, until, exceptions);
      }
      const over = Math.min(until, instantOf(nextDate(date), '00:00'));
      await store.save(reached(over, date === today));
      count += 1;
      if (count % STEP === 0) info(`trends: ${count} days are rolled up, up to ${date}`);
    }
  }

  async #make(date: string, until: number, exceptions: DayException[]): Promise<void> {
    const { store, seatsOf, warn } = this.#parts;
    try {
      const [facts, seats] = await Promise.all([store.facts(date), seatsOf(date)]);
      await store.write(date, rollDay({ date, until, seats, exceptions, ...facts }));
    } catch (error) {
      if (!isDataError(error)) throw error;
      warn(`the roll-up of ${date} was refused: ${String(error)}`);
    }
  }
}

/** Whether a stretch of a day lies outside its opening hours: nothing in it counts (TR1). */
const isShut = (from: number, to: number, hours: Hours | null): boolean =>
  hours === null || to <= hours.opensAt || from >= hours.closesAt;

/** Business dates on which two calendars differ. */
function differing(before: readonly DayException[], after: readonly DayException[]): string[] {
  const text = ({ date, zone, space, opensAt, closesAt }: DayException) =>
    JSON.stringify([date, zone, space ?? null, opensAt, closesAt]);
  const [old, now] = [before, after].map((each) => new Set(each.map(text)));
  return [
    ...before.filter((each) => !now!.has(text(each))),
    ...after.filter((each) => !old!.has(text(each))),
  ].map(({ date }) => date);
}
