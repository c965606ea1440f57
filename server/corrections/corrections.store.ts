import type { Correction, PrismaClient } from '../generated/prisma/client.ts';

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

const HOUR = 3_600_000;
/** Milliseconds for which such a word counts at most. */
const LIFE = { people: 4 * HOUR, free: HOUR / 2, occupied: HOUR };

export type CorrectionStore = ReturnType<typeof correctionStore>;

/** Reception's corrections of one venue. Nothing is deleted: what is taken back keeps its time. */
export function correctionStore(prisma: PrismaClient, venueId: string) {
  return {
    /**
     * Writes down what somebody saw; an older word on the same thing no longer counts.
     * @param closesAt when the day ends, beyond which nothing counts (milliseconds)
     */
    async make(about: About, by: string, now: number, closesAt: number | null): Promise<string> {
      const life = 'people' in about ? LIFE.people : about.occupied ? LIFE.occupied : LIFE.free;
      const at = new Date(now);
      const until = new Date(Math.max(now + 1, Math.min(now + life, closesAt ?? Infinity)));
      const same =
        'people' in about
          ? { spaceId: null, people: about.people, occupied: null }
          : { spaceId: about.space, people: null, occupied: about.occupied };
      const [, { id }] = await prisma.$transaction([
        prisma.correction.updateMany({
          where: { venueId, spaceId: same.spaceId, undoneAt: null, until: { gt: at } },
          data: { undoneAt: at },
        }),
        prisma.correction.create({
          data: { venueId, ...same, madeBy: by, madeAt: at, until },
          select: { id: true },
        }),
      ]);
      return id;
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
