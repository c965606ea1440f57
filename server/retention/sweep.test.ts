import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/calendar.ts';
import { plusDays } from '../calendar/days.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { ago, retentionOffice, TODAY } from '../testing/retention.ts';
import type { Subject } from './table.ts';

const [YOUNG, OLD] = [30, 31];
let store: Store;
let office: Awaited<ReturnType<typeof retentionOffice>>;

beforeAll(async () => {
  store = await openDatabase();
}, 60_000);
afterAll(() => store?.close());
beforeEach(async () => {
  office = await retentionOffice(store);
});

describe('[RE6] [RE7] a person and a seat', () => {
  it('are parted after 30 days; the facts stay, and the member keeps the day', async () => {
    const id = await office.member(YOUNG, { state: 'approved', expiresOn: '2031-03-31' });
    const [old, young] = [await office.booking(id, OLD), await office.booking(id, YOUNG)];
    const [left, newer] = [await office.visit(id, OLD), await office.visit(id, YOUNG)];
    const guest = await office.visit(null, OLD, {
      spaceId: 'A05',
      holder: '中村',
      bookingId: old.id,
    });
    const key = await store.prisma.lockerUse.create({
      data: { venueId: VENUE, spaceId: 'L01', memberId: id, fromAt: ago(90) },
    });
    await store.prisma.auditEntry.createMany({
      data: [id, 'staff'].map((by) => ({
        ...{ venueId: VENUE, at: ago(OLD), by, action: 'booking.change', subject: old.id },
      })),
    });
    expect(await office.sweep.run()).toEqual({ seat: 3 });

    const bookings = await store.prisma.booking.findMany({ orderBy: { startAt: 'asc' } });
    expect(bookings[0]).toEqual({ ...old, memberId: null, madeBy: null });
    expect(bookings[1]).toEqual(young);
    const nobody = { memberId: null, holder: null, inBy: null };
    expect(await store.prisma.checkIn.findUnique({ where: { id: left.id } })).toEqual({
      ...left,
      ...nobody,
    });
    expect(await store.prisma.checkIn.findUnique({ where: { id: guest.id } })).toEqual({
      ...guest,
      ...nobody,
    });
    expect(await store.prisma.checkIn.findUnique({ where: { id: newer.id } })).toEqual(newer);
    expect(await store.prisma.lockerUse.findUnique({ where: { id: key.id } })).toEqual(key);

    const date = plusDays(TODAY, -OLD);
    const kept = await store.prisma.pastUse.findMany({
      omit: { id: true },
      orderBy: { what: 'asc' },
    });
    const at = (time: string) => new Date(instantOf(date, time));
    const own = { venueId: VENUE, memberId: id, date };
    expect(kept).toEqual([
      { ...own, what: 'booking', kind: 'open', status: 'active', inAt: null, outAt: null },
      { ...own, what: 'visit', kind: null, status: null, inAt: at('12:00'), outAt: at('14:00') },
    ]);
    const trail = await store.prisma.auditEntry.findMany({
      where: { subject: old.id },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ by }) => by)).toEqual([null, 'staff']);
  });
});

describe('what else is kept for a time', () => {
  /** Writes an old and a young row of each kind. @returns what counts the rows that are left, by subject */
  async function pairs(): Promise<Partial<Record<Subject, () => Promise<number>>>> {
    const { prisma } = store;
    const id = await office.member(1, { state: 'approved', expiresOn: '2031-03-31' });
    const user = (name: string, createdAt: Date, emailVerified: boolean) =>
      prisma.user.create({
        data: { id: name, name, email: `${name}@example.jp`, emailVerified, createdAt },
      });
    const venueId = VENUE;
    for (const days of [OLD, YOUNG]) {
      const at = ago(days);
      await prisma.receptionAct.create({
        data: { id: `act-${days}`, venueId, at, kind: 'checkIn', answer: {} },
      });
      await prisma.mail.create({
        data: { key: `${days}`, to: 'a@example.jp', subject: 's', text: 't', createdAt: at },
      });
      await user(`unconfirmed-${days}`, at, false);
    }
    for (const days of [366, 365]) {
      const at = ago(days);
      await prisma.auditEntry.create({
        data: { venueId, at, action: 'member.approve', subject: id, by: 'staff' },
      });
      await user(`account-${days}`, at, true);
      await prisma.correction.create({
        data: {
          venueId,
          people: 3,
          madeBy: '受付 花子',
          madeAt: at,
          until: new Date(at.getTime() + 1),
        },
      });
    }
    await user('signed-in', ago(900), true);
    await prisma.auditEntry.create({
      data: { venueId, at: ago(300), action: 'account.signIn', subject: 'signed-in' },
    });
    for (const [n, expiresAt] of [ago(2), ago(1)].entries())
      await prisma.session.create({
        data: {
          id: `s${n}`,
          token: `s${n}`,
          userId: id,
          expiresAt,
          updatedAt: expiresAt,
          ipAddress: '192.0.2.1',
        },
      });
    for (const date of ['2027-03-31', '2027-04-01'])
      await prisma.pastUse.create({ data: { venueId, memberId: id, what: 'visit', date } });
    return {
      desk: () => prisma.receptionAct.count(),
      mail: () => prisma.mail.count(),
      unconfirmed: () => prisma.user.count({ where: { emailVerified: false } }),
      account: () => prisma.user.count({ where: { id: { startsWith: 'account' } } }),
      login: () => prisma.session.count(),
      history: () => prisma.pastUse.count(),
      staff: () => prisma.correction.count({ where: { madeBy: { contains: '花子' } } }),
      audit: () => prisma.auditEntry.count({ where: { action: 'member.approve' } }),
    };
  }

  it('[RE2] [RE3] [RE9] goes when its time is over, once, and the trail tells how much', async () => {
    const left = await pairs();
    const subjects = Object.keys(left) as Subject[];
    const gone = await office.sweep.run();
    expect(gone).toEqual(Object.fromEntries(subjects.map((subject) => [subject, 1])));
    for (const subject of subjects) expect(await left[subject]?.(), subject).toBe(1);
    expect(await store.prisma.user.count({ where: { id: 'signed-in' } })).toBe(1);

    const trail = await store.prisma.auditEntry.findMany({
      where: { action: { startsWith: 'retention.' } },
    });
    expect(new Map(trail.map(({ action, facts }) => [action, facts]))).toEqual(
      new Map(
        subjects.map((subject) => [
          `retention.${subject}`,
          { gone: 1, before: expect.any(String) as string },
        ]),
      ),
    );
    expect(trail.every(({ by }) => by === null)).toBe(true);
    expect(office.sweep.gone.get('mail')).toBe(1);
    expect(office.sweep.sweptAt).toBe(office.clock.at);

    expect(await office.sweep.run()).toEqual({});
    expect(
      await store.prisma.auditEntry.count({ where: { action: { startsWith: 'retention.' } } }),
    ).toBe(subjects.length);
  });

  it('[RE3] goes in batches, and what broke off is taken up', async () => {
    const data = Array.from({ length: 450 }, (_, n) => ({
      ...{ key: `m${n}`, to: 'a@example.jp', subject: 's', text: 't', createdAt: ago(OLD) },
    }));
    await store.prisma.mail.createMany({ data });
    const running = office.sweep.run();
    await office.sweep.stop();
    expect(await running).toEqual({});
    expect(office.sweep.sweptAt).toBe(0);
    office.sweep.start(0);
    await expect.poll(() => office.sweep.sweptAt).toBe(office.clock.at);
    await office.sweep.stop();
    expect(await store.prisma.mail.count()).toBe(0);
    const trail = await store.prisma.auditEntry.findMany({ where: { action: 'retention.mail' } });
    expect(trail.map(({ facts }) => (facts as { gone: number }).gone)).toEqual([200, 200, 50]);
    expect(office.warnings).toEqual([]);
  });
});

it('[RE8] a certificate loses its person after three fiscal years and is still verified', async () => {
  const id = await office.member(1, { state: 'approved', expiresOn: '2031-03-31' });
  const body = {
    ...{
      number: 'R8-0001',
      venue: 'YY! SQUARE',
      name: '村上 大輔',
      organization: '㈱ながと',
      member: '123456',
    },
    ...{ from: '2027-01-01', to: '2027-01-31', days: 2, minutes: 90 },
    visits: [{ inAt: '2027-01-04T00:00:00.000Z', outAt: '2027-01-04T01:30:00.000Z', minutes: 90 }],
  };
  for (const [number, issued] of [
    ['R8-0001', '2027-03-31'],
    ['R9-0001', '2027-04-01'],
  ] as const)
    await store.prisma.certificate.create({
      data: {
        ...{ venueId: VENUE, number, code: number, memberId: id, body: { ...body, number } },
        issuedAt: new Date(instantOf(issued, '12:00')),
      },
    });
  expect(await office.sweep.run()).toEqual({ certificate: 1 });
  const [old, young] = await store.prisma.certificate.findMany({ orderBy: { number: 'asc' } });
  expect(old).toMatchObject({
    memberId: null,
    code: 'R8-0001',
    body: { ...body, name: '村＊＊＊', organization: null, member: '', visits: [] },
  });
  expect(young).toMatchObject({ memberId: id, body: { name: '村上 大輔' } });
});
