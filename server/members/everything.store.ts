import type { PrismaClient } from '../generated/prisma/client.ts';
import { personOf, type MemberRow } from './rows.ts';

/** Everything that is held about one member, for themselves (MB14). */
export async function everythingOf(prisma: PrismaClient, venueId: string, row: MemberRow) {
  const memberId = row.id;
  const of = { where: { memberId } };
  const addresses = [row.user?.email, row.email].flatMap((each) => each ?? []);
  const [consents, evidence, events, bookings, checkIns, waitlist, certificates, lockers, mails] =
    await Promise.all([
      prisma.consent.findMany({ ...of, omit: { id: true, memberId: true } }),
      prisma.eligibilityCheck.findMany({
        ...of,
        omit: { id: true, memberId: true, checkedBy: true },
      }),
      prisma.memberEvent.findMany({ ...of, omit: { id: true, memberId: true, by: true } }),
      prisma.booking.findMany({ ...of, omit: { memberId: true, madeBy: true, venueId: true } }),
      prisma.checkIn.findMany({
        ...of,
        omit: { memberId: true, inBy: true, outBy: true, venueId: true },
      }),
      prisma.waitlistEntry.findMany({ ...of, omit: { memberId: true, venueId: true } }),
      prisma.certificate.findMany({
        ...of,
        omit: { memberId: true, issuedBy: true, venueId: true },
      }),
      prisma.lockerUse.findMany({ ...of, omit: { memberId: true, by: true, venueId: true } }),
      prisma.mail.findMany({
        where: { to: { in: addresses } },
        select: { to: true, subject: true, text: true, createdAt: true, sentAt: true },
      }),
    ]);
  return {
    venue: venueId,
    profile: personOf(row),
    consents,
    evidence,
    events,
    bookings,
    checkIns,
    waitlist,
    certificates,
    lockers,
    mails,
  };
}
