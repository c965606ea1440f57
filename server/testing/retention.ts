import { instantOf } from '../calendar/calendar.ts';
import { plusDays } from '../calendar/days.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { memberStore } from '../members/members.store.ts';
import { RetentionSweep } from '../retention/sweep.ts';
import type { Store } from '../store/open.ts';
import { memberOf } from './booking.ts';
import { VENUE } from './database.ts';

export const TODAY = '2030-05-10';

/** Noon of the day so many days before today. */
export const ago = (days: number): Date => new Date(instantOf(plusDays(TODAY, -days), '12:00'));

/** The retention sweep over an emptied database, with a clock that a test moves. */
export async function retentionOffice({ prisma }: Store) {
  const clock = { at: instantOf(TODAY, '03:00'), now: () => clock.at };
  const warnings: string[] = [];
  await prisma.$executeRaw`
    TRUNCATE "LockerUse", "CheckIn", "Booking", "Member", "User", "AuditEntry", "Mail", "ReceptionAct",
      "Certificate" CASCADE`;
  const members = memberStore(prisma, VENUE);
  const sweep = new RetentionSweep({
    prisma,
    venueId: VENUE,
    clock,
    // The database stamps with its own clock, which nobody moves.
    async audit(deed, within = prisma) {
      const stamped = { ...deed, facts: deed.facts ?? {}, venueId: VENUE, at: new Date(clock.at) };
      await within.auditEntry.create({ data: stamped });
    },
    erase: (tx, id, now) => members.eraseWithin(tx, id, now),
    warn: (text) => warnings.push(text),
  });
  return {
    clock,
    warnings,
    sweep,

    /** A member who last had to do with the office so many days ago. */
    async member(days: number, more: Prisma.MemberUpdateInput = {}): Promise<string> {
      const { memberId } = await memberOf(prisma);
      const at = ago(days);
      const past = { state: 'expired', expiresOn: '2028-03-31', appliedAt: at, approvedAt: at };
      await prisma.user.update({ where: { id: memberId }, data: { createdAt: at } });
      await prisma.member.update({ where: { id: memberId }, data: { ...past, ...more } });
      return memberId;
    },

    booking: (memberId: string | null, days: number, more = {}) =>
      prisma.booking.create({
        data: {
          ...{ venueId: VENUE, spaceId: 'A01', memberId, status: 'active', class: 'outside' },
          startAt: ago(days),
          endAt: new Date(ago(days).getTime() + 3_600_000),
          madeBy: memberId,
          ...more,
        },
      }),

    visit: (memberId: string | null, days: number, more = {}) =>
      prisma.checkIn.create({
        data: {
          ...{ venueId: VENUE, spaceId: 'A02', memberId, method: 'qr', inBy: 'staff' },
          inAt: new Date(ago(days).getTime() + 4 * 60_000),
          outAt: new Date(ago(days).getTime() + 127 * 60_000),
          ...more,
        },
      }),
  };
}
