import { dateOf, hoursOf, instantOf, nextDate, type DayException } from '../calendar/calendar.ts';
import { openDayBefore } from '../calendar/days.ts';
import { toIso } from '../clock.ts';
import type { Digest } from '../contract/attention-api.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { acknowledgementStore } from './acknowledgements.store.ts';
import { Attention, type AttentionParts } from './attention.ts';
import { attentionRoutes } from './attention.routes.ts';
import { happenings } from './digest.ts';
import { digestStore } from './digest.store.ts';

export type AttentionOfficeParts = Omit<AttentionParts, 'store' | 'every'> & {
  prisma: PrismaClient;
  venueId: string;
  exceptions: () => Promise<DayException[]>;
};

/** Milliseconds between two readings of who has taken what on. */
const EVERY = 5_000;
/** Milliseconds that the digest looks back where the calendar knows no closing. */
const NIGHT = 16 * 3_600_000;

/** What a person must look at, put together: who takes it on, and the digest of the morning. */
export function makeAttention({ prisma, venueId, exceptions, ...parts }: AttentionOfficeParts) {
  const { clock, view } = parts;
  const attention = new Attention({
    ...parts,
    store: acknowledgementStore(prisma, venueId),
    every: EVERY,
  });
  const store = digestStore(prisma, venueId);

  async function digest(): Promise<Digest> {
    const now = clock.now();
    const date = dateOf(now);
    const from = lastClosing(now, await exceptions());
    const day = {
      from: new Date(instantOf(date, '00:00')),
      to: new Date(instantOf(nextDate(date), '00:00')),
    };
    const [reports, counts] = await Promise.all([
      store.reports(new Date(from), new Date(now)),
      store.counts(day, new Date(from)),
    ]);
    return {
      from: toIso(from),
      to: toIso(now),
      happenings: happenings(reports, view(), from),
      ...counts,
    };
  }
  return { attention, routes: attentionRoutes(attention, digest) };
}

/** When the doors closed last; in the evening of an open day, when they closed that day. */
export function lastClosing(now: number, exceptions: DayException[]): number {
  const date = dateOf(now);
  const today = hoursOf(date, exceptions);
  if (today !== null && today.closesAt <= now) return today.closesAt;
  const before = openDayBefore(date, 1, exceptions);
  return (before === null ? null : hoursOf(before, exceptions)?.closesAt) ?? now - NIGHT;
}
