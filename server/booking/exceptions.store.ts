import type { DayException } from '../calendar/calendar.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Db } from './bookings.store.ts';

/** An exception of the calendar as it is stored. */
export interface StoredException extends DayException {
  id: string;
  space: string | null;
  /** User id. */
  madeBy: string | null;
}

export type ExceptionsStore = ReturnType<typeof exceptionsStore>;

/** The dated exceptions of one venue's calendar. */
export function exceptionsStore(prisma: PrismaClient, venueId: string) {
  return {
    /** From a business date on to another, both included; inside a transaction when one is handed over. */
    async between(from: string, to: string, db: Db = prisma): Promise<StoredException[]> {
      const rows = await db.calendarException.findMany({
        where: { venueId, date: { gte: from, lte: to } },
        orderBy: [{ date: 'asc' }, { zoneId: 'asc' }, { spaceId: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id, date, zoneId, spaceId, opensAt, closesAt, reason, madeBy }) => ({
        id,
        date,
        zone: zoneId,
        space: spaceId,
        opensAt,
        closesAt,
        reason,
        madeBy,
      }));
    },

    async find(id: string): Promise<{ date: string } | null> {
      return prisma.calendarException.findFirst({
        where: { id, venueId },
        select: { date: true },
      });
    },

    async add(exception: Omit<StoredException, 'id'>, db: Db): Promise<string> {
      const { zone, space, ...rest } = exception;
      const data = { venueId, ...rest, zoneId: zone, spaceId: space };
      return (await db.calendarException.create({ data })).id;
    },

    /** @returns false when there is none such */
    async remove(id: string, db: Db): Promise<boolean> {
      return (await db.calendarException.deleteMany({ where: { id, venueId } })).count > 0;
    },

    async namesOf(ids: string[]): Promise<Map<string, string>> {
      const where = { id: { in: ids } };
      const rows = await prisma.user.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
