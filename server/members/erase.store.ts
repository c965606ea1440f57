import { certificateBody, unnamed } from '../contract/certificate.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { newToken } from './card.ts';
import type { Also } from './own.store.ts';
import type { MemberRow } from './rows.ts';

type Tx = Prisma.TransactionClient;

/** Erases a person; what remains is a row that is nobody's (MB13). */
export async function erase(tx: Tx, row: MemberRow, now: number, also: Also): Promise<void> {
  const of = { where: { memberId: row.id } };
  const addresses = [row.user?.email, row.email].flatMap((each) => each ?? []);
  await tx.waitlistEntry.deleteMany(of);
  await tx.pastUse.deleteMany(of);
  await tx.eligibilityCheck.deleteMany(of);
  await tx.mail.deleteMany({ where: { to: { in: addresses } } });
  await tx.booking.updateMany({ ...of, data: { holder: null } });
  await tx.checkIn.updateMany({ ...of, data: { holder: null } });
  await tx.lockerUse.updateMany({ ...of, data: { holder: null } });
  await tx.memberEvent.updateMany({ ...of, data: { reason: null } });
  await eraseFromCertificates(tx, row.id);
  await eraseFromSentences(tx, row);
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
  const at = new Date(now);
  const data = { ...nobody, state: 'deleted', updatedAt: at };
  await tx.member.update({ where: { id: row.id }, data });
  await tx.memberEvent.create({ data: { memberId: row.id, from: row.state, to: 'deleted', at } });
  await also(tx, row);
}

/** Numbers run without a gap, and a certificate that was handed in can still be verified. */
async function eraseFromCertificates(tx: Tx, memberId: string): Promise<void> {
  for (const { id, body } of await tx.certificate.findMany({ where: { memberId } })) {
    const data = { memberId: null, body: unnamed(certificateBody.parse(body)) };
    await tx.certificate.update({ where: { id }, data: { ...data, revokedReason: null } });
  }
}

/** What reception did is told in sentences with the guest's name. */
async function eraseFromSentences(tx: Tx, { venueId, ...row }: MemberRow): Promise<void> {
  const name = [row.familyName, row.givenName].filter((part) => part).join(' ');
  await tx.$executeRaw`
    UPDATE "ReceptionAct" SET "answer" = jsonb_set(
      "answer"::jsonb, '{sentence}', to_jsonb(replace("answer"->>'sentence', ${`${name} 様`}, '')))
    WHERE "venueId" = ${venueId} AND position(${`${name} 様`} IN "answer"->>'sentence') > 0`;
}
