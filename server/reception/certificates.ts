import { randomInt } from 'node:crypto';
import { Refused } from '../api/route.ts';
import { dateOf } from '../calendar/calendar.ts';
import {
  certificateBody,
  masked,
  type Certificate,
  type CertificateBody,
  type Verification,
} from '../contract/certificate.ts';
import type { Actor } from '../contract/people.ts';
import { daysOf, fiscalYearOf, numberOf, prefixOf, visitsOf, type Stay } from './certificate.ts';
import { nameOf, type Db } from './day.store.ts';
import type { ReceptionParts } from './parts.ts';

/** Letters and digits that nobody mistakes for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 78 bits: nobody finds one by trying. */
const CODE_LENGTH = 16;
const NOT_THERE = 'この証明書は見つかりません';

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** As in the address: without hyphens, in capitals. */
const codeFrom = (typed: string): string =>
  typed.normalize('NFKC').replace(/[-\s]/g, '').toUpperCase();

export type Certificates = ReturnType<typeof makeCertificates>;
type Row = NonNullable<Awaited<ReturnType<Db['certificate']['findUnique']>>>;

const atDesk = ({ role }: Actor): boolean =>
  role === 'staff' || role === 'manager' || role === 'administrator';

/** オフィス利用証明書 of one venue (RC60 to RC64). */
export function makeCertificates({ prisma, venueId, venueName, clock, audit }: CertificateParts) {
  /** Somebody else's is answered as if it did not exist. */
  async function mine(code: string, actor: Actor): Promise<Row> {
    const row = await prisma.certificate.findUnique({ where: { code: codeFrom(code) } });
    const own = row !== null && row.memberId !== null && row.memberId === actor.memberId;
    if (row !== null && row.venueId === venueId && (own || atDesk(actor))) return row;
    throw new Refused(404, NOT_THERE);
  }

  /** Visits of a member, the older ones as they are kept without their seat. */
  async function stays(memberId: string): Promise<Stay[]> {
    const times = { inAt: true, outAt: true } as const;
    const left = { venueId, memberId, outAt: { not: null } };
    const [newer, older] = await Promise.all([
      prisma.checkIn.findMany({ where: { ...left, method: { not: 'demo' } }, select: times }),
      prisma.pastUse.findMany({ where: { ...left, what: 'visit' }, select: times }),
    ]);
    return [...newer, ...older] as Stay[];
  }

  /** RC60: the number is taken and used under one lock. */
  async function number(db: Db, fiscalYear: number): Promise<string> {
    const prefix = prefixOf(fiscalYear);
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`certificate/${venueId}/${prefix}`}, 0))`;
    const used = await db.certificate.count({ where: { venueId, number: { startsWith: prefix } } });
    return numberOf(fiscalYear, used + 1);
  }

  return {
    /** @param memberId whose; null: of whoever asks. Business dates, both included */
    async issue(
      memberId: string | null,
      from: string,
      to: string,
      actor: Actor,
    ): Promise<Certificate> {
      const id = memberId ?? actor.memberId;
      if (id === null) throw new Refused(403, '利用登録のある方だけが発行できます');
      if (id !== actor.memberId && !atDesk(actor))
        throw new Refused(404, 'この利用者は見つかりません');
      const now = clock.now();
      const member = await prisma.member.findFirst({
        where: { id, venueId, state: { not: 'deleted' } },
      });
      if (member === null) throw new Refused(404, 'この利用者は見つかりません');
      const visits = visitsOf(await stays(id), from, to);
      if (visits.length === 0) throw new Refused(422, 'この期間に、退館まで済んだ利用はありません');
      const row = await prisma.$transaction(async (db) => {
        const body: CertificateBody = {
          number: await number(db, fiscalYearOf(dateOf(now))),
          venue: venueName,
          name: nameOf(member),
          organization: member.organization,
          member: member.number,
          from,
          to,
          visits,
          days: daysOf(visits),
          minutes: visits.reduce((sum, { minutes }) => sum + minutes, 0),
        };
        const made = await db.certificate.create({
          data: {
            venueId,
            number: body.number,
            code: newCode(),
            memberId: id,
            body,
            issuedAt: new Date(now),
            issuedBy: actor.userId,
          },
        });
        const facts = { number: body.number };
        await audit({ by: actor.userId, action: 'certificate.issue', subject: made.id, facts }, db);
        return made;
      });
      return viewOf(row);
    },

    /** The newest first: one's own, or at the desk those of anybody. */
    async list(memberId: string | null, actor: Actor): Promise<Certificate[]> {
      const id = atDesk(actor) ? memberId : actor.memberId;
      if (id === null && !atDesk(actor)) return [];
      const rows = await prisma.certificate.findMany({
        where: { venueId, ...(id === null ? {} : { memberId: id }) },
        orderBy: { issuedAt: 'desc' },
        take: 100,
      });
      return rows.map(viewOf);
    },

    read: async (code: string, actor: Actor): Promise<Certificate> =>
      viewOf(await mine(code, actor)),

    async revoke(code: string, reason: string, actor: Actor): Promise<void> {
      const { id, revokedAt } = await mine(code, actor);
      if (revokedAt !== null) throw new Refused(409, 'この証明書は、もう取り消されています');
      const data = {
        revokedAt: new Date(clock.now()),
        revokedBy: actor.userId,
        revokedReason: reason,
      };
      await prisma.certificate.update({ where: { id }, data });
      await audit({
        by: actor.userId,
        action: 'certificate.revoke',
        subject: id,
        facts: { reason },
      });
    },

    /** RC63: what anybody may learn who holds the code. */
    async verify(code: string): Promise<Verification> {
      const row = await prisma.certificate.findUnique({ where: { code: codeFrom(code) } });
      if (row === null || row.venueId !== venueId) throw new Refused(404, NOT_THERE);
      const { number: of, name, from, to, days } = certificateBody.parse(row.body);
      return {
        state: row.revokedAt === null ? 'valid' : 'revoked',
        number: of,
        name: masked(name),
        from,
        to,
        days,
        issuedAt: row.issuedAt.toISOString(),
      };
    },
  };
}

type CertificateParts = Pick<
  ReceptionParts,
  'prisma' | 'venueId' | 'venueName' | 'clock' | 'audit'
>;

const viewOf = ({ code, issuedAt, revokedAt, revokedReason, body }: Row): Certificate => ({
  code,
  issuedAt: issuedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  revokedReason,
  body: certificateBody.parse(body),
});
