import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/calendar.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { memberStore } from '../members/members.store.ts';
import { WITH_USER } from '../members/rows.ts';
import type { Store } from '../store/open.ts';
import { memberOf } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { ago, retentionOffice, TODAY } from '../testing/retention.ts';
import { HOLDINGS } from './holdings.ts';

let store: Store;
let office: Awaited<ReturnType<typeof retentionOffice>>;

beforeAll(async () => {
  store = await openDatabase();
}, 60_000);
afterAll(() => store?.close());
beforeEach(async () => {
  office = await retentionOffice(store);
});

describe('[RE5] [RE11] a registration', () => {
  const isThere = async (id: string) =>
    (await store.prisma.member.findUniqueOrThrow({ where: { id } })).state !== 'deleted';

  it('goes after the fiscal year that follows the last use, with its account', async () => {
    // Fiscal 2028 ends on 31 March 2029, and may be kept until 31 March 2030.
    const days = (date: string) => (Date.parse(TODAY) - Date.parse(date)) / 86_400_000;
    const old = await office.member(days('2028-05-01'));
    await store.prisma.pastUse.create({
      data: { venueId: VENUE, memberId: old, what: 'visit', date: '2029-03-31' },
    });
    const young = await office.member(days('2028-05-01'));
    await store.prisma.pastUse.create({
      data: { venueId: VENUE, memberId: young, what: 'visit', date: '2029-04-01' },
    });
    office.clock.at = instantOf('2030-03-31', '23:59');
    expect(await office.sweep.run()).toEqual({});
    office.clock.at = instantOf('2030-04-01', '00:00');
    expect(await office.sweep.run()).toEqual({ registration: 1 });
    expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
    expect(await store.prisma.user.findMany({ select: { id: true } })).toEqual([{ id: young }]);
    expect(await store.prisma.pastUse.count({ where: { memberId: old } })).toBe(0);
  });

  it('stays while it is good, while something lies ahead, while its member is here or has a key', async () => {
    const long = 3 * 366;
    const stays = [
      await office.member(long, { state: 'approved', expiresOn: TODAY }),
      await office.member(long, { state: 'suspended', expiresOn: TODAY }),
      await office.member(long, { approvedAt: ago(9) }),
    ];
    const [ahead, tentative, here, key, worker] = [
      await office.member(long),
      await office.member(long),
      await office.member(long),
      await office.member(long),
      await office.member(long),
    ];
    await office.booking(ahead, -3);
    await office.booking(tentative, -4, { status: 'tentative', holdUntil: ago(-4) });
    await office.visit(here, 0, { outAt: null });
    await store.prisma.lockerUse.create({
      data: { venueId: VENUE, spaceId: 'L02', memberId: key, fromAt: ago(long) },
    });
    await store.prisma.user.update({ where: { id: worker }, data: { role: 'staff' } });
    expect(await office.sweep.run()).toEqual({ registration: 1 });
    for (const id of [...stays, ahead, tentative, here, key]) expect(await isThere(id)).toBe(true);
    expect(await isThere(worker)).toBe(false);
    expect(await store.prisma.user.count({ where: { id: worker } })).toBe(1);
    expect(await store.prisma.booking.count({ where: { memberId: ahead, status: 'active' } })).toBe(
      1,
    );
  });

  it('leaves a row without a person for a year', async () => {
    const id = await office.member(800);
    await office.sweep.run();
    const row = await store.prisma.member.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      state: 'deleted',
      familyName: '削除ずみ',
      email: null,
      userId: null,
    });
    office.clock.at = instantOf('2031-05-10', '23:00');
    expect(await office.sweep.run()).not.toHaveProperty('removed');
    office.clock.at = instantOf('2031-05-11', '03:00');
    expect(await office.sweep.run()).toMatchObject({ removed: 1 });
    expect(await store.prisma.member.count({ where: { id } })).toBe(0);
  });
});

const NOW = instantOf('2026-11-26', '12:00');
const at = new Date(NOW);
const later = new Date(NOW + 3_600_000);
/** What tells who somebody is. */
const WORDS = [
  '村上',
  '大輔',
  'ムラカミ',
  'ながと',
  '0839330000',
  '2041007',
  '見せた紙',
  'daisuke',
];
/** Somebody of whom every table that can holds something. */
async function known(): Promise<string> {
  const { prisma } = store;
  const { memberId } = await memberOf(prisma);
  const email = 'daisuke@example.jp';
  await prisma.user.update({ where: { id: memberId }, data: { name: '村上 大輔', email } });
  const name = { familyName: '村上', givenName: '大輔', kana: 'ムラカミ　ダイスケ', email };
  const more = { organization: '㈱ながと', phone: '0839330000', number: '2041007' };
  await prisma.member.update({
    where: { id: memberId },
    data: { ...name, ...more, searchKey: 'ムラカミ' },
  });
  const of = { memberId };
  const there = { venueId: VENUE, ...of };
  const here = { ...there, spaceId: 'A01', holder: '村上' };
  await prisma.eligibilityCheck.create({
    data: { ...of, kind: 'other', checkedOn: '2026-11-01', checkedBy: 'staff' },
  });
  await prisma.memberEvent.create({
    data: { ...of, to: 'suspended', reason: '見せた紙が大輔さんのものでない' },
  });
  await prisma.consent.create({ data: { ...of, document: 'privacy', version: '2' } });
  const booking = await prisma.booking.create({
    data: { ...here, startAt: at, endAt: later, madeBy: memberId },
  });
  const visit = await prisma.checkIn.create({
    data: { ...here, inAt: at, outAt: later, method: 'qr' },
  });
  await prisma.lockerUse.create({
    data: { ...here, spaceId: 'L01', fromAt: at, untilAt: later, checkInId: visit.id },
  });
  await prisma.pastUse.create({ data: { ...there, what: 'visit', date: '2026-06-01' } });
  await prisma.waitlistEntry.create({
    data: { ...there, kind: 'booth', startAt: at, endAt: later },
  });
  await prisma.receptionAct.create({
    data: {
      ...{
        id: 'act',
        venueId: VENUE,
        at,
        kind: 'checkIn',
        before: { kind: 'checkIn', checkIn: visit.id },
      },
      answer: { id: 'act', kind: 'checkIn', sentence: '村上 大輔 様 A01 受付', undoUntil: null },
    },
  });
  const body = {
    ...{
      number: 'R8-0001',
      venue: 'YY! SQUARE',
      name: '村上 大輔',
      organization: '㈱ながと',
      member: '2041007',
    },
    ...{ from: '2026-11-01', to: '2026-11-26', visits: [], days: 1, minutes: 60 },
  };
  await prisma.certificate.create({ data: { ...there, number: 'R8-0001', code: 'CODE', body } });
  await prisma.mail.create({
    data: { key: 'm', to: email, subject: '受付', text: '村上 大輔 様' },
  });
  await prisma.auditEntry.create({
    data: { venueId: VENUE, by: memberId, action: 'booking.make', subject: booking.id },
  });
  await prisma.session.create({
    data: {
      id: 's',
      token: 's',
      userId: memberId,
      expiresAt: later,
      updatedAt: at,
      userAgent: 'Firefox',
    },
  });
  await prisma.passkey.create({
    data: {
      ...{ id: 'p', userId: memberId, name: '大輔のかぎ', publicKey: 'k', credentialID: 'c' },
      ...{ counter: 0, deviceType: 'multiDevice', backedUp: true },
    },
  });
  return memberId;
}

/** Every table as text. */
async function dump(): Promise<Record<string, string>> {
  const entries = Object.keys(HOLDINGS).map(async (table) => {
    const rows = await store.prisma.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(t)::text AS "row" FROM ${Prisma.raw(`"${table}"`)} t`;
    return [table, rows.map(({ row }) => row).join('\n')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

it('[RE10] the member’s own file shows what the tables hold, and erasing leaves nothing that tells who', async () => {
  const members = memberStore(store.prisma, VENUE);
  const id = await known();
  const row = await store.prisma.member.findUniqueOrThrow({ where: { id }, include: WITH_USER });
  const file: Record<string, unknown> = await members.everything(row);
  const shown = Object.values(HOLDINGS).flatMap((of) => of?.file ?? []);
  expect(Object.keys(file).sort()).toEqual([...shown, 'venue'].sort());
  for (const key of shown)
    expect(file[key], key).not.toSatisfy((of) => of === null || (of as []).length === 0);

  const telling = (tables: Record<string, string>) =>
    Object.entries(tables).filter(([, text]) => WORDS.some((word) => text.includes(word)));
  expect(telling(await dump()).map(([table]) => table)).toEqual(
    expect.arrayContaining([
      'Member',
      'MemberEvent',
      'Booking',
      'CheckIn',
      'LockerUse',
      'ReceptionAct',
      'Certificate',
      'Mail',
      'User',
    ]),
  );
  await members.erase(row, NOW, () => Promise.resolve());
  await store.prisma.user.delete({ where: { id } });
  const after = await dump();
  expect(telling(after)).toEqual([]);
  expect(after.Certificate).toContain('村＊＊＊');
  expect(after.ReceptionAct).toContain('A01 受付');
  for (const table of ['Booking', 'CheckIn', 'LockerUse', 'AuditEntry', 'Consent'])
    expect(after[table], table).not.toBe('');
});
