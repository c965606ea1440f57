import type { Audit } from '../audit/audit.store.ts';
import {
  newEmergency,
  noticeWords,
  type NewEmergency,
  type NoticeWords,
} from '../contract/notices.ts';
import type { Notice as Row, PrismaClient } from '../generated/prisma/client.ts';
import type { Emergency, Notice, Told } from './notices.ts';

/** Who does it. */
export interface Writer {
  userId: string;
  name: string;
}

export type NoticeStore = ReturnType<typeof noticeStore>;

/** Notices and the emergency of one venue. Nothing is deleted: what is taken back keeps its time. */
export function noticeStore(prisma: PrismaClient, venueId: string, audit: Audit) {
  const write = (
    { userId, name }: Writer,
    row: {
      kind: string;
      what?: string;
      order?: string;
      words: NoticeWords;
      from: Date;
      until?: Date;
    },
    now: number,
  ): Promise<string> =>
    prisma.$transaction(async (tx) => {
      const { id } = await tx.notice.create({
        data: { venueId, ...row, byId: userId, by: name, madeAt: new Date(now) },
        select: { id: true },
      });
      const facts = row.what === undefined ? {} : { facts: { what: row.what } };
      await audit({ by: userId, action: `${row.kind}.publish`, subject: id, ...facts }, tx);
      return id;
    });

  const end = (
    { userId }: Writer,
    where: { id?: string; kind: string },
    now: number,
  ): Promise<boolean> =>
    prisma.$transaction(async (tx) => {
      const standing = { venueId, ...where, endedAt: null };
      const rows = await tx.notice.findMany({ where: standing, select: { id: true } });
      const { count } = await tx.notice.updateMany({
        where: standing,
        data: { endedAt: new Date(now) },
      });
      for (const { id } of rows)
        await audit({ by: userId, action: `${where.kind}.end`, subject: id }, tx);
      return count > 0;
    });

  return {
    /** All that counts now or later. */
    async standing(now: number): Promise<Told> {
      const rows = await prisma.notice.findMany({
        where: {
          venueId,
          endedAt: null,
          OR: [{ until: null }, { until: { gt: new Date(now) } }],
        },
        orderBy: [{ from: 'asc' }, { madeAt: 'asc' }],
      });
      return {
        notices: rows.flatMap(noticeOf),
        emergency: rows.map(emergencyOf).find((each) => each !== null) ?? null,
      };
    },

    publish: (by: Writer, words: NoticeWords, from: number, until: number, now: number) =>
      write(by, { kind: 'notice', words, from: new Date(from), until: new Date(until) }, now),

    /** @returns false when it is over, or never was */
    withdraw: (by: Writer, id: string, now: number) => end(by, { id, kind: 'notice' }, now),

    /** @returns null when one is standing already: whoever presses first is heard */
    async alarm(
      by: Writer,
      { kind, order, words }: Omit<NewEmergency, 'confirmed'>,
      now: number,
    ): Promise<string | null> {
      const row = { kind: 'emergency', what: kind, order, words, from: new Date(now) };
      try {
        return await write(by, row, now);
      } catch (error) {
        if ((error as { code?: string }).code === 'P2002') return null;
        throw error;
      }
    },

    /** @returns false when there is none */
    allClear: (by: Writer, now: number) => end(by, { kind: 'emergency' }, now),
  };
}

function noticeOf(row: Row): Notice[] {
  if (row.kind !== 'notice' || row.until === null) return [];
  const { id, by } = row;
  const words = noticeWords.parse(row.words);
  const [from, until, madeAt] = [row.from, row.until, row.madeAt].map((at) => at.getTime());
  return [{ id, words, from: from!, until: until!, by, madeAt: madeAt! }];
}

const what = newEmergency.omit({ confirmed: true });

function emergencyOf(row: Row): Emergency | null {
  if (row.kind !== 'emergency') return null;
  const said = what.parse({ kind: row.what, order: row.order, words: row.words });
  return { id: row.id, ...said, since: row.from.getTime(), by: row.by };
}
