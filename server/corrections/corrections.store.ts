import type { Correction, PrismaClient } from '../generated/prisma/client.ts';
import { sqlState } from '../store/errors.ts';

/** What reception saw: so many people inside, or one seat. */
export type About = { people: number } | { space: string; occupied: boolean };

export interface CorrectionRecord {
  id: string;
  about: About;
  /** Who looked, as they gave it. */
  by: string;
  at: Date;
  until: Date;
}

/** What somebody saw at a moment (milliseconds); the id makes it count once. */
export interface Seen {
  id: string;
  about: About;
  by: string;
  at: number;
}

/** Who looked last, and when. */
export type Standing = Pick<Seen, 'by' | 'at'>;

const HOUR = 3_600_000;
/** Milliseconds for which such a word counts at most. */
const LIFE = { people: 4 * HOUR, free: HOUR / 2, occupied: HOUR };

export type CorrectionStore = ReturnType<typeof correctionStore>;

/** Reception's corrections of one venue. Nothing is deleted: what is taken back keeps its time. */
export function correctionStore(prisma: PrismaClient, venueId: string) {
  return {
    /**
     * Writes down what somebody saw, once per id; an older word on the same thing no longer counts.
     * @param closesAt when the day ends, beyond which nothing counts (milliseconds)
     * @returns the word that stands already when somebody looked later
     */
    async make({ id, about, by, at }: Seen, closesAt: number | null): Promise<Standing | null> {
      const life = 'people' in about ? LIFE.people : about.occupied ? LIFE.occupied : LIFE.free;
      const madeAt = new Date(at);
      const until = new Date(Math.max(at + 1, Math.min(at + life, closesAt ?? Infinity)));
      const same =
        'people' in about
          ? { spaceId: null, people: about.people, occupied: null }
          : { spaceId: about.space, people: null, occupied: about.occupied };
      const others = { venueId, spaceId: same.spaceId, undoneAt: null };
      const written = prisma.$transaction(async (db) => {
        if ((await db.correction.count({ where: { id, venueId } })) > 0) return null;
        const newer = await db.correction.findFirst({
          where: { ...others, madeAt: { gt: madeAt } },
          orderBy: { madeAt: 'desc' },
        });
        if (newer !== null) return { by: newer.madeBy, at: newer.madeAt.getTime() };
        await db.correction.updateMany({
          where: { ...others, until: { gt: madeAt } },
          data: { undoneAt: madeAt },
        });
        await db.correction.create({ data: { id, venueId, ...same, madeBy: by, madeAt, until } });
        return null;
      });
      return written.catch((error: unknown) => {
        // The same word came twice at once.
        if (sqlState(error) === '23505') return null;
        throw error;
      });
    },

    /** @returns false when there is no such correction that still counts */
    async undo(id: string, now: number): Promise<boolean> {
      const { count } = await prisma.correction.updateMany({
        where: { id, venueId, undoneAt: null, until: { gt: new Date(now) } },
        data: { undoneAt: new Date(now) },
      });
      return count > 0;
    },

    /** All that count now, in the order in which they were made. */
    async active(now: number): Promise<CorrectionRecord[]> {
      const rows = await prisma.correction.findMany({
        where: { venueId, undoneAt: null, until: { gt: new Date(now) } },
        orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(recordOf);
    },

    /** All that counted at some moment of a time, with when each was taken back. */
    async during(from: Date, to: Date): Promise<(CorrectionRecord & { undoneAt: Date | null })[]> {
      const rows = await prisma.correction.findMany({
        where: { venueId, madeAt: { lte: to }, until: { gt: from } },
        orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => ({ ...recordOf(row), undoneAt: row.undoneAt }));
    },
  };
}

/** A correction as the heart takes it. */
export const evidenceOf = ({ id, about, at, until }: CorrectionRecord) => ({
  id,
  at: at.getTime(),
  until: until.getTime(),
  ...about,
});

const recordOf = (row: Correction): CorrectionRecord => ({
  id: row.id,
  about:
    row.spaceId === null
      ? { people: row.people ?? 0 }
      : { space: row.spaceId, occupied: row.occupied === true },
  by: row.madeBy,
  at: row.madeAt,
  until: row.until,
});
