import {
  dateOf,
  hoursOf,
  instantOf,
  nextDate,
  openingAt,
  type DayException,
} from '../calendar/calendar.ts';
import type { Opening } from '../occupancy/layout.ts';

/** The calendar's word on now; in the demo the doors are open day and night. */
export function openingNow(
  mode: 'calendar' | 'always',
  now: number,
  exceptions: DayException[],
): Opening {
  const date = dateOf(now);
  const midnight = instantOf(date, '00:00');
  if (mode === 'calendar') return { ...openingAt(now, exceptions), midnight };
  return {
    open: true,
    closesAt: null,
    opensAt: null,
    since: midnight,
    midnight,
    date,
    closedZones: [],
    closedSpaces: [],
  };
}

/**
 * The open ones of so many days from a date on, with their hours. A zone that differs that day is
 * closed all day here: no word is better than one on the wrong hours.
 */
export function openDays(
  mode: 'calendar' | 'always',
  from: string,
  count: number,
  exceptions: DayException[],
) {
  const dates = [from];
  while (dates.length < count) dates.push(nextDate(dates.at(-1) ?? from));
  return dates.flatMap((date) => {
    const midnight = instantOf(date, '00:00');
    const hours =
      mode === 'always'
        ? { opensAt: midnight, closesAt: instantOf(nextDate(date), '00:00') }
        : hoursOf(date, exceptions);
    if (hours === null) return [];
    const differing = exceptions.flatMap((each) =>
      mode === 'calendar' && each.date === date && each.zone !== null && !each.space
        ? [each.zone]
        : [],
    );
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return [{ date, weekday, midnight, ...hours, closedZones: differing }];
  });
}
