import type { Clock } from '../clock.ts';
import { adopt } from '../occupancy/estimate/settle.ts';
import type { StateStore } from './state.store.ts';
import type { Venue } from './venue.ts';

/** Milliseconds between two savings: what came since is gone through again at the next start. */
const EVERY = 10 * 60_000;

/** Keeps what the estimator believes and has learned from one start to the next. */
export class Memory {
  readonly #store: StateStore;
  readonly #venue: Venue;
  readonly #warn: (sentence: string) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(store: StateStore, venue: Venue, warn: (sentence: string) => void) {
    this.#store = store;
    this.#venue = venue;
    this.#warn = warn;
  }

  /** Goes on with what was believed when it was last saved. @returns whether there was anything */
  async recall(clock: Clock): Promise<boolean> {
    try {
      const stored = await this.#store.load();
      return stored !== null && adopt(this.#venue.board.settled, stored, clock.now());
    } catch (error) {
      this.#warn(`the estimate begins anew: ${String(error)}`);
      return false;
    }
  }

  start(): void {
    this.#timer = setInterval(() => void this.save(), EVERY);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.save();
  }

  async save(): Promise<void> {
    const { settled } = this.#venue.board;
    if (settled.estimate.at === null) return;
    try {
      await this.#store.save(settled);
    } catch (error) {
      this.#warn(`the estimate is not saved yet: ${String(error)}`);
    }
  }
}
