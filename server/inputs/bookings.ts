import type { BookingRecord, BookingStore } from '../booking/booking.store.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../occupancy/evidence.ts';

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
    await this.#reading;
  }

  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
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
      const facts = {
        kind: 'bookings' as const,
        bookings: bookings.map(({ id, spaceId, startAt, endAt, deadlineAt }) => ({
          id,
          space: spaceId,
          startAt: startAt.getTime(),
          endAt: endAt.getTime(),
          ...(deadlineAt === null ? {} : { deadlineAt: deadlineAt.getTime() }),
        })),
        checkIns: checkIns.map(({ id, spaceId, bookingId, inAt }) => ({
          id,
          space: spaceId,
          booking: bookingId,
          inAt: inAt.getTime(),
        })),
      };
      take(facts);
      const told = JSON.stringify(facts);
      if (told !== this.#told) onChange?.();
      this.#told = told;
    } catch (error) {
      warn(`bookings could not be read: ${String(error)}`);
    }
  }
}
