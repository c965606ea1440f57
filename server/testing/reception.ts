import { randomUUID } from 'node:crypto';
import { readFloorPlan } from '../../prisma/seed.ts';
import { auditStore } from '../audit/audit.store.ts';
import { spacesOf } from '../booking/spaces.ts';
import { hoursOf } from '../calendar/calendar.ts';
import { bookingDesk } from '../assembly/desk.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Witness } from '../reception/arrivals.ts';
import { fold } from '../members/text.ts';
import type { ReceptionParts } from '../reception/parts.ts';
import { makeReception } from '../reception/reception.ts';
import { bookingOffice, memberOf } from './booking.ts';
import { VENUE } from './database.ts';

/** Nobody is here, and nobody has booked. */
export async function emptyReception(prisma: PrismaClient): Promise<void> {
  await prisma.lockerUse.deleteMany();
  await prisma.checkIn.deleteMany();
  await prisma.booking.deleteMany();
}

/** Reception over a database and the real booking rules, with a board that a test writes. */
export function receptionOffice(prisma: PrismaClient, startsAt: number) {
  const office = bookingOffice(prisma, startsAt);
  const board = new Map<string, Witness>();
  const counts = { refreshed: 0, changed: 0 };
  const rules = spacesOf(readFloorPlan(), []).map((space) => ({ ...space, bookable: true }));
  const parts: ReceptionParts = {
    prisma,
    venueId: VENUE,
    venueName: 'YY! SQUARE',
    clock: office.clock,
    audit: auditStore(prisma, VENUE).note,
    desk: bookingDesk(office.bookings, office.desk),
    policy: () => office.parts.situations.policyNow(),
    spaces: () => Promise.resolve(rules),
    hoursOf: (date) => Promise.resolve(hoursOf(date, [])),
    witness: (seat) => ({ says: board.get(seat) ?? 'empty' }),
    fold,
    refresh: () => Promise.resolve(void (counts.refreshed += 1)),
    changed: () => void (counts.changed += 1),
  };
  return {
    ...office,
    parts,
    board,
    counts,
    reception: makeReception(parts),

    /** A member with a booking of today, made at the desk. */
    async booked(from: string, to: string, space = 'A01') {
      const member = await this.member();
      const [startAt, endAt] = [from, to].map((time) => new Date(`2026-11-24T${time}:00+09:00`));
      const { id } = await prisma.booking.create({
        data: {
          venueId: VENUE,
          spaceId: space,
          startAt: startAt!,
          endAt: endAt!,
          memberId: member.memberId,
          class: 'general',
          origin: 'web',
          deadlineAt: new Date(startAt!.getTime() + 30 * 60_000),
        },
      });
      return { ...member, booking: id };
    },

    async member(state = 'approved') {
      const { memberId } = await memberOf(prisma, 'general', state);
      const number = String(204_100 + (await prisma.member.count()));
      const row = { number, familyName: '村上', givenName: '大輔', kana: 'ムラカミダイスケ' };
      const searchKey = `ムラカミダイスケ村上大輔${number}`;
      await prisma.member.update({ where: { id: memberId }, data: { ...row, searchKey } });
      return { memberId, number, card: `kuuseki:card:card-${memberId}` };
    },
  };
}

export const request = (): string => randomUUID();
