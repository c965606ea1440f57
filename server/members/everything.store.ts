import type { PrismaClient } from '../generated/prisma/client.ts';
import { personOf, type MemberRow } from './rows.ts';

/** Everything that is held about one member, for themselves (MB14). */
export async function everythingOf(prisma: PrismaClient, venueId: string, row: MemberRow) {
  const of = { where: { memberId: row.id } };
  const about = { memberId: true, venueId: true } as const;
  const addresses = [row.user?.email, row.email].flatMap((each) => each ?? []);
  const userId = row.userId ?? '';
  return {
    venue: venueId,
    profile: personOf(row),
    account: await prisma.user.findUnique({
      where: { id: userId },
      select: { name: true, email: true, emailVerified: true, role: true, createdAt: true },
    }),
    logins: await prisma.session.findMany({
      where: { userId },
      select: { createdAt: true, updatedAt: true, ipAddress: true, userAgent: true },
    }),
    passkeys: await prisma.passkey.findMany({
      where: { userId },
      select: { name: true, deviceType: true, createdAt: true },
    }),
    consents: await prisma.consent.findMany({ ...of, omit: { id: true, memberId: true } }),
    evidence: await prisma.eligibilityCheck.findMany({
      ...of,
      omit: { id: true, memberId: true, checkedBy: true },
    }),
    events: await prisma.memberEvent.findMany({
      ...of,
      omit: { id: true, memberId: true, by: true },
    }),
    bookings: await prisma.booking.findMany({ ...of, omit: { ...about, madeBy: true } }),
    checkIns: await prisma.checkIn.findMany({ ...of, omit: { ...about, inBy: true, outBy: true } }),
    pastUses: await prisma.pastUse.findMany({
      ...of,
      omit: { ...about, id: true },
      orderBy: { date: 'asc' },
    }),
    waitlist: await prisma.waitlistEntry.findMany({ ...of, omit: about }),
    certificates: await prisma.certificate.findMany({
      ...of,
      omit: { ...about, issuedBy: true, revokedBy: true },
    }),
    lockers: await prisma.lockerUse.findMany({ ...of, omit: { ...about, by: true } }),
    mails: await prisma.mail.findMany({
      where: { to: { in: addresses } },
      select: { to: true, subject: true, text: true, createdAt: true, sentAt: true },
    }),
    deeds: await prisma.auditEntry.findMany({
      where: { venueId, OR: [{ by: userId }, { subject: row.id }] },
      select: { at: true, action: true },
      orderBy: { id: 'asc' },
    }),
  };
}
