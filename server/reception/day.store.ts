import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { Day, DayCheckIn, Person } from './facts.ts';

export type Db = Prisma.TransactionClient;

const WHO = {
  select: { id: true, number: true, familyName: true, givenName: true, class: true },
} as const;
const CHECK_IN = {
  member: WHO,
  lockers: { where: { untilAt: null }, include: { space: { select: { label: true } } } },
} as const satisfies Prisma.CheckInInclude;
type CheckInRow = Prisma.CheckInGetPayload<{ include: typeof CHECK_IN }>;
interface Named {
  holder: string | null;
  member: { number: string; familyName: string; givenName: string | null; class: string } | null;
}

/** 山田 太郎; a person without a given name has one name. */
export const nameOf = (member: { familyName: string; givenName: string | null }): string =>
  [member.familyName, member.givenName].filter((part) => part !== null && part !== '').join(' ');

/** Reads what reception looks at, of one venue. */
export function dayStore(prisma: PrismaClient, venueId: string) {
  return {
    /** Bookings and check-ins of a time, whatever became of them; whoever is still here, too. */
    async day(from: Date, to: Date): Promise<Day> {
      const [bookings, checkIns] = await Promise.all([
        prisma.booking.findMany({
          where: {
            venueId,
            OR: [
              { startAt: { lt: to }, endAt: { gt: from } },
              { checkIns: { some: { outAt: null } } },
            ],
          },
          orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
          include: { member: WHO, checkIns: { orderBy: { inAt: 'asc' }, include: CHECK_IN } },
        }),
        prisma.checkIn.findMany({
          where: {
            venueId,
            bookingId: null,
            inAt: { lt: to },
            OR: [{ outAt: null }, { inAt: { gte: from } }],
          },
          orderBy: [{ inAt: 'asc' }, { id: 'asc' }],
          include: CHECK_IN,
        }),
      ]);
      return {
        bookings: bookings.map((row) => ({
          id: row.id,
          space: row.spaceId,
          startAt: row.startAt.getTime(),
          endAt: row.endAt.getTime(),
          status: row.status,
          origin: row.origin,
          class: row.class,
          deadlineAt: row.deadlineAt?.getTime() ?? null,
          warnedAt: row.warnedAt?.getTime() ?? null,
          endedAt: row.endedAt?.getTime() ?? null,
          person: personOf(row),
          checkIns: row.checkIns.map(checkInOf),
        })),
        checkIns: checkIns.map(checkInOf),
      };
    },

    /** @param text a part of a name or its reading, folded */
    members(text: string) {
      return prisma.member.findMany({
        where: {
          venueId,
          state: { not: 'deleted' },
          searchKey: { contains: text },
        },
        orderBy: [{ kana: 'asc' }, { number: 'asc' }],
        take: 20,
      });
    },

    member(where: { number: string } | { cardToken: string } | { id: string }) {
      return prisma.member.findFirst({ where: { venueId, state: { not: 'deleted' }, ...where } });
    },

    lockers() {
      return prisma.space.findMany({
        where: { venueId, kind: 'locker' },
        orderBy: { position: 'asc' },
        include: {
          lockerUses: {
            where: { untilAt: null },
            include: { member: WHO, checkIn: { include: { member: WHO } } },
          },
        },
      });
    },
  };
}
export type DayStore = ReturnType<typeof dayStore>;

const personOf = ({ member, holder }: Named): Person => ({
  name: member === null ? holder : nameOf(member),
  number: member?.number ?? null,
  class: member?.class ?? null,
});

const checkInOf = (row: CheckInRow): DayCheckIn => ({
  id: row.id,
  space: row.spaceId,
  inAt: row.inAt.getTime(),
  outAt: row.outAt?.getTime() ?? null,
  person: personOf(row),
  lockers: row.lockers.map(({ space }) => space.label),
});
