import { dateOf, instantOf, openingAt, type DayException } from '../calendar/calendar.ts';
import type { Opening } from '../occupancy/layout.ts';

/** The calendar's word on now; in the demo the doors are open day and night. */
export function openingNow(
  mode: 'calendar' | 'always',
  now: number,
  exceptions: DayException[],
): Opening {
  if (mode === 'calendar') return openingAt(now, exceptions);
  const date = dateOf(now);
  const since = instantOf(date, '00:00');
  return { open: true, closesAt: null, opensAt: null, since, date, closedZones: [] };
}
