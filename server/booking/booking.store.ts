import type { PrismaClient } from '../generated/prisma/client.ts';
import { isOverlap } from '../store/errors.ts';

export interface BookingRecord {
  id: string;
  spaceId: string;
  startAt: Date;
  endAt: Date;
  checkedInAt: Date | null;
  /** When a guest who has not come is late; null: by the usual grace. */
  deadlineAt: Date | null;
}

export interface NewBooking {
  id?: string;
  spaceId: string;
  startAt: Date;
  endAt: Date;
  holder?: string | null;
  memberId?: string | null;
  /** outside | migrant | general */
  class?: string | null;
  /** When a guest who has not come is late; null: by the usual grace. */
  deadlineAt?: Date | null;
}

export type BookingStore = ReturnType<typeof bookingStore>;

/** Bookings and check-ins of one venue. */
export function bookingStore(prisma: PrismaClient, venueId: string) {
  return {
    /** @returns the id, or null when the space, or the member, is booked for part of that time */
    async book(booking: NewBooking): Promise<string | null> {
      try {
        const { id } = await prisma.booking.create({ data: { ...booking, venueId } });
        return id;
      } catch (error) {
        if (isOverlap(error)) return null;
        throw error;
      }
    },

    /** @returns false when there is no such active booking */
    async cancel(id: string): Promise<boolean> {
      const { count } = await prisma.booking.updateMany({
        where: { id, venueId, status: 'active' },
        data: { status: 'cancelled' },
      });
      return count > 0;
    },

    /** @returns false when somebody is received on that space already */
    async checkIn(spaceId: string, bookingId: string | null, inAt: Date): Promise<boolean> {
      try {
        await prisma.checkIn.create({ data: { venueId, spaceId, bookingId, inAt } });
        return true;
      } catch (error) {
        if (isOverlap(error)) return false;
        throw error;
      }
    },

    async checkOut(spaceId: string, outAt: Date): Promise<boolean> {
      const { count } = await prisma.checkIn.updateMany({
        where: { venueId, spaceId, outAt: null },
        data: { outAt },
      });
      return count > 0;
    },

    /** Cancels every booking whose id begins with `prefix` and lets everybody leave: for the demo. */
    async clear(prefix: string): Promise<void> {
      await prisma.$transaction([
        prisma.checkIn.updateMany({ where: { venueId, outAt: null }, data: { outAt: new Date() } }),
        prisma.booking.updateMany({
          where: { venueId, id: { startsWith: prefix }, status: 'active' },
          data: { status: 'cancelled' },
        }),
      ]);
    },

    /** Active bookings that end after `from` and start before `to`, by start. */
    async active(from: Date, to: Date): Promise<BookingRecord[]> {
      const rows = await prisma.booking.findMany({
        where: { venueId, status: 'active', endAt: { gt: from }, startAt: { lt: to } },
        orderBy: { startAt: 'asc' },
        omit: { holder: true },
        include: { checkIns: { select: { inAt: true }, take: 1 } },
      });
      return rows.map(({ id, spaceId, startAt, endAt, checkIns, deadlineAt }) => ({
        id,
        spaceId,
        startAt,
        endAt,
        checkedInAt: checkIns[0]?.inAt ?? null,
        deadlineAt,
      }));
    },

    /** Bookings and check-ins that touch a time, whatever became of them. */
    async during(from: Date, to: Date) {
      const [bookings, checkIns] = await Promise.all([
        prisma.booking.findMany({
          where: { venueId, endAt: { gt: from }, startAt: { lt: to }, createdAt: { lte: to } },
          orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
          omit: { holder: true },
        }),
        prisma.checkIn.findMany({
          where: { venueId, inAt: { lte: to }, OR: [{ outAt: null }, { outAt: { gt: from } }] },
          orderBy: [{ inAt: 'asc' }, { id: 'asc' }],
        }),
      ]);
      return { bookings, checkIns };
    },

    /** Everybody who was received and has not left. */
    openCheckIns() {
      return prisma.checkIn.findMany({
        where: { venueId, outAt: null },
        select: { id: true, spaceId: true, bookingId: true, inAt: true },
      });
    },
  };
}
