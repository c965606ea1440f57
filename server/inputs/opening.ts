import {
  dateOf,
  hoursOf,
  instantOf,
  nextDate,
  openingAt,
  type DayException,
  type Doors,
} from '../calendar/calendar.ts';
import type { Opening } from '../occupancy/layout.ts';

/** The calendar's word on now. */
export const openingNow = (doors: Doors, now: number, exceptions: DayException[]): Opening => ({
  ...openingAt(now, exceptions, doors),
  midnight: instantOf(dateOf(now), '00:00'),
});

/**
 * The open ones of so many days from a date on, with their hours. A zone that differs that day is
 * closed all day here: no word is better than one on the wrong hours.
 */
export function openDays(doors: Doors, from: string, count: number, exceptions: DayException[]) {
  const dates = [from];
  while (dates.length < count) dates.push(nextDate(dates.at(-1) ?? from));
  return dates.flatMap((date) => {
    const midnight = instantOf(date, '00:00');
    const hours = hoursOf(date, exceptions, doors);
    if (hours === null) return [];
    const differing = exceptions.flatMap((each) =>
      each.date === date && each.zone !== null && !each.space ? [each.zone] : [],
    );
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return [{ date, weekday, midnight, ...hours, closedZones: differing }];
  });
}
