import type { Outcome } from '../contract/outcomes.ts';
import type { PriorityClass } from '../contract/policy.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export type FairnessStore = ReturnType<typeof fairnessStore>;
type Counts = Record<PriorityClass, Record<Outcome, number>>;

/** What the fairness report and reception's prompt count. */
export function fairnessStore(prisma: PrismaClient, venueId: string) {
  return {
    /** What became by `now` of the bookings of each class that begin between two instants. */
    async between(from: Date, to: Date, now: Date): Promise<Counts> {
      const none = (): Record<Outcome, number> => ({
        came: 0,
        absent: 0,
        ahead: 0,
        released: 0,
        cancelled: 0,
      });
      const counts: Counts = { outside: none(), migrant: none(), general: none() };
      const absent = { status: 'active', checkIns: { none: {} } } as const;
      const of: Record<Outcome, Prisma.BookingWhereInput> = {
        came: { status: 'active', checkIns: { some: {} } },
        absent: { ...absent, endAt: { lte: now } },
        ahead: { ...absent, endAt: { gt: now } },
        released: { status: 'released' },
        cancelled: { status: 'cancelled' },
      };
      for (const [outcome, what] of Object.entries(of)) {
        const rows = await prisma.booking.groupBy({
          by: ['class'],
          where: { venueId, startAt: { gte: from, lt: to }, class: { not: null }, ...what },
          _count: true,
        });
        for (const row of rows) {
          const own = counts[row.class as PriorityClass] as Counts[PriorityClass] | undefined;
          if (own !== undefined) own[outcome as Outcome] = row._count;
        }
      }
      return counts;
    },

    /** Bookings of the priority classes that stood between two instants. */
    async ofPriority(from: Date, to: Date) {
      const rows = await prisma.booking.findMany({
        where: {
          venueId,
          status: 'active',
          class: { in: ['outside', 'migrant'] },
          startAt: { gte: from, lt: to },
        },
        select: { spaceId: true, startAt: true, endAt: true },
      });
      return rows.map(({ spaceId, startAt, endAt }) => ({
        space: spaceId,
        startAt: startAt.getTime(),
        endAt: endAt.getTime(),
      }));
    },

    /** Bookings of members that were released between two instants, the earliest first. */
    released(from: Date, to: Date) {
      return prisma.booking.findMany({
        where: {
          venueId,
          status: 'released',
          memberId: { not: null },
          startAt: { gte: from, lte: to },
        },
        orderBy: { startAt: 'asc' },
        select: {
          startAt: true,
          member: {
            select: { id: true, number: true, familyName: true, givenName: true, kana: true },
          },
        },
      });
    },
  };
}
