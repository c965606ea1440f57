import type { TrendsFigures, TrendsHeatCell } from '../contract/trends.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';

/** Figures of one zone and one date or month. */
export type Keyed = TrendsFigures & { zone: string; key: string };

export type TrendsStore = ReturnType<typeof trendsStore>;

const KEYS = { date: Prisma.sql`"date"`, month: Prisma.sql`left("date", 7)`, all: Prisma.sql`''` };

/** What the officials' pages read: roll-ups only, and of a demo only those of a demo (TR14). */
export function trendsStore(prisma: PrismaClient, venueId: string, demo: boolean) {
  return {
    /** Sums between two business dates, both included, by zone and by date, month or altogether. */
    sums(
      from: string,
      to: string,
      by: keyof typeof KEYS,
      zone: string | null = null,
    ): Promise<Keyed[]> {
      const own = zone === null ? Prisma.empty : Prisma.sql`AND "zoneId" = ${zone}`;
      return prisma.$queryRaw<Keyed[]>`
        SELECT "zoneId" AS "zone", ${KEYS[by]} AS "key",
          count(*)::int AS "days", max("seats")::int AS "seats",
          sum("openSeconds") AS "openSeconds", sum("unknownSeconds") AS "unknownSeconds",
          sum("busySeconds") AS "busySeconds", sum("awaySeconds") AS "awaySeconds",
          sum("starts")::int AS "starts", max("peak")::int AS "peak",
          sum("anySeconds") AS "anySeconds", sum("fullSeconds") AS "fullSeconds",
          sum("bookings")::int AS "bookings", sum("bookedSeconds") AS "bookedSeconds",
          sum("usedSeconds") AS "usedSeconds", sum("idleSeconds") AS "idleSeconds",
          sum("absentSeconds") AS "absentSeconds", sum("noShows")::int AS "noShows",
          sum("unjudged")::int AS "unjudged", sum("cancelled")::int AS "cancelled",
          sum("visits")::int AS "visits", sum("walkIns")::int AS "walkIns",
          sum("walkInSeconds") AS "walkInSeconds"
        FROM "ZoneDay"
        WHERE "venueId" = ${venueId} AND "demo" = ${demo}
          AND "date" >= ${from} AND "date" <= ${to} ${own}
        GROUP BY 1, 2 ORDER BY 1, 2`;
    },

    /** One zone by weekday and hour of the clock in Tokyo. */
    heat(from: string, to: string, zone: string): Promise<TrendsHeatCell[]> {
      return prisma.$queryRaw<TrendsHeatCell[]>`
        SELECT extract(isodow FROM "date"::date)::int AS "weekday",
          extract(hour FROM "hour" AT TIME ZONE 'Asia/Tokyo')::int AS "hour",
          count(*)::int AS "days", sum("openSeconds") AS "openSeconds",
          sum("unknownSeconds") AS "unknownSeconds", sum("busySeconds") AS "busySeconds",
          max("peak")::int AS "peak"
        FROM "ZoneHour"
        WHERE "venueId" = ${venueId} AND "demo" = ${demo} AND "zoneId" = ${zone}
          AND "date" >= ${from} AND "date" <= ${to}
        GROUP BY 1, 2 ORDER BY 1, 2`;
    },

    /** Hours of the zones, in order: of all zones when none is named. */
    hours(from: string, to: string, zone: string | null) {
      return prisma.zoneHour.findMany({
        where: {
          ...{ venueId, demo, date: { gte: from, lte: to } },
          ...(zone === null ? {} : { zoneId: zone }),
        },
        orderBy: [{ hour: 'asc' }, { zoneId: 'asc' }],
      });
    },

    /** Sums of each space. */
    spaces(from: string, to: string, zone: string | null) {
      return prisma.spaceHour.groupBy({
        by: ['spaceId', 'zoneId'],
        where: {
          ...{ venueId, demo, date: { gte: from, lte: to } },
          ...(zone === null ? {} : { zoneId: zone }),
        },
        _sum: {
          ...{ openSeconds: true, unknownSeconds: true, busySeconds: true },
          ...{ awaySeconds: true, starts: true },
        },
        orderBy: [{ zoneId: 'asc' }, { spaceId: 'asc' }],
      });
    },

    /** The first business date that has figures. */
    async since(): Promise<string | null> {
      const row = await prisma.zoneDay.findFirst({
        where: { venueId, demo, zoneId: '*' },
        orderBy: { date: 'asc' },
        select: { date: true },
      });
      return row?.date ?? null;
    },

    /** Up to when facts are counted, in milliseconds; null: nothing is. */
    async until(): Promise<number | null> {
      const row = await prisma.rollUp.findUnique({ where: { venueId } });
      return row?.until.getTime() ?? null;
    },

    /** Times between two instants in which the server did not run, the longest first. */
    async gaps(from: number, to: number): Promise<{ from: number; to: number }[]> {
      const rows = await prisma.measurementGap.findMany({
        where: { venueId, startedAt: { lt: new Date(to) }, endedAt: { gt: new Date(from) } },
      });
      return rows
        .map((row) => ({ from: row.startedAt.getTime(), to: row.endedAt.getTime() }))
        .sort((a, b) => b.to - b.from - (a.to - a.from));
    },
  };
}
