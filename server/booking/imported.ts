import type { BookableKind } from '../contract/booking-api.ts';
import { deadlineFor } from './release.ts';
import type { Situations } from './situation.ts';

/** What imported bookings are held against: the calendar, and the grace of their kind (BK50). */
export const importRules =
  ({ policyNow, calendar }: Pick<Situations, 'policyNow' | 'calendar'>) =>
  async (now: number) => {
    const [policy, days] = await Promise.all([policyNow(), calendar()]);
    return {
      hoursOf: (date: string) => days.hoursOf(date),
      deadlineOf: (kind: string, startAt: number, endAt: number) =>
        deadlineFor(kind as BookableKind, startAt, endAt, now, policy),
    };
  };
