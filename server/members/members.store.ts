import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { deskStore } from './desk.store.ts';
import { erase } from './erase.store.ts';
import { everythingOf } from './everything.store.ts';
import { ownStore, type Also } from './own.store.ts';
import { WITH_USER, type MemberRow } from './rows.ts';
import { MEMBER_SETTINGS } from './settings.ts';

export type MemberStore = ReturnType<typeof memberStore>;

/** Registrations of one venue. */
export function memberStore(prisma: PrismaClient, venueId: string, settings = MEMBER_SETTINGS) {
  return {
    settings,
    ...ownStore(prisma, venueId, settings),
    ...deskStore(prisma, venueId),
    everything: (row: MemberRow) => everythingOf(prisma, venueId, row),
    erase: (row: MemberRow, now: number, also: Also): Promise<void> =>
      prisma.$transaction((tx) => erase(tx, row, now, also)),
    /** The same in a transaction of somebody else's, for whom nobody asks. */
    async eraseWithin(tx: Prisma.TransactionClient, id: string, now: number): Promise<void> {
      const row = await tx.member.findUniqueOrThrow({ where: { id }, include: WITH_USER });
      await erase(tx, row, now, () => Promise.resolve());
    },
  };
}
