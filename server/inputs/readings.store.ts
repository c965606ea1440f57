import type { Decoded, Reading } from '../../devices/readings.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isRecord } from './placement.ts';
import { isDataError } from '../store/errors.ts';

/** One stored reading; times in milliseconds. */
export interface ReadingRow {
  venueId: string;
  deviceId: string;
  key: string;
  n: number;
  kind: string;
  part: number | null;
  at: number;
  receivedAt: number;
  historical: boolean;
  body: unknown;
}

/** What was stored, as it goes through the heart again after a restart. */
export interface StoredReading {
  deviceId: string;
  key: string;
  at: Date;
  body: Reading | { kind: 'wifi'; clients: number | null };
}

/** Rows read at a time. */
const PAGE = 5_000;

export type ReadingStore = ReturnType<typeof readingStore>;

/**
 * The stored readings of one venue. Historical ones are for history alone, each at the time of its
 * own: presence through `StatusCorrection`; passages as rows of kind `passage` (a `period` says what
 * crossed before its `at`, a `total` what had crossed by then). The day's door figures need none of
 * them, since the next live total holds what passed meanwhile; only of a counter that knows no
 * totals the day lacks what was sent late.
 */
export function readingStore(prisma: PrismaClient, venueId: string) {
  const insert = async (rows: ReadingRow[]): Promise<void> => {
    const json = JSON.stringify(rows);
    await prisma.$executeRaw`
      INSERT INTO "Reading" ("venueId", "deviceId", "key", "n", "kind", "part", "at", "receivedAt", "historical", "body")
      SELECT "venueId", "deviceId", "key", "n", "kind", "part",
             to_timestamp("at" / 1000.0), to_timestamp("receivedAt" / 1000.0), "historical", "body"
      FROM jsonb_to_recordset(${json}::text::jsonb) AS r(
        "venueId" text, "deviceId" text, "key" text, "n" smallint, "kind" text, "part" int,
        "at" double precision, "receivedAt" double precision, "historical" boolean, "body" jsonb)
      ON CONFLICT ("venueId", "deviceId", "key", "n") DO NOTHING`;
  };

  return {
    /** Rows for a decoded message; the same message gives the same keys. */
    rows(decoded: Decoded, arrival: number): ReadingRow[] {
      const { device, key } = decoded;
      if (device === null || key === undefined) return [];
      return decoded.readings.map((reading, n) => ({
        venueId,
        deviceId: device,
        key,
        n,
        kind: reading.kind,
        part: 'part' in reading ? (reading.part ?? null) : null,
        at: reading.at === undefined ? arrival : Date.parse(reading.at),
        receivedAt: arrival,
        historical: isRecord(reading),
        body: reading,
      }));
    },

    /**
     * Stores a batch in one statement; what is there already stays. A row that the database cannot
     * hold (a NUL in a text) is left out alone.
     * @returns how many rows were refused
     * @throws when the database cannot be reached: nothing was stored
     */
    async commit(rows: ReadingRow[]): Promise<number> {
      if (rows.length === 0) return 0;
      try {
        await insert(rows);
        return 0;
      } catch (error) {
        if (!isDataError(error)) throw error;
        if (rows.length === 1) return 1;
      }
      const half = rows.length >> 1;
      return (await this.commit(rows.slice(0, half))) + (await this.commit(rows.slice(half)));
    },

    /** Live readings since an instant, in the order of their arrival; at most the newest `limit`. */
    async since(from: Date, limit: number): Promise<StoredReading[]> {
      const rows = await prisma.reading.findMany({
        where: { venueId, at: { gte: from }, historical: false },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
        select: { id: true, deviceId: true, key: true, at: true, body: true },
      });
      // By event time, a word that came too late to count would come in time.
      rows.sort((a, b) => (a.id < b.id ? -1 : 1));
      return rows as unknown as StoredReading[];
    },

    /**
     * Live readings of event times since `from` that had arrived by `to`, in the order of their
     * arrival, a page at a time.
     */
    async *arrived(
      from: Date,
      to: Date,
    ): AsyncGenerator<StoredReading & { receivedAt: Date }, void, void> {
      let last = 0n;
      for (;;) {
        const rows = await prisma.reading.findMany({
          where: {
            venueId,
            historical: false,
            at: { gte: from },
            receivedAt: { lte: to },
            id: { gt: last },
          },
          orderBy: { id: 'asc' },
          take: PAGE,
          select: { id: true, deviceId: true, key: true, at: true, receivedAt: true, body: true },
        });
        for (const row of rows) yield row as unknown as StoredReading & { receivedAt: Date };
        if (rows.length < PAGE) return;
        last = rows[rows.length - 1]!.id;
      }
    },

    /** Access points whose polls are stored between two instants. */
    async polled(from: Date, to: Date): Promise<string[]> {
      const rows = await prisma.reading.findMany({
        where: { venueId, kind: 'wifi', at: { gte: from, lte: to } },
        distinct: ['deviceId'],
        orderBy: { deviceId: 'asc' },
        select: { deviceId: true },
      });
      return rows.map(({ deviceId }) => deviceId);
    },

    /**
     * The last word of every device before an instant: presence, totals, availability, faults,
     * battery. A period's crossings are those of their own day.
     */
    async lastBefore(to: Date): Promise<StoredReading[]> {
      return prisma.$queryRaw<StoredReading[]>`
        SELECT DISTINCT ON ("deviceId", "kind", "part", "body"->>'code', "body"->>'line')
          "deviceId", "key", "at", "body" FROM "Reading"
        WHERE "venueId" = ${venueId} AND "at" < ${to} AND "at" > ${to}::timestamptz - interval '7 days'
          AND NOT "historical" AND "kind" IN ('presence', 'people', 'passage', 'availability', 'fault', 'battery')
          AND ("kind" <> 'passage' OR "body"->>'mode' = 'total')
        ORDER BY "deviceId", "kind", "part", "body"->>'code', "body"->>'line', "at" DESC`;
    },

    /** A row for one poll of an access point: how many clients, nothing else. */
    poll(accessPoint: string, clients: number | null, at: number): ReadingRow {
      return {
        venueId,
        deviceId: accessPoint,
        key: `poll|${at}`,
        n: 0,
        kind: 'wifi',
        part: null,
        at,
        receivedAt: at,
        historical: false,
        body: { kind: 'wifi', clients },
      };
    },
  };
}
