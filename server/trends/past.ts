import { dateOf, type DayException } from '../calendar/calendar.ts';
import { openDaysIn, plusDays } from '../calendar/days.ts';
import type { Clock } from '../clock.ts';
import { rollDay, type DayFacts, type DayRows, type Seat } from './day.ts';
import { plusMonths } from './period.ts';
import type { RollUpStore } from './rollup.store.ts';

/** What an invented day holds. */
export type Invented = Pick<DayFacts, 'intervals' | 'bookings' | 'checkIns'>;

/** A day that is to be invented, its seats, and how many whole months ago it was. */
export interface WantedDay {
  date: string;
  age: number;
  seats: readonly Seat[];
}

/** Months of past that are there, and how many there are to be. */
export interface PastProgress {
  done: number;
  of: number;
}

export interface PastParts {
  store: Pick<RollUpStore, 'firstDate' | 'rolledDates' | 'add'>;
  clock: Clock;
  exceptions: () => Promise<DayException[]>;
  seatsOf: (date: string) => Promise<Seat[]>;
  /** Invents days and rolls them up, as `rowsOf` does. */
  make: (days: readonly WantedDay[], exceptions: readonly DayException[]) => Promise<DayRows>;
  onProgress?: (progress: PastProgress) => void;
  info: (sentence: string) => void;
  /** Whether to go on: the server may stop meanwhile. */
  goOn: () => boolean;
}

/** Whole months of past that a demo has, and those of them that have rows of single seats. */
const MONTHS = 13;
const WITH_SEATS = 2;
/** Days that are written at once, and milliseconds of rest after them, so that others get their turn. */
const BATCH = 2;
const REST = 20;

/**
 * Gives a demo a past: roll-ups of invented days before the first one that was lived, the newest
 * first. Days that have some are left alone, so that it can break off anywhere and be called again.
 * @returns days that were written
 */
export async function inventPast(parts: PastParts): Promise<number> {
  const { store, clock, seatsOf, make, info } = parts;
  const today = dateOf(clock.now());
  const before = (await store.firstDate()) ?? today;
  const from = `${plusMonths(today.slice(0, 7), -MONTHS)}-01`;
  if (before <= from) return 0;
  const [there, exceptions] = await Promise.all([
    store.rolledDates(from, before),
    parts.exceptions(),
  ]);
  const days = openDaysIn(from, plusDays(before, -1), exceptions).filter((day) => !there.has(day));
  let written = 0;
  for (const batch of batches(days.reverse())) {
    if (!parts.goOn()) return written;
    const ages = batch.map((date) => monthsBetween(date, today));
    parts.onProgress?.({ done: Math.max(0, Math.min(...ages) - 1), of: MONTHS });
    const wanted = await Promise.all(
      batch.map(async (date, n) => ({ date, age: ages[n]!, seats: await seatsOf(date) })),
    );
    const concerned = exceptions.filter(({ date }) => batch.includes(date));
    await store.add(await make(wanted, concerned));
    written += batch.length;
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  if (written > 0) info(`trends: ${written} days before ${before} are invented for the demo`);
  return written;
}

/** The roll-ups of invented days; those of single seats only of the newest months. */
export function rowsOf(
  days: readonly WantedDay[],
  exceptions: readonly DayException[],
  invent: (date: string, age: number, seats: readonly Seat[]) => Invented,
): DayRows {
  const rows: DayRows = { spaceHours: [], zoneHours: [], zoneDays: [] };
  for (const { date, age, seats } of days) {
    const facts = { ...invent(date, age, seats), gaps: [] };
    const day = rollDay({ date, until: Infinity, seats, exceptions, ...facts });
    if (age <= WITH_SEATS) rows.spaceHours.push(...day.spaceHours);
    rows.zoneHours.push(...day.zoneHours);
    rows.zoneDays.push(...day.zoneDays);
  }
  return rows;
}

const batches = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, n) =>
    list.slice(n * BATCH, (n + 1) * BATCH),
  );

/** Whole months from the month of a date to that of another. */
export const monthsBetween = (from: string, to: string): number => {
  const index = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return index(to) - index(from);
};
