import type { PrismaClient } from '../generated/prisma/client.ts';

/** A space took a status at an instant (milliseconds). */
export interface StatusChange {
  spaceId: string;
  status: string;
  reason: unknown;
  at: number;
}

/** A status and the kind of its reason: another one is another interval. */
export const shownAs = (status: string, code: string | undefined): string => `${status}/${code}`;

export type IntervalStore = ReturnType<typeof intervalStore>;

/** Status intervals of one venue: history is changes, not samples. */
export function intervalStore(prisma: PrismaClient, venueId: string) {
  return {
    /** What the open interval of every space shows (`shownAs`). */
    async open(): Promise<Map<string, string>> {
      const rows = await prisma.statusInterval.findMany({
        where: { venueId, endedAt: null },
        select: { spaceId: true, status: true, reason: true },
      });
      return new Map(
        rows.map(({ spaceId, status, reason }) => [
          spaceId,
          shownAs(status, (reason as { code?: string } | null)?.code),
        ]),
      );
    },

    /** Ends the open intervals of spaces that are no longer there. */
    async end(spaceIds: string[], at: number): Promise<void> {
      await prisma.$executeRaw`
        UPDATE "StatusInterval" SET "endedAt" = GREATEST("startedAt", to_timestamp(${at}::double precision / 1000.0))
        WHERE "venueId" = ${venueId} AND "endedAt" IS NULL AND "spaceId" = ANY(${spaceIds}::text[])`;
    },

    /** Ends the open intervals of the changed spaces and begins new ones, all or nothing. */
    async record(changes: StatusChange[]): Promise<void> {
      // Several changes of one space follow each other: each ends where the next begins.
      const rows = changes.map((change, n) => {
        const next = changes.slice(n + 1).find((each) => each.spaceId === change.spaceId);
        const first = changes.findIndex((each) => each.spaceId === change.spaceId) === n;
        return { ...change, first, until: next?.at ?? null };
      });
      const json = JSON.stringify(rows);
      await prisma.$transaction([
        prisma.$executeRaw`
          UPDATE "StatusInterval" i
          SET "endedAt" = GREATEST(i."startedAt", to_timestamp(r."at" / 1000.0))
          FROM jsonb_to_recordset(${json}::text::jsonb) AS r("spaceId" text, "at" double precision, "first" boolean)
          WHERE i."venueId" = ${venueId} AND i."spaceId" = r."spaceId" AND i."endedAt" IS NULL AND r."first"`,
        prisma.$executeRaw`
          INSERT INTO "StatusInterval" ("venueId", "spaceId", "status", "reason", "startedAt", "endedAt")
          SELECT ${venueId}, "spaceId", "status", "reason",
            GREATEST(to_timestamp("at" / 1000.0), past."end"),
            CASE WHEN "until" IS NULL THEN NULL
              ELSE GREATEST(to_timestamp("until" / 1000.0), to_timestamp("at" / 1000.0), past."end") END
          FROM jsonb_to_recordset(${json}::text::jsonb) AS r(
            "spaceId" text, "status" text, "reason" jsonb, "at" double precision, "until" double precision)
          LEFT JOIN LATERAL (
            SELECT max("endedAt") AS "end" FROM "StatusInterval" i
            WHERE i."venueId" = ${venueId} AND i."spaceId" = r."spaceId") past ON true`,
      ]);
    },
  };
}
