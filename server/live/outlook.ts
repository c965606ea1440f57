import { toIso, type Clock } from '../clock.ts';
import type { PublicForecast, ZoneForecast } from '../contract/forecast.ts';
import { HALF_HOUR } from '../forecast/constants.ts';
import type { Count, ForecastZone, Instant, KnownBooking, OpenDay } from '../forecast/facts.ts';
import { learn, type Model } from '../forecast/learn.ts';
import { bookingsWith, countsWith, DESKS, desksOf, freeSoFar, type Desks } from './desks.ts';
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
  /** Ids of the zones whose seats are desks: one is as good as another. */
  desks: ReadonlySet<string>;
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
/** Milliseconds between two looks whether today has grown by a mark. */
const LOOK = 60_000;

interface Learned {
  at: Instant;
  model: Model;
  days: OpenDay[];
  bookings: KnownBooking[];
  desks: Desks | null;
  /** Of the opening that runs, until `at`. */
  today: { counts: Count[]; at: Instant };
}

/** Reads the past again and again, far from any viewer, and says what is to be expected. */
export class Outlook {
  readonly #options: OutlookOptions;
  #learned: Learned | null = null;
  #picture: { at: Instant; forecast: PublicForecast } | null = null;
  #timers: NodeJS.Timeout[] = [];
  #reading: Promise<void> | null = null;
  #recalling: Promise<void> | null = null;

  constructor(options: OutlookOptions) {
    this.#options = options;
  }

  /** Waits for nothing: a server is ready before it knows its past. */
  start(): void {
    void this.refresh();
    this.#timers = [
      setInterval(() => void this.refresh(), this.#options.every),
      setInterval(() => void this.recall(), LOOK),
    ];
  }

  async stop(): Promise<void> {
    this.#timers.forEach(clearInterval);
    await Promise.all([this.#reading, this.#recalling]);
  }

  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Reads what today has been like so far, when it has grown by a mark since it was last read. */
  recall(): Promise<void> {
    const now = this.#options.clock.now();
    const mark = (at: Instant) => Math.floor(at / HALF_HOUR);
    if (this.#learned === null || mark(this.#learned.today.at) === mark(now)) {
      return Promise.resolve();
    }
    this.#recalling ??= this.#readToday(now).finally(() => (this.#recalling = null));
    return this.#recalling;
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
    if (learned === null) return { ...spoken, hours: null, zones: [], desks: null };
    const { desks } = learned;
    const shown = new Set([...zones().map(({ id }) => id), DESKS]);
    const later = learned.bookings.filter(({ startAt }) => startAt >= now + DAY);
    const present = {
      now,
      days: learned.days,
      counts: countsWith(desks, counts()),
      bookings: [...bookingsWith(desks, bookings()), ...later],
    };
    const model = learned.model.filter(({ zone }) => shown.has(zone.id));
    const said = wireForecast(model, present);
    const day = learned.days.find(({ closesAt }) => closesAt > now);
    const forecast = {
      ...spoken,
      hours:
        day === undefined ? null : { opensAt: toIso(day.opensAt), closesAt: toIso(day.closesAt) },
      zones: said.filter(({ id }) => id !== DESKS),
      desks: this.#desksAt(learned, said, day, now),
    };
    this.#picture = { at: now, forecast };
    return forecast;
  };

  #desksAt(
    { desks, today }: Learned,
    said: readonly ZoneForecast[],
    day: OpenDay | undefined,
    now: Instant,
  ): PublicForecast['desks'] {
    const all = said.find(({ id }) => id === DESKS);
    if (desks === null || all === undefined) return null;
    const { capacity, days, missing, ahead } = all;
    const past = day === undefined ? [] : freeSoFar(desks, today.counts, day, now);
    const timed = past.map(({ at, free }) => ({ at: toIso(at), free }));
    return { capacity, days, missing, past: timed, ahead };
  }

  async #readToday(now: Instant): Promise<void> {
    const { store, warn } = this.#options;
    const runs = ({ opensAt, closesAt }: OpenDay) => opensAt <= now && now < closesAt;
    const day = this.#learned?.days.find(runs);
    try {
      const counts = day === undefined ? [] : await store.counts(day.opensAt, now);
      const learned = this.#learned;
      if (learned === null) return;
      this.#learned = { ...learned, today: { counts: countsWith(learned.desks, counts), at: now } };
      this.#picture = null;
    } catch (error) {
      warn(`today could not be read for the forecast: ${String(error)}`);
    }
  }

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
      const desks = desksOf(zones(), this.#options.desks);
      const counts = countsWith(desks, await store.counts(begin, now));
      const bookings = bookingsWith(desks, await store.bookings(begin, now + ON * DAY));
      const known = desks === null ? zones() : [...zones(), desks.zone];
      const model = learn({ zones: known, days: past, counts, bookings });
      const begun = coming[0]?.opensAt ?? now;
      const today = { counts: counts.filter(({ at }) => at >= begun), at: now };
      this.#learned = { at: now, model, days: coming, bookings, desks, today };
      this.#picture = null;
    } catch (error) {
      warn(`the past could not be read for the forecast: ${String(error)}`);
    }
  }
}
