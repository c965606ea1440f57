import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Instant } from '../occupancy/evidence.ts';
import { amend, type Correction, type Word } from './amend.ts';

/** A sensor on a space, and for how long its words are believed (milliseconds). */
export interface Source {
  device: string;
  part: number;
  limit: { free: number; occupied: number };
}

/** An interval of the corrected history; the open one has no end. */
export interface CorrectedInterval {
  spaceId: string;
  status: string;
  reason: unknown;
  startedAt: Date;
  endedAt: Date | null;
  corrected: boolean;
}

export const HOUR = 3_600_000;
/** Milliseconds for which a record may speak, however seldom its sensor does (HI8). */
const LONGEST = 24 * HOUR;
/** Words of one space that are looked at in one hour; a sensor that says more is not one. */
const MOST = 20_000;

/** Milliseconds for which a sensor's record speaks at most. */
export const reachOf = ({ limit }: Source): number =>
  Math.min(LONGEST, Math.max(limit.free, limit.occupied));

export type CorrectedStore = ReturnType<typeof correctedStore>;

/** The corrected history of one venue: what was shown, with what records have told since. */
export function correctedStore(prisma: PrismaClient, venueId: string) {
  /** What the sensors of a space said, and when they last spoke live. */
  const wordsOf = async (sources: Source[], from: Date, to: Date) => {
    const heard = { venueId, deviceId: { in: sources.map(({ device }) => device) } };
    const kinds = { in: ['presence', 'people'] };
    const [rows, live] = await Promise.all([
      prisma.reading.findMany({
        where: { ...heard, kind: kinds, at: { gte: from, lt: to } },
        orderBy: { at: 'desc' },
        take: MOST,
      }),
      prisma.reading.findFirst({
        where: { ...heard, kind: kinds, historical: false, at: { gte: from } },
        orderBy: { at: 'desc' },
        select: { at: true },
      }),
    ]);
    // A count beside the regions it is the sum of says nothing that the regions do not.
    const regions = new Set(rows.flatMap((row) => (row.kind === 'presence' ? [row.key] : [])));
    const words = rows.flatMap((row): Word[] => {
      const source = sources.find(
        ({ device, part }) => device === row.deviceId && part === (row.part ?? 0),
      );
      if (source === undefined || (row.kind === 'people' && regions.has(row.key))) return [];
      const body = row.body as { occupied?: boolean | null; count?: number };
      const occupied = row.kind === 'people' ? (body.count ?? 0) > 0 : (body.occupied ?? null);
      const limit = Math.min(LONGEST, source.limit[occupied === true ? 'occupied' : 'free']);
      const name = `${row.deviceId}#${source.part}`;
      return [{ source: name, at: row.at.getTime(), occupied, record: row.historical, limit }];
    });
    return { words, live: live?.at.getTime() ?? null };
  };

  /** Stretches of a time in which a space was unknown because nothing was heard of it (HI3). */
  const unheard = (spaceId: string, from: Date, to: Date) => prisma.$queryRaw<
    { from: Date; to: Date }[]
  >`
    SELECT GREATEST("startedAt", ${from}::timestamptz) AS "from",
      LEAST(COALESCE("endedAt", 'infinity'), ${to}::timestamptz) AS "to"
    FROM "StatusInterval"
    WHERE "venueId" = ${venueId} AND "spaceId" = ${spaceId} AND "status" = 'unknown'
      AND "reason"->>'code' IN ('silent', 'neverHeard', 'offline', 'sourceDown')
      AND "startedAt" < ${to} AND COALESCE("endedAt", 'infinity') > ${from}
    ORDER BY "startedAt"`;

  return {
    /**
     * Makes the corrections of one hour of a space anew.
     * @returns whether a part waits for a live reading (HI5)
     */
    async amendHour(spaceId: string, hour: Instant, sources: Source[]): Promise<boolean> {
      const back = Math.max(...sources.map(reachOf));
      const [from, to] = [new Date(hour), new Date(hour + HOUR)];
      const { words, live } = await wordsOf(sources, new Date(hour - back), to);
      const until = Math.min(to.getTime(), live ?? -Infinity);
      const shown = await unheard(spaceId, from, to);
      const stretches = shown.map((each) => ({ from: each.from.getTime(), to: each.to.getTime() }));
      const all = amend(stretches, words);
      const rows = all.flatMap(({ from: begin, to: end, ...rest }): Correction[] =>
        begin < until ? [{ ...rest, from: begin, to: Math.min(end, until) }] : [],
      );
      await prisma.$transaction([
        prisma.statusCorrection.deleteMany({
          where: { venueId, spaceId, startedAt: { gte: from, lt: to } },
        }),
        prisma.statusCorrection.createMany({
          data: rows.map(({ status, reason, from: begin, to: end }) => ({
            venueId,
            spaceId,
            status,
            reason,
            startedAt: new Date(begin),
            endedAt: new Date(end),
          })),
        }),
      ]);
      return all.some(({ to: end }) => end > until);
    },

    /** Records that arrived lately, for a start after which nobody knows whether they were used. */
    async records(
      arrivedSince: Date,
    ): Promise<{ deviceId: string; part: number | null; at: Date }[]> {
      return prisma.reading.findMany({
        where: {
          venueId,
          historical: true,
          kind: { in: ['presence', 'people'] },
          at: { gte: new Date(arrivedSince.getTime() - 7 * 24 * HOUR) },
          receivedAt: { gte: arrivedSince },
        },
        distinct: ['deviceId', 'part', 'at'],
        take: MOST,
        select: { deviceId: true, part: true, at: true },
      });
    },

    /** What was so: the history that trends, reports and the forecast read. */
    between(from: Date, to: Date): Promise<CorrectedInterval[]> {
      return prisma.$queryRaw<CorrectedInterval[]>`
        SELECT * FROM "StatusHistory"(${venueId}, ${from}, ${to}) ORDER BY "spaceId", "startedAt"`;
    },
  };
}
