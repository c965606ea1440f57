import { planBookings, type Party } from './bookings.ts';
import { drawParameters, type Parameters } from './parameters.ts';
import { random, type Random } from './random.ts';
import { CLOSES, HOUR, MINUTE, OPENS, TOKYO, UNITS } from './venue.ts';

/** A seat of the plan. */
export interface PastSeat {
  id: string;
  zone: string;
}

/** What is known afterwards of one day of the office: as the server would have written it down. */
export interface PastDay {
  intervals: {
    space: string;
    status: 'free' | 'occupied' | 'away' | 'unknown';
    from: number;
    to: number;
    corrected: boolean;
  }[];
  bookings: {
    id: string;
    zone: string;
    seats: string[];
    status: 'active' | 'released' | 'cancelled';
    walkIn: boolean;
    madeAt: number;
    cancelledAt: number | null;
    from: number;
    to: number;
  }[];
  checkIns: { zone: string; booking: string | null; from: number; to: number; moved: boolean }[];
}

type Status = PastDay['intervals'][number]['status'];
interface Span {
  status: Status;
  from: number;
  to: number;
}

/** Demand by month from January and by weekday from Sunday: our assumption, 1 is an ordinary day. */
const SEASON = [0.85, 1, 1.1, 0.85, 0.9, 1, 1.05, 0.9, 1, 1.1, 1.1, 0.9];
const WEEK = [0, 0.95, 1.15, 1, 1.05, 0.82, 0];
/** Of bookings and guests that would begin in an hour from 8 on, how many do. */
const DAY_SHAPE = [0.35, 0.9, 1, 0.7, 0.3, 1, 0.85, 0.5, 0.3];
/** Demand before that. */
const LEVEL = 1.35;
/** Demand grows, and more guests cancel instead of staying away, month by month. */
const GROWTH = 1.012;
const HABIT = 0.965;

/**
 * One day of the virtual office in retrospect: its bookings, stays and faults by its own statistics,
 * without living through it. The same seed and date give the same day.
 * @param date business date · @param age whole months from that day until now
 */
export function pastDay(
  seed: number,
  date: string,
  age: number,
  seats: readonly PastSeat[],
): PastDay {
  const rng = random('past', seed, date);
  const midnight = Date.parse(`${date}T00:00:00Z`) - TOKYO;
  const [month, weekday] = [Number(date.slice(5, 7)), new Date(`${date}T00:00:00Z`).getUTCDay()];
  const drawn = drawParameters(random('past', seed), 'normal');
  const demand = (SEASON[month - 1] ?? 1) * (WEEK[weekday] ?? 1) * GROWTH ** -age;
  const par: Parameters = {
    ...drawn,
    busy: LEVEL * demand * rng.between(0.85, 1.15),
    noShow: 0.075 * HABIT ** -age,
  };
  const day = new Day(rng, midnight, seats);
  for (const party of planBookings(rng, par, midnight)) {
    const hour = Math.floor((party.start - midnight) / HOUR);
    if (rng.chance(DAY_SHAPE[hour - 8] ?? 0)) day.book(party, par);
  }
  for (let n = rng.poisson(9 * par.busy); n > 0; n -= 1) day.walkIn();
  day.breakDown();
  return day.told();
}

class Day {
  readonly #rng: Random;
  readonly #open: number;
  readonly #close: number;
  readonly #seats: readonly PastSeat[];
  readonly #lines: Map<string, Span[]>;
  readonly #silent: { seats: Set<string>; from: number; to: number }[] = [];
  readonly #bookings: PastDay['bookings'] = [];
  readonly #checkIns: PastDay['checkIns'] = [];

  constructor(rng: Random, midnight: number, seats: readonly PastSeat[]) {
    this.#rng = rng;
    this.#open = midnight + OPENS * MINUTE;
    this.#close = midnight + CLOSES * MINUTE;
    this.#seats = seats;
    this.#lines = new Map(seats.map(({ id }) => [id, []]));
  }

  book(party: Party, par: Parameters): void {
    const rng = this.#rng;
    const zone = this.#zoneOf(party.seats[0]);
    if (zone === undefined) return;
    const id = `past-${this.#bookings.length}`;
    const { start: from, end: to, bookedAt: madeAt, cancelledAt } = party;
    const status = cancelledAt !== null ? 'cancelled' : party.noShow ? 'released' : 'active';
    const kept = UNITS[party.space] ?? party.seats;
    this.#bookings.push({
      ...{ id, zone, from, to, madeAt, cancelledAt },
      seats: [...kept],
      status,
      walkIn: false,
    });
    if (status !== 'active') return;
    const begin = Math.max(this.#open, from + Math.round(rng.normal(3, 6)) * MINUTE);
    const early = rng.chance(par.earlyLeave);
    const share = early ? rng.between(0.4, 0.9) : 1;
    const end = Math.min(this.#close, Math.max(begin + 5 * MINUTE, from + (to - from) * share));
    this.#checkIns.push({ zone, booking: id, from: begin, to: end, moved: false });
    for (const seat of party.seats) this.#sit(seat, begin, end, party.kind === 'desk');
  }

  /** Somebody without a booking: a free open desk, median stay 55 minutes. */
  walkIn(): void {
    const rng = this.#rng;
    const noon = this.#open + 3.5 * HOUR;
    const wish = rng.chance(0.55)
      ? rng.normal(noon - 1.6 * HOUR, 0.9 * HOUR)
      : rng.normal(noon + 2.3 * HOUR, HOUR);
    const from = Math.round(Math.min(Math.max(wish, this.#open), this.#close - HOUR / 2));
    const stay = Math.min(Math.exp(rng.normal(Math.log(55), 0.6)), 240) * MINUTE;
    const to = Math.round(Math.min(from + stay, this.#close));
    const free = this.#seats.filter(
      ({ id, zone }) =>
        zone === 'open' &&
        this.#lines.get(id)?.every((each) => each.to <= from || to <= each.from) &&
        this.#bookings.every(
          (each) => !each.seats.includes(id) || each.to <= from || to <= each.from,
        ),
    );
    if (free.length === 0) return;
    const seat = rng.pick(free);
    this.#checkIns.push({ zone: seat.zone, booking: null, from, to, moved: false });
    this.#sit(seat.id, from, to, true);
  }

  /** A battery at its end, or a gateway without power. */
  breakDown(): void {
    const rng = this.#rng;
    const silence = (ids: string[], longest: number) => {
      const from = Math.round(rng.between(this.#open, this.#close - HOUR));
      const to = Math.round(Math.min(this.#close, from + rng.between(0.3, longest) * HOUR));
      this.#silent.push({ seats: new Set(ids), from, to });
    };
    if (rng.chance(0.12)) silence([rng.pick(this.#seats).id], 5);
    if (rng.chance(0.02)) {
      const { zone } = rng.pick(this.#seats);
      silence(
        this.#seats.filter((seat) => seat.zone === zone).map(({ id }) => id),
        3,
      );
    }
  }

  told(): PastDay {
    const intervals = [...this.#lines].flatMap(([space, line]) => {
      const silent = this.#silent.filter(({ seats }) => seats.has(space));
      const spans = silent.reduce<Span[]>(
        (all, { from, to }) => lay(all, { status: 'unknown', from, to }),
        line.reduce<Span[]>(lay, [{ status: 'free', from: this.#open, to: this.#close }]),
      );
      return spans.map((span) => ({ space, ...span, corrected: false }));
    });
    return { intervals, bookings: this.#bookings, checkIns: this.#checkIns };
  }

  /** A stay, with the lunch of those who work at a desk. */
  #sit(seat: string, from: number, to: number, lunches: boolean): void {
    const rng = this.#rng;
    const line = this.#lines.get(seat);
    if (line === undefined || from >= to) return;
    line.push({ status: 'occupied', from, to });
    const lunch = Math.round(this.#open + rng.between(3.4, 4.3) * HOUR);
    const back = Math.round(lunch + rng.between(35, 60) * MINUTE);
    if (!lunches || lunch <= from || back >= to || !rng.chance(0.75)) return;
    line.push({ status: rng.chance(0.6) ? 'away' : 'free', from: lunch, to: back });
  }

  #zoneOf(seat: string | undefined): string | undefined {
    return this.#seats.find(({ id }) => id === seat)?.zone;
  }
}

/** Lays a span over others: what it covers is gone. */
const lay = (all: readonly Span[], over: Span): Span[] =>
  [
    ...all.flatMap((span) => [
      { ...span, to: Math.min(span.to, over.from) },
      { ...span, from: Math.max(span.from, over.to) },
    ]),
    over,
  ]
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
