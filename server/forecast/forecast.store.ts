import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Count, Instant, KnownBooking } from './facts.ts';

export type ForecastStore = ReturnType<typeof forecastStore>;

/** What the forecast of one venue learns from. */
export function forecastStore(prisma: PrismaClient, venueId: string) {
  return {
    /**
     * Known and taken seats of each zone at each half hour from `from` until before `to`. Seats
     * that were unknown, closed or out of service are not known (as far as late records tell now, HI3); marks without any are left out.
     */
    async counts(from: Instant, to: Instant): Promise<Count[]> {
      const [first, end] = [new Date(from), new Date(to)];
      // From intervals to marks: most intervals hold one or none, and each is looked at once.
      const rows = await prisma.$queryRaw<
        { zone: string; at: number; taken: number; known: number }[]
      >`
        SELECT s."zoneId" AS "zone", m."mark" * 1800000.0::float8 AS "at",
          count(DISTINCT s."id") FILTER (WHERE i."status" IN ('occupied', 'away', 'held'))::int AS "taken",
          count(DISTINCT s."id")::int AS "known"
        FROM "StatusHistory"(${venueId}, ${first}, ${end}) i
        JOIN "Space" s ON s."venueId" = ${venueId} AND s."id" = i."spaceId"
        CROSS JOIN LATERAL generate_series(
          ceil(extract(epoch FROM GREATEST(i."startedAt", ${first})) / 1800)::bigint,
          ceil(extract(epoch FROM LEAST(COALESCE(i."endedAt", ${end}), ${end})) / 1800)::bigint - 1
        ) AS m("mark")
        WHERE i."status" IN ('free', 'occupied', 'away', 'held')
        GROUP BY s."zoneId", m."mark"
        ORDER BY m."mark", s."zoneId"`;
      return rows;
    },

    /** When measuring began; null: it has not. */
    async since(): Promise<Instant | null> {
      const { _min } = await prisma.statusInterval.aggregate({
        where: { venueId },
        _min: { startedAt: true },
      });
      return _min.startedAt?.getTime() ?? null;
    },

    /** Bookings that touch the time, cancelled ones too; a unit keeps all of its seats. */
    async bookings(from: Instant, to: Instant): Promise<KnownBooking[]> {
      const rows = await prisma.booking.findMany({
        where: { venueId, endAt: { gt: new Date(from) }, startAt: { lt: new Date(to) } },
        orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
        select: {
          startAt: true,
          endAt: true,
          status: true,
          createdAt: true,
          updatedAt: true,
          space: { select: { zoneId: true, _count: { select: { members: true } } } },
        },
      });
      return rows.map(({ startAt, endAt, status, createdAt, updatedAt, space }) => ({
        zone: space.zoneId,
        seats: Math.max(space._count.members, 1),
        startAt: startAt.getTime(),
        endAt: endAt.getTime(),
        madeAt: createdAt.getTime(),
        cancelledAt: status === 'active' ? null : updatedAt.getTime(),
      }));
    },
  };
}
