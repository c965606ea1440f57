import { spaceClosedBy } from '../calendar/days.ts';
import type { Calendar } from './days.ts';
import type { PlannedSpace } from './spaces.ts';

/** Bookings of a date for which a calendar has no place: the venue, the zone or the space is closed. */
export function shutOut<T extends { spaceId: string; startAt: Date; endAt: Date }>(
  bookings: readonly T[],
  date: string,
  spaces: readonly PlannedSpace[],
  calendar: Calendar,
): T[] {
  const hours = calendar.hoursOf(date);
  return bookings.filter(({ spaceId, startAt, endAt }) => {
    const span = { startAt: startAt.getTime(), endAt: endAt.getTime() };
    if (hours === null || span.startAt < hours.opensAt || span.endAt > hours.closesAt) return true;
    const space = spaces.find((each) => each.id === spaceId);
    return space !== undefined && spaceClosedBy(space, date, span, calendar.exceptions) !== null;
  });
}
