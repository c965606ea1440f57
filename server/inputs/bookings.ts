import type { BookingRecord, BookingStore } from '../booking/booking.store.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { bookingEvidence } from './desk.ts';

export interface BookingInputOptions {
  store: BookingStore;
  clock: Clock;
  take: (evidence: Evidence) => void;
  warn: (sentence: string) => void;
  /** Told when the facts differ from those read before. */
  onChange?: () => void;
  /** Milliseconds between two readings of the facts. */
  every: number;
}

const DAY = 24 * 3_600_000;

/**
 * Reads today's bookings and check-ins again and again: facts, not events, so that a missed notice
 * heals by itself. `refresh()` after a change of our own makes it immediate.
 */
export class BookingInput {
  /** The bookings as last read, for reception's eyes. */
  bookings: BookingRecord[] = [];
  readonly #options: BookingInputOptions;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #told = '';

  constructor(options: BookingInputOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.refresh(), this.#options.every);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#next;
    await this.#reading;
  }

  /** Reads what stands now. A reading that runs may have begun before the change: it is read again. */
  refresh(): Promise<void> {
    this.#next ??= (this.#reading ?? Promise.resolve()).then(() => {
      this.#next = null;
      this.#reading = this.#read().finally(() => (this.#reading = null));
      return this.#reading;
    });
    return this.#next;
  }

  async #read(): Promise<void> {
    const { store, clock, take, warn, onChange } = this.#options;
    const now = clock.now();
    try {
      const [bookings, checkIns] = await Promise.all([
        store.active(new Date(now), new Date(now + DAY)),
        store.openCheckIns(),
      ]);
      this.bookings = bookings;
      const facts = bookingEvidence(bookings, checkIns);
      take(facts);
      const told = JSON.stringify(facts);
      if (told !== this.#told) onChange?.();
      this.#told = told;
    } catch (error) {
      warn(`bookings could not be read: ${String(error)}`);
    }
  }
}
