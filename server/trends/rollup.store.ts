import { dateOf, instantOf, nextDate, type DayException } from '../calendar/calendar.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { DayFacts, DayRows } from './day.ts';
import type { Interval } from './stretches.ts';

/** How far the roll-ups have come; instants in milliseconds. */
export interface Progress {
  until: number;
  aliveAt: number;
  intervalId: bigint;
  exceptions: DayException[];
}

export type RollUpStore = ReturnType<typeof rollUpStore>;
type Known = Pick<DayFacts, 'intervals' | 'gaps' | 'bookings' | 'checkIns'>;

/** The facts that roll-ups are made of, and the roll-ups. @param demo marks what is written */
export function rollUpStore(prisma: PrismaClient, venueId: string, demo: boolean) {
  const texts = ({ spaceHours, zoneHours, zoneDays }: DayRows): [string, string, string] => {
    const marked = (rows: readonly object[]) =>
      JSON.stringify(rows.map((row) => ({ ...row, ...iso(row), venueId, demo })));
    return [marked(spaceHours), marked(zoneHours), marked(zoneDays)];
  };
  const inserts = (rows: DayRows) => {
    const [spaces, zones, days] = texts(rows);
    return [
      prisma.$executeRaw`
        INSERT INTO "SpaceHour"
        SELECT * FROM jsonb_populate_recordset(NULL::"SpaceHour", ${spaces}::text::jsonb)
        ON CONFLICT DO NOTHING`,
      prisma.$executeRaw`
        INSERT INTO "ZoneHour"
        SELECT * FROM jsonb_populate_recordset(NULL::"ZoneHour", ${zones}::text::jsonb)
        ON CONFLICT DO NOTHING`,
      prisma.$executeRaw`
        INSERT INTO "ZoneDay"
        SELECT * FROM jsonb_populate_recordset(NULL::"ZoneDay", ${days}::text::jsonb)
        ON CONFLICT DO NOTHING`,
    ];
  };

  return {
    async progress(): Promise<Progress | null> {
      const row = await prisma.rollUp.findUnique({ where: { venueId } });
      if (row === null) return null;
      const exceptions = row.exceptions as unknown as DayException[];
      const [until, aliveAt] = [row.until.getTime(), row.aliveAt.getTime()];
      return { until, aliveAt, intervalId: row.intervalId, exceptions };
    },

    async save({ until, aliveAt, intervalId, exceptions }: Progress): Promise<void> {
      const data = {
        until: new Date(until),
        aliveAt: new Date(aliveAt),
        intervalId,
        exceptions: exceptions as object[],
      };
      await prisma.rollUp.upsert({
        where: { venueId },
        create: { venueId, ...data },
        update: data,
      });
    },

    /** Notes that nothing was measured between two instants (TR3). */
    async addGap(from: number, to: number): Promise<void> {
      const [startedAt, endedAt] = [new Date(from), new Date(to)];
      await prisma.measurementGap.upsert({
        where: { venueId_startedAt: { venueId, startedAt } },
        create: { venueId, startedAt, endedAt },
        update: { endedAt },
      });
    },

    /** Business date of the oldest status that is kept; null: there is none. */
    async firstDate(): Promise<string | null> {
      const [row] = await prisma.$queryRaw<{ at: Date | null }[]>`
        SELECT min(first."startedAt") AS "at" FROM "Space" s
        CROSS JOIN LATERAL (
          SELECT i."startedAt" FROM "StatusInterval" i
          WHERE i."venueId" = s."venueId" AND i."spaceId" = s."id"
          ORDER BY i."startedAt" LIMIT 1
        ) first
        WHERE s."venueId" = ${venueId}`;
      return row?.at ? dateOf(row.at.getTime()) : null;
    },

    /** What was written down after an interval: the newest id, and when the earliest of it began. */
    async since(intervalId: bigint): Promise<{ newest: bigint; from: number | null }> {
      const [row] = await prisma.$queryRaw<{ newest: bigint | null; from: Date | null }[]>`
        SELECT max("id") AS "newest", min("startedAt") AS "from" FROM "StatusInterval"
        WHERE "id" > ${intervalId} AND "venueId" = ${venueId}`;
      return { newest: row?.newest ?? intervalId, from: row?.from?.getTime() ?? null };
    },

    /** Business dates whose bookings or check-ins changed since an instant. */
    async changedDates(since: number): Promise<string[]> {
      const at = { gte: new Date(since) };
      const [bookings, checkIns] = await Promise.all([
        prisma.booking.findMany({
          where: { venueId, updatedAt: at },
          select: { startAt: true },
        }),
        prisma.checkIn.findMany({
          where: { venueId, OR: [{ inAt: at }, { outAt: at }] },
          select: { inAt: true },
        }),
      ]);
      const begins = [...bookings.map((b) => b.startAt), ...checkIns.map((c) => c.inAt)];
      return [...new Set(begins.map((begin) => dateOf(begin.getTime())))];
    },

    /** The raw facts of a business date. */
    async facts(date: string): Promise<Known> {
      const from = new Date(instantOf(date, '00:00'));
      const to = new Date(instantOf(nextDate(date), '00:00'));
      const [intervals, gaps, bookings, checkIns] = await Promise.all([
        prisma.$queryRaw<RawInterval[]>`
          SELECT "spaceId", "status", "startedAt", "endedAt", "corrected"
          FROM "StatusHistory"(${venueId}, ${from}, ${to})`,
        prisma.measurementGap.findMany({
          where: { venueId, startedAt: { lt: to }, endedAt: { gt: from } },
          orderBy: { startedAt: 'asc' },
        }),
        prisma.booking.findMany({
          where: {
            venueId,
            startAt: { gte: from, lt: to },
            status: { in: ['active', 'released', 'cancelled'] },
          },
          include: { space: { select: { zoneId: true, members: { select: { id: true } } } } },
        }),
        prisma.checkIn.findMany({
          where: { venueId, inAt: { gte: from, lt: to } },
          include: { space: { select: { zoneId: true } } },
        }),
      ]);
      return {
        intervals: intervals.map(interval),
        gaps: gaps.map((gap) => ({ from: gap.startedAt.getTime(), to: gap.endedAt.getTime() })),
        bookings: bookings.map(({ id, spaceId, space, status, origin, startAt, endAt }) => ({
          id,
          zone: space.zoneId,
          seats: space.members.length > 0 ? space.members.map((seat) => seat.id) : [spaceId],
          status,
          walkIn: origin === 'walkIn',
          from: startAt.getTime(),
          to: endAt.getTime(),
        })),
        checkIns: checkIns.map(({ bookingId, space, inAt, outAt, method }) => ({
          zone: space.zoneId,
          booking: bookingId,
          from: inAt.getTime(),
          to: outAt?.getTime() ?? null,
          moved: method === 'move',
        })),
      };
    },

    /** Makes the rows of a date these ones: what is equal stays untouched; all or nothing. */
    async write(date: string, rows: DayRows): Promise<void> {
      const [spaces, zones, days] = texts(rows);
      await prisma.$transaction([
        prisma.$executeRaw`
          DELETE FROM "SpaceHour" t WHERE t."venueId" = ${venueId} AND t."date" = ${date}
          AND NOT EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::"SpaceHour", ${spaces}::text::jsonb) r WHERE r = t)`,
        prisma.$executeRaw`
          DELETE FROM "ZoneHour" t WHERE t."venueId" = ${venueId} AND t."date" = ${date}
          AND NOT EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::"ZoneHour", ${zones}::text::jsonb) r WHERE r = t)`,
        prisma.$executeRaw`
          DELETE FROM "ZoneDay" t WHERE t."venueId" = ${venueId} AND t."date" = ${date}
          AND NOT EXISTS (SELECT 1 FROM jsonb_populate_recordset(NULL::"ZoneDay", ${days}::text::jsonb) r WHERE r = t)`,
        ...inserts(rows),
      ]);
    },

    /** Adds rows of dates that have none; what is there stays. All or nothing. */
    async add(rows: DayRows): Promise<void> {
      await prisma.$transaction(inserts(rows));
    },

    /** Business dates that have roll-ups, from one on until before another. */
    async rolledDates(from: string, before: string): Promise<Set<string>> {
      const where = { venueId, zoneId: '*', date: { gte: from, lt: before } };
      const rows = await prisma.zoneDay.findMany({ where, select: { date: true } });
      return new Set(rows.map(({ date }) => date));
    },
  };
}

const iso = (row: object): object =>
  'hour' in row ? { hour: new Date(row.hour as number).toISOString() } : {};

interface RawInterval {
  spaceId: string;
  status: string;
  startedAt: Date;
  endedAt: Date | null;
  corrected: boolean;
}

const interval = ({ spaceId, status, startedAt, endedAt, corrected }: RawInterval): Interval => ({
  space: spaceId,
  status,
  from: startedAt.getTime(),
  to: endedAt?.getTime() ?? null,
  corrected,
});
