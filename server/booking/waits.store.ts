import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Db } from './bookings.store.ts';

const OPEN = ['waiting', 'offered'];

/** Those who wait for a space, of one venue. */
export function waitsStore(prisma: PrismaClient, venueId: string) {
  return {
    /** Everybody who waits for a start after `now`, with what their turn depends on. */
    waiting(db: Db, from: Date, to: Date) {
      return db.waitlistEntry.findMany({
        where: { venueId, status: 'waiting', startAt: { gte: from, lt: to } },
        include: { member: { select: { class: true, state: true } } },
        orderBy: { createdAt: 'asc' },
      });
    },

    /** Business dates for which somebody waits, as instants of their starts. */
    async starts(): Promise<Date[]> {
      const rows = await prisma.waitlistEntry.findMany({
        where: { venueId, status: 'waiting' },
        select: { startAt: true },
        distinct: ['startAt'],
      });
      return rows.map(({ startAt }) => startAt);
    },

    ofMember(memberId: string, since: Date) {
      return prisma.waitlistEntry.findMany({
        where: { venueId, memberId, endAt: { gt: since } },
        include: { booking: true },
        orderBy: { startAt: 'asc' },
      });
    },

    find(db: Db, id: string) {
      return db.waitlistEntry.findFirst({ where: { id, venueId }, include: { booking: true } });
    },

    /** Waiting of one member that touches a time. */
    alike(db: Db, memberId: string, kind: string, startAt: Date, endAt: Date) {
      return db.waitlistEntry.findFirst({
        where: {
          venueId,
          memberId,
          kind,
          status: { in: OPEN },
          startAt: { lt: endAt },
          endAt: { gt: startAt },
        },
      });
    },

    ahead(db: Db, memberId: string) {
      return db.waitlistEntry.count({ where: { venueId, memberId, status: { in: OPEN } } });
    },
  };
}
export type WaitsStore = ReturnType<typeof waitsStore>;
