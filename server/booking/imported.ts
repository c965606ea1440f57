import type { BookableKind } from '../contract/booking-api.ts';
import { spaceClosedBy } from '../calendar/days.ts';
import { businessDate } from './days.ts';
import { deadlineFor } from './release.ts';
import type { Situations } from './situation.ts';

/** What imported bookings are held against: the calendar, what is closed, and the grace of their kind (BK50). */
export const importRules =
  ({ policyNow, calendar }: Pick<Situations, 'policyNow' | 'calendar'>) =>
  async (now: number) => {
    const [policy, days] = await Promise.all([policyNow(), calendar()]);
    return {
      hoursOf: (date: string) => days.hoursOf(date),
      shutBy: (space: { id: string; zone: string }, startAt: number, endAt: number) =>
        spaceClosedBy(space, businessDate(startAt), { startAt, endAt }, days.exceptions),
      deadlineOf: (kind: string, startAt: number, endAt: number) =>
        deadlineFor(kind as BookableKind, startAt, endAt, now, policy),
    };
  };
