import { pastDay } from '../../devices/office/past.ts';
import { dateOf, type DayException } from '../calendar/calendar.ts';
import { openDaysIn, plusDays } from '../calendar/days.ts';
import type { Count, Instant, KnownBooking } from '../forecast/facts.ts';
import { countsOf } from '../forecast/invented.ts';
import type { Seat } from '../trends/day.ts';
import { monthsBetween } from '../trends/past.ts';

interface Day {
  counts: Count[];
  bookings: KnownBooking[];
}

function invent(seed: number, date: string, age: number, seats: readonly Seat[]): Day {
  const { intervals, bookings } = pastDay(seed, date, age, seats);
  return {
    counts: countsOf(seats, intervals),
    bookings: bookings.map(({ zone, seats, from, to, madeAt, cancelledAt }) => ({
      ...{ zone, seats: seats.length, startAt: from, endAt: to, madeAt, cancelledAt },
    })),
  };
}

/**
 * What a demo's forecast learns from of the time before it was measured: the days that its past is made
 * of too, each invented once and kept in memory alone, so that nobody has to look at the past first.
 */
export function inventedDays(seed: number, seats: readonly Seat[]) {
  const known = new Map<string, Day>();
  /** The open days from that of `from` on, before the day of `until`. */
  return (from: Instant, until: Instant, exceptions: DayException[]): Day => {
    const last = dateOf(until);
    const days = openDaysIn(dateOf(from), plusDays(last, -1), exceptions).map((date) => {
      const day = known.get(date) ?? invent(seed, date, monthsBetween(date, last), seats);
      known.set(date, day);
      return day;
    });
    return {
      counts: days.flatMap(({ counts }) => counts),
      bookings: days.flatMap(({ bookings }) => bookings),
    };
  };
}
