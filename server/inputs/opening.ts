import { dateOf, instantOf, openingAt, type DayException } from '../calendar/calendar.ts';
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
  };
}
