import type { PrismaClient } from '../generated/prisma/client.ts';
import { newToken } from './card.ts';
import type { Also } from './own.store.ts';
import type { MemberRow } from './rows.ts';

/** Erases a person; what remains is a row that is nobody's (MB13). */
export async function erase(prisma: PrismaClient, row: MemberRow, now: number, also: Also) {
  const of = { where: { memberId: row.id } };
  const addresses = [row.user?.email, row.email].flatMap((each) => each ?? []);
  await prisma.$transaction(async (tx) => {
    await tx.waitlistEntry.deleteMany(of);
    await tx.certificate.deleteMany(of);
    await tx.eligibilityCheck.deleteMany(of);
    await tx.mail.deleteMany({ where: { to: { in: addresses } } });
    await tx.booking.updateMany({ ...of, data: { holder: null } });
    await tx.checkIn.updateMany({ ...of, data: { holder: null } });
    await tx.lockerUse.updateMany({ ...of, data: { holder: null } });
    await tx.memberEvent.updateMany({ ...of, data: { reason: null } });
    const nobody = {
      userId: null,
      number: `deleted-${newToken()}`,
      familyName: '削除ずみ',
      givenName: null,
      kana: null,
      searchKey: '',
      phone: null,
      email: null,
      organization: null,
      residencePrefecture: null,
      previousPrefecture: null,
      movedAt: null,
      recheckSince: null,
      cardToken: newToken(),
      feedToken: newToken(),
    };
    await tx.member.update({ where: { id: row.id }, data: { ...nobody, state: 'deleted' } });
    const at = new Date(now);
    await tx.memberEvent.create({
      data: { memberId: row.id, from: row.state, to: 'deleted', at },
    });
    await also(tx, row);
  });
}
