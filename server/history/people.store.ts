import type { PrismaClient } from '../generated/prisma/client.ts';

export interface PeopleAt {
  n: number;
  lo: number;
  hi: number;
}

const MINUTE = 60_000;
/** Milliseconds before a moment for which a minute's count still speaks. */
const CARRIES = 5 * MINUTE;

/** What was shown, for looking back: head counts by minute, and every space's status. */
export function pastStore(prisma: PrismaClient, venueId: string) {
  return {
    /** The head count of a minute; the last one that is told stands. */
    async record(at: number, { n, lo, hi }: PeopleAt): Promise<void> {
      const minute = new Date(Math.floor(at / MINUTE) * MINUTE);
      await prisma.peopleMinute.upsert({
        where: { venueId_at: { venueId, at: minute } },
        create: { venueId, at: minute, n, lo, hi },
        update: { n, lo, hi },
      });
    },

    async people(at: Date): Promise<PeopleAt | null> {
      return prisma.peopleMinute.findFirst({
        where: { venueId, at: { lte: at, gt: new Date(at.getTime() - CARRIES) } },
        orderBy: { at: 'desc' },
        select: { n: true, lo: true, hi: true },
      });
    },

    /** What one space was shown as since an instant, by time. */
    async space(
      spaceId: string,
      from: Date,
    ): Promise<{ status: string; startedAt: Date; endedAt: Date | null }[]> {
      return prisma.statusInterval.findMany({
        where: { venueId, spaceId, OR: [{ endedAt: null }, { endedAt: { gt: from } }] },
        select: { status: true, startedAt: true, endedAt: true },
        orderBy: { startedAt: 'asc' },
      });
    },

    /** The status of every space at a moment, as it was shown then. */
    async floor(
      at: Date,
    ): Promise<{ spaceId: string; status: string; reason: unknown; startedAt: Date }[]> {
      return prisma.statusInterval.findMany({
        where: {
          venueId,
          startedAt: { lte: at },
          OR: [{ endedAt: null }, { endedAt: { gt: at } }],
        },
        select: { spaceId: true, status: true, reason: true, startedAt: true },
        orderBy: { spaceId: 'asc' },
      });
    },
  };
}

export type PastStore = ReturnType<typeof pastStore>;
