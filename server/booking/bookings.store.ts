import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { Lane } from './lane.ts';

/** A connection inside a transaction, or the pool. */
export type Db = Prisma.TransactionClient;

/** A booking with what its views and letters need. */
export const FULL = {
  member: { include: { user: { select: { email: true } } } },
  checkIns: { orderBy: { inAt: 'asc' } },
} as const satisfies Prisma.BookingInclude;
export type FullBooking = Prisma.BookingGetPayload<{ include: typeof FULL }>;

/** States that keep a space from others. */
export const STANDING = ['tentative', 'active'];

/** Milliseconds to wait for a connection, and to decide. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/** What the booking rules read and write, of one venue. */
export function bookingsStore(prisma: PrismaClient, venueId: string) {
  const lane = new Lane();
  return {
    prisma,
    venueId,
    /** Decisions that wait for their turn. */
    waiting: () => lane.waiting,

    /**
     * Runs `work` while nobody else decides about the same days or the same member; what it wrote
     * stands when it returns, and nothing of it when it throws.
     * @param keys business dates and member ids
     * @param around what is read before and forgotten after the transaction, while still nobody else
     * of this process decides
     */
    decide<T>(
      keys: string[],
      work: (db: Db) => Promise<T>,
      around: { before?: () => Promise<void>; after?: () => void } = {},
    ): Promise<T> {
      // In one order, so that two who want the same locks never wait for each other.
      const locks = [...new Set(keys)].sort().map((key) => `booking/${venueId}/${key}`);
      const decision = async (db: Db): Promise<T> => {
        await db.$executeRaw`
          SELECT pg_advisory_xact_lock(hashtextextended("key", 0))
          FROM (SELECT unnest(${locks}::text[]) AS "key") AS "keys"`;
        return work(db);
      };
      // The lane orders those of this process, the locks those of all.
      return lane.run(async () => {
        await around.before?.();
        const done = await prisma.$transaction(decision, PATIENCE);
        around.after?.();
        return done;
      });
    },

    /** Lets what nobody confirmed in time lapse. @returns those bookings */
    async lapse(db: Db, now: Date): Promise<FullBooking[]> {
      const where = { venueId, status: 'tentative', holdUntil: { lte: now } };
      const due = await db.booking.findMany({ where, include: FULL });
      if (due.length === 0) return [];
      const ids = due.map(({ id }) => id);
      await db.booking.updateMany({
        where: { id: { in: ids }, status: 'tentative' },
        data: { status: 'lapsed', endedAt: now },
      });
      await db.waitlistEntry.updateMany({
        where: { bookingId: { in: ids }, status: 'offered' },
        data: { status: 'lapsed', endedAt: now },
      });
      return due;
    },

    /** What stands between two instants. */
    standing(db: Db, from: Date, to: Date) {
      return db.booking.findMany({
        where: {
          venueId,
          status: { in: STANDING },
          startAt: { lt: to },
          endAt: { gt: from },
        },
        orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
      });
    },

    /** What a member has before them. */
    ahead(db: Db, memberId: string, now: Date) {
      return db.booking.findMany({
        where: { venueId, memberId, status: { in: STANDING }, endAt: { gt: now } },
        orderBy: { startAt: 'asc' },
      });
    },

    find(db: Db, id: string): Promise<FullBooking | null> {
      return db.booking.findFirst({ where: { id, venueId }, include: FULL });
    },

    /** A member's bookings, the next first, then the past; `since` limits how far back. */
    ofMember(memberId: string, since: Date): Promise<FullBooking[]> {
      return prisma.booking.findMany({
        where: { venueId, memberId, endAt: { gt: since }, status: { not: 'lapsed' } },
        orderBy: { startAt: 'asc' },
        include: FULL,
      });
    },

    /** Standing bookings of a closure: a space, a zone's spaces, or all, between two instants. */
    within(db: Db, spaces: string[] | null, from: Date, to: Date): Promise<FullBooking[]> {
      return db.booking.findMany({
        where: {
          venueId,
          status: { in: STANDING },
          startAt: { lt: to },
          endAt: { gt: from },
          ...(spaces === null ? {} : { spaceId: { in: spaces } }),
        },
        orderBy: { startAt: 'asc' },
        include: FULL,
      });
    },

    /** Nobody's name: the class and the rule, for the fairness report. */
    async noteRefusal(facts: {
      at: Date;
      class: string;
      kind: string;
      rule: string;
      date: string;
    }): Promise<void> {
      await prisma.bookingRefusal.create({ data: { venueId, ...facts } });
    },

    /** Refusals by class, kind and rule between two instants. */
    refusals(from: Date, to: Date) {
      return prisma.bookingRefusal.groupBy({
        by: ['class', 'kind', 'rule'],
        where: { venueId, at: { gte: from, lt: to } },
        _count: true,
        orderBy: [{ class: 'asc' }, { kind: 'asc' }, { rule: 'asc' }],
      });
    },

    /** Bookings that were made between two instants, by class and kind of what became of them. */
    made(from: Date, to: Date) {
      return prisma.booking.groupBy({
        by: ['class', 'status'],
        where: { venueId, createdAt: { gte: from, lt: to }, class: { not: null } },
        _count: true,
        orderBy: [{ class: 'asc' }, { status: 'asc' }],
      });
    },
  };
}
export type BookingsStore = ReturnType<typeof bookingsStore>;
