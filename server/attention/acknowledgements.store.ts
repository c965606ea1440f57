import type { Acknowledgement } from '../contract/attention-api.ts';
import type { PrismaClient, Acknowledgement as Row } from '../generated/prisma/client.ts';
import { sqlState } from '../store/errors.ts';

/** Who takes what on, from when until when (milliseconds). */
export interface Taking {
  id: string;
  key: string;
  by: string;
  now: number;
  until: number;
}

export type AcknowledgementStore = ReturnType<typeof acknowledgementStore>;

/** What the desk of one venue has taken on. Nothing is deleted: what is given back keeps its time. */
export function acknowledgementStore(prisma: PrismaClient, venueId: string) {
  /** All that is somebody's now, in the order in which it was taken (AT3). */
  async function active(now: number): Promise<Acknowledgement[]> {
    const rows = await prisma.acknowledgement.findMany({
      where: { venueId, undoneAt: null, until: { gt: new Date(now) } },
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(wireOf);
  }

  return {
    active,

    /** @returns null when it is somebody's already (AT2) */
    async take({ id, key, by, now, until }: Taking): Promise<Acknowledgement | null> {
      const at = new Date(now);
      try {
        const [, row] = await prisma.$transaction([
          prisma.acknowledgement.updateMany({
            where: { venueId, key, undoneAt: null, until: { lte: at } },
            data: { undoneAt: at },
          }),
          prisma.acknowledgement.create({
            data: { id, venueId, key, madeBy: by, madeAt: at, until: new Date(until) },
          }),
        ]);
        return wireOf(row);
      } catch (error) {
        if (sqlState(error) === '23505') return null;
        throw error;
      }
    },

    /** @returns its key; null when it is nobody's any more */
    async giveBack(id: string, now: number): Promise<string | null> {
      const at = new Date(now);
      const where = { id, venueId, undoneAt: null, until: { gt: at } };
      const row = await prisma.acknowledgement.findFirst({ where });
      const { count } = await prisma.acknowledgement.updateMany({ where, data: { undoneAt: at } });
      return count > 0 ? (row?.key ?? null) : null;
    },
  };
}

const wireOf = ({ id, key, madeBy, madeAt, until }: Row): Acknowledgement => ({
  id,
  key,
  by: madeBy,
  at: madeAt.toISOString(),
  until: until.toISOString(),
});
