import { toIso, type Clock } from '../clock.ts';
import type { PublicForecast } from '../contract/forecast.ts';
import { HALF_HOUR } from '../forecast/constants.ts';
import type { Count, ForecastZone, Instant, KnownBooking, OpenDay } from '../forecast/facts.ts';
import { learn, type Model } from '../forecast/learn.ts';
import { wireForecast } from './forecast.ts';

export interface OutlookOptions {
  venue: string;
  demo: boolean;
  store: {
    counts(from: Instant, to: Instant): Promise<Count[]>;
    bookings(from: Instant, to: Instant): Promise<KnownBooking[]>;
  };
  clock: Clock;
  zones: () => ForecastZone[];
  /** What is taken now. */
  counts: () => Omit<Count, 'at'>[];
  /** Bookings of the next 24 hours, as they stand now. */
  bookings: () => KnownBooking[];
  /** Open days from so many days ago until so many ahead; rejects while the database is away. */
  days: (back: number, on: number) => Promise<OpenDay[]>;
  warn: (sentence: string) => void;
  /** Milliseconds between two readings of the past. */
  every: number;
}

const DAY = 48 * HALF_HOUR;
/** Days: eight of each weekday, and no older habits. */
const BACK = 56;
/** The longest closure is the new year's. */
const ON = 12;
/** Milliseconds for which a picture is given again. */
const FRESH = 60_000;

interface Learned {
  at: Instant;
  model: Model;
  days: OpenDay[];
  bookings: KnownBooking[];
}

/** Reads the past again and again, far from any viewer, and says what is to be expected. */
export class Outlook {
  readonly #options: OutlookOptions;
  #learned: Learned | null = null;
  #picture: { at: Instant; forecast: PublicForecast } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;

  constructor(options: OutlookOptions) {
    this.#options = options;
  }

  /** Waits for nothing: a server is ready before it knows its past. */
  start(): void {
    void this.refresh();
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

  /** As everybody may see it. */
  readonly current = (): PublicForecast => {
    const { clock, venue, demo, zones, counts, bookings } = this.#options;
    const now = clock.now();
    const known = this.#picture;
    if (known !== null && known.at <= now && now - known.at < FRESH) return known.forecast;
    const learned = this.#learned;
    const spoken = {
      venue,
      takenAt: toIso(now),
      demo,
      learnedAt: learned === null ? null : toIso(learned.at),
    };
    if (learned === null) return { ...spoken, zones: [] };
    const shown = new Set(zones().map(({ id }) => id));
    const later = learned.bookings.filter(({ startAt }) => startAt >= now + DAY);
    const present = {
      now,
      days: learned.days,
      counts: counts(),
      bookings: [...bookings(), ...later],
    };
    const model = learned.model.filter(({ zone }) => shown.has(zone.id));
    const forecast = { ...spoken, zones: wireForecast(model, present) };
    this.#picture = { at: now, forecast };
    return forecast;
  };

  async #read(): Promise<void> {
    const { store, clock, zones, days, warn } = this.#options;
    const now = clock.now();
    try {
      const all = await days(BACK, ON);
      const [past, coming] = [
        all.filter(({ closesAt }) => closesAt <= now),
        all.filter(({ closesAt }) => closesAt > now),
      ];
      const begin = past[0]?.midnight ?? now;
      const counts = await store.counts(begin, now);
      const bookings = await store.bookings(begin, now + ON * DAY);
      const model = learn({ zones: zones(), days: past, counts, bookings });
      this.#learned = { at: now, model, days: coming, bookings };
      this.#picture = null;
    } catch (error) {
      warn(`the past could not be read for the forecast: ${String(error)}`);
    }
  }
}
