import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../api/route.ts';
import { masked } from '../contract/certificate.ts';
import type { Actor } from '../contract/people.ts';
import type { Store } from '../store/open.ts';
import { memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { receptionOffice } from '../testing/reception.ts';
import { fiscalYearOf, numberOf, visitsOf } from './certificate.ts';
import { makeCertificates } from './certificates.ts';

const NOW = Date.parse('2026-11-24T17:20:00+09:00');
const jst = (text: string) => new Date(`2026-${text}:00+09:00`);
const stay = (from: string, to: string) => ({ inAt: jst(from), outAt: jst(to) });

describe('what a certificate says', () => {
  it('[RC60] numbers by fiscal year', () => {
    expect([
      fiscalYearOf('2026-04-01'),
      fiscalYearOf('2027-03-31'),
      fiscalYearOf('2026-03-31'),
    ]).toEqual([2026, 2026, 2025]);
    expect(numberOf(2026, 1)).toBe('R8-0001');
    expect(numberOf(2026, 12345)).toBe('R8-12345');
  });

  it('[RC61] counts moves as one visit, and the period by Japanese days', () => {
    const stays = [
      stay('11-02T09:00', '11-02T10:00'),
      stay('11-02T10:00', '11-02T12:00'),
      stay('11-02T13:00', '11-02T14:00'),
      stay('10-31T16:00', '10-31T17:00'),
    ];
    expect(visitsOf(stays, '2026-11-01', '2026-11-30').map(({ minutes }) => minutes)).toEqual([
      180, 60,
    ]);
    expect(visitsOf(stays, '2026-10-31', '2026-10-31')).toHaveLength(1);
    const slip = {
      inAt: jst('11-03T09:00'),
      outAt: new Date(jst('11-03T09:00').getTime() + 20_000),
    };
    expect(visitsOf([slip], '2026-11-01', '2026-11-30')).toEqual([]);
  });

  it('[RC61] counts the minutes between the two times as they are printed', () => {
    const [inAt, outAt] = [new Date('2026-11-27T00:02:54Z'), new Date('2026-11-27T00:06:10Z')];
    const [visit] = visitsOf([{ inAt, outAt }], '2026-11-27', '2026-11-27');
    expect(visit?.minutes).toBe(4);
  });

  it('[RC63] masks all but the first letter', () => {
    expect([masked('村上 大輔'), masked('𠮷田 一')]).toEqual(['村＊＊＊', '𠮷＊＊＊']);
  });
});

describe('certificates', () => {
  let store: Store;
  let certificates: ReturnType<typeof makeCertificates>;
  let member: Actor & { memberId: string };

  beforeAll(async () => {
    store = await openDatabase();
  });
  afterAll(() => store?.close());
  beforeEach(async () => {
    await store.prisma.certificate.deleteMany();
    certificates = makeCertificates(receptionOffice(store.prisma, NOW).parts);
    member = await memberOf(store.prisma);
    await store.prisma.checkIn.createMany({
      data: [stay('11-02T09:00', '11-02T12:00'), stay('11-04T09:00', '11-04T10:30')].map(
        (each) => ({
          ...each,
          venueId: VENUE,
          spaceId: 'A01',
          memberId: member.memberId,
          method: 'qr',
        }),
      ),
    });
  });
  const november = (actor: Actor = member, memberId: string | null = null) =>
    certificates.issue(memberId, '2026-11-01', '2026-11-30', actor);
  const status = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      (error: unknown) => (error instanceof Refused ? error.status : 500),
    );

  it('[RC60] has no gap, also when many are issued at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => november()));
    const numbers = made.map(({ body }) => body.number).sort();
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, n) => numberOf(2026, n + 1)));
    expect(new Set(made.map(({ code }) => code)).size).toBe(8);
  });

  it('[RC62] stays as it was issued', async () => {
    const { code, body } = await november();
    expect(body).toMatchObject({ days: 2, minutes: 270 });
    await store.prisma.checkIn.deleteMany({ where: { memberId: member.memberId } });
    await store.prisma.member.update({
      where: { id: member.memberId },
      data: { familyName: '別人' },
    });
    expect((await certificates.read(code, member)).body).toEqual(body);
  });

  it('[RC63] tells anybody with the code little, also after it was revoked', async () => {
    const { code, body } = await november();
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1-');
    const told = await certificates.verify(typed);
    expect(told).toMatchObject({ state: 'valid', number: body.number, days: 2, name: '利＊＊＊' });
    expect(JSON.stringify(told)).not.toContain(body.member);
    await certificates.revoke(code, '氏名の誤り', STAFF);
    expect((await certificates.verify(code)).state).toBe('revoked');
    expect(await status(certificates.revoke(code, 'もう一度', STAFF))).toBe(409);
    expect(await status(certificates.verify('ABCDEFGH23456789'))).toBe(404);
  });

  it('[RC64] is one’s own, or staff’s to issue', async () => {
    const { code } = await november();
    const other = await memberOf(store.prisma);
    expect(await status(certificates.read(code, other))).toBe(404);
    expect(await status(november(other, member.memberId))).toBe(404);
    expect(await certificates.list(member.memberId, other)).toEqual([]);
    expect((await november(STAFF, member.memberId)).body.number).toBe('R8-0002');
    expect(await status(november(other))).toBe(422);
  });
});
