import { dateOf, instantOf } from '../calendar/calendar.ts';
import { plusDays } from '../calendar/days.ts';
import type { BookableKind, BookingWeek, WeekCell } from '../contract/booking-api.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import { ANYBODY, KINDS, levelOf, wall } from './availability.ts';
import type { BookingsStore } from './bookings.store.ts';
import { firstWindow } from './days.ts';
import { bookableOf, type Wish } from './facts.ts';
import { freeSpaces, type Situation } from './free.ts';
import { leftFor } from './rules.ts';
import type { Situations } from './situation.ts';

/** Open days that are shown. */
const OPEN_DAYS = 7;
/** Days looked through for them; the longest closure is the new year's. */
const HORIZON = 31;
/** Milliseconds for which a week is given again: it is everybody's first page. */
const FRESH = 5_000;
const MINUTE = 60_000;
/** The parts of a day, by the hours of counters; lunch lies between. */
const PARTS = { am: ['08:30', '12:00'], pm: ['13:00', '17:15'] } as const;

type Part = keyof typeof PARTS;
type Day = BookingWeek['days'][number];

/** What is left of one day, by kind and part, for somebody who has not signed in. */
export function weekDay(situation: Situation): Day {
  const { facts, calendar } = situation;
  const { date } = facts;
  const closed = calendar.closedOn(date)?.why ?? null;
  if (calendar.hoursOf(date) === null) return { date, closed: closed ?? 'exception', cells: [] };
  const kinds = KINDS.filter((kind) => bookableOf(facts, kind).length > 0);
  const parts = Object.keys(PARTS) as Part[];
  const cells = kinds.flatMap((kind) => parts.flatMap((part) => cell(kind, part, situation) ?? []));
  return { date, closed: null, cells };
}

function cell(kind: BookableKind, part: Part, situation: Situation): WeekCell | null {
  const { facts, policy, calendar, now } = situation;
  const { date } = facts;
  const hours = calendar.hoursOf(date);
  const [begins, ends] = PARTS[part];
  if (hours === null) return null;
  const opensAt = Math.max(hours.opensAt, instantOf(date, begins));
  const endAt = Math.min(hours.closesAt, instantOf(date, ends));
  const grid = policy.limits.gridMinutes * MINUTE;
  if (endAt - opensAt < grid) return null;
  const startAt = Math.max(opensAt, Math.ceil(now / grid) * grid);
  const total = bookableOf(facts, kind).length;
  const shared = { kind, part, total, from: wall(opensAt, date), to: wall(endAt, date), free: 0 };
  if (endAt - startAt < Math.max(grid, policy.limits.minMinutes * MINUTE)) {
    return { ...shared, state: 'past' };
  }
  if (now < firstWindow(date, policy)) return { ...shared, state: 'notYet' };
  const most = policy.limits.maxMinutes[kind] * MINUTE;
  const best = bestOf(kind, { startAt, endAt, most, grid }, situation);
  const { free } = best;
  const span = { from: wall(best.startAt, date), to: wall(best.endAt, date) };
  const kept = free === 0 && freeSpaces(best, situation).length > 0;
  return { ...shared, ...span, free, state: kept ? 'priority' : levelOf(free, total) };
}

/** The earliest interval of the part in which the most can be had: all of it, unless that is too long. */
function bestOf(
  kind: BookableKind,
  { startAt, endAt, most, grid }: { startAt: number; endAt: number; most: number; grid: number },
  situation: Situation,
): Wish & { free: number } {
  const length = Math.min(most, endAt - startAt);
  let best: (Wish & { free: number }) | null = null;
  for (let at = startAt; at + length <= endAt; at += grid) {
    const wish: Wish = { kind, space: null, startAt: at, endAt: at + length, by: 'member' };
    const free = leftFor(wish, ANYBODY, situation);
    if (best === null || free > best.free) best = { ...wish, free };
  }
  return best ?? { kind, space: null, startAt, endAt, by: 'member', free: 0 };
}

/** Reads the coming days, at most once in five seconds, whoever asks and however many. */
export function weekReader(
  store: Pick<BookingsStore, 'prisma'>,
  situations: Pick<Situations, 'before'>,
  now: () => number,
): () => Promise<BookingWeek> {
  let held: { at: number; week: Promise<BookingWeek> } | null = null;
  return () => {
    const at = now();
    if (held !== null && at >= held.at && at - held.at < FRESH) return held.week;
    const week = read(store, situations, at);
    held = { at, week };
    week.catch(() => (held = held?.week === week ? null : held));
    return week;
  };
}

async function read(
  store: Pick<BookingsStore, 'prisma'>,
  situations: Pick<Situations, 'before'>,
  now: number,
): Promise<BookingWeek> {
  const days: Day[] = [];
  const today = dateOf(now);
  let { maxMinutes } = DEFAULT_POLICY.limits;
  for (let n = 0, open = 0; n < HORIZON && open < OPEN_DAYS; n += 1) {
    const within = await situations.before(plusDays(today, n));
    const situation = await within(store.prisma);
    ({ maxMinutes } = situation.policy.limits);
    const day = weekDay(situation);
    // Today is over when its doors are shut: the week begins with the next day.
    if (n === 0 && (situation.calendar.hoursOf(today)?.closesAt ?? now) <= now) continue;
    days.push(day);
    if (day.closed === null) open += 1;
  }
  return { takenAt: new Date(now).toISOString(), maxMinutes, days };
}
