import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { sqlState } from '../store/errors.ts';
import { newToken } from './card.ts';
import { classOf } from './classify.ts';
import { CONSENTS, type Agreement } from './consent/consent.ts';
import { newNumber } from './number.ts';
import type { Profile } from './profile.ts';
import { columnsOf, DECISIVE, factsOf, WITH_USER, type MemberRow } from './rows.ts';
import type { MemberSettings } from './settings.ts';

/** What else is to be kept in the same transaction: audit entry, letter. */
export type Also = (tx: Prisma.TransactionClient, member: MemberRow) => Promise<void>;

/** What a person does with their own registration. */
export function ownStore(prisma: PrismaClient, venueId: string, settings: MemberSettings) {
  const agreements = (memberId: string, at: Date) =>
    CONSENTS.map(({ document, version }) => ({ memberId, document, version, at }));

  /** The change of a profile, and of what follows from it (MB8). */
  function changeOf(row: MemberRow, profile: Profile, today: string, at: Date) {
    const columns = columnsOf(profile, row.number);
    const decides = DECISIVE.some((fact) => row[fact] !== columns[fact]);
    const proposed = classOf({ ...factsOf(row), ...columns }, today, settings);
    const confirmed = row.state !== 'applied';
    const kept = !confirmed || proposed === row.class ? proposed : ('general' as const);
    return {
      ...columns,
      ...(decides ? { class: kept } : {}),
      ...(decides && confirmed ? { recheckSince: at } : {}),
    };
  }

  return {
    /** @returns null when this person has no registration here */
    own: (userId: string) =>
      prisma.member.findUnique({
        where: { venueId_userId: { venueId, userId } },
        include: { ...WITH_USER, consents: { orderBy: { at: 'asc' } } },
      }),

    /**
     * Registers a person; a registration that an import brought in under their verified e-mail becomes
     * theirs instead. @returns null when they have one already
     */
    async apply(
      userId: string,
      profile: Profile,
      now: number,
      today: string,
      also: Also,
    ): Promise<MemberRow | null> {
      const at = new Date(now);
      try {
        return await prisma.$transaction(async (tx) => {
          const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
          const brought = user.emailVerified
            ? await tx.member.findFirst({
                where: { venueId, userId: null, email: user.email, state: { not: 'deleted' } },
                include: WITH_USER,
              })
            : null;
          const number = brought?.number ?? newNumber();
          const columns = columnsOf(profile, number);
          const made =
            brought === null
              ? await tx.member.create({
                  data: {
                    venueId,
                    userId,
                    number,
                    ...columns,
                    class: classOf(columns, today, settings),
                    cardToken: newToken(),
                    feedToken: newToken(),
                    appliedAt: at,
                    events: { create: { from: null, to: 'applied', at } },
                  },
                  include: WITH_USER,
                })
              : await tx.member.update({
                  where: { id: brought.id },
                  data: { userId, ...changeOf(brought, profile, today, at) },
                  include: WITH_USER,
                });
          await tx.consent.createMany({ data: agreements(made.id, at), skipDuplicates: true });
          await also(tx, made);
          return made;
        });
      } catch (error) {
        if (sqlState(error) === '23505' || (error as { code?: string }).code === 'P2002') {
          const taken = await prisma.member.count({ where: { venueId, userId } });
          if (taken > 0) return null;
          return this.apply(userId, profile, now, today, also); // the number was taken: draw again
        }
        throw error;
      }
    },

    async change(row: MemberRow, profile: Profile, now: number, today: string, also: Also) {
      return prisma.$transaction(async (tx) => {
        const data = changeOf(row, profile, today, new Date(now));
        const changed = await tx.member.update({
          where: { id: row.id },
          data,
          include: WITH_USER,
        });
        await also(tx, changed);
        return changed;
      });
    },

    /** Ends the card and makes another one. */
    reissue: (id: string, also: Also) =>
      prisma.$transaction(async (tx) => {
        const data = { cardToken: newToken() };
        await also(tx, await tx.member.update({ where: { id }, data, include: WITH_USER }));
      }),

    /** Ends the address of the calendar feed and makes another one. */
    renewFeed: (id: string, also: Also) =>
      prisma.$transaction(async (tx) => {
        const data = { feedToken: newToken() };
        const after = await tx.member.update({ where: { id }, data, include: WITH_USER });
        await also(tx, after);
        return after;
      }),

    /** Agreement to the texts in force. */
    async agree(memberId: string, now: number) {
      await prisma.consent.createMany({
        data: agreements(memberId, new Date(now)),
        skipDuplicates: true,
      });
    },

    /** What a person agreed to; empty when they are not registered. */
    agreed: (userId: string): Promise<Agreement[]> =>
      prisma.consent.findMany({
        where: { member: { venueId, userId } },
        select: { document: true, version: true },
      }),
  };
}
