import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { auditStore } from '../audit/audit.store.ts';
import type { DeskMember, MemberPage } from '../contract/members.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { hanako, memberOffice, seen } from '../testing/members.ts';
import { MemberSweep } from './sweep.ts';

let store: Store;
let office: ReturnType<typeof memberOffice>;

beforeAll(async () => {
  store = await openDatabase();
  office = memberOffice(store);
}, 60_000);
afterAll(() => store?.close());
beforeEach(() => {
  office.letters.length = 0;
  office.cancelled.length = 0;
});

it('[MB1] applies, is approved on sight of evidence, is told, and each step is kept', async () => {
  const [actor, staff] = [await office.person(), await office.person('staff')];
  const { status, body } = await office.apply(actor);
  expect(status).toBe(201);
  expect(office.letters.map(({ to, subject }) => [to, subject])).toEqual([
    [actor.email, expect.stringContaining('受け付けました')],
  ]);
  expect(await office.own(actor)).toMatchObject({
    state: 'applied',
    familyKana: 'ヤマザキ',
    class: 'outside',
  });
  const path = `/members/${body.id}`;
  expect(
    await office.call(staff, 'post', `${path}/approve`, { body: { class: 'outside' } }),
  ).toMatchObject({
    status: 409,
    body: { error: '確認書類を見てから承認してください' },
  });
  expect((await office.call(staff, 'post', `${path}/approve`, { body: seen })).status).toBe(200);
  expect(await office.own(actor)).toMatchObject({ state: 'approved', expiresOn: '2027-03-31' });
  expect(office.letters).toHaveLength(2);
  expect(office.letters[1]?.text).toContain('有効期限: 2027年3月31日');
  const desk = (await office.call<DeskMember>(staff, 'get', path)).body;
  expect(desk.evidence).toEqual([
    { kind: 'employeeId', checkedOn: '2026-11-26', checkedBy: staff.name },
  ]);
  expect(desk.events.map(({ from, to, by }) => [from, to, by])).toEqual([
    [null, 'applied', null],
    ['applied', 'approved', staff.name],
  ]);
  const trail = await store.prisma.auditEntry.findMany({ where: { subject: body.id } });
  expect(trail.map(({ action }) => action)).toEqual([
    'member.apply',
    'member.approve',
    'member.view',
  ]);
  expect(JSON.stringify(trail, (_key, value: unknown) => String(value))).not.toContain('山');
});

it('[MB3] [MB4] suspends with a reason; only those who answer for the office resume', async () => {
  const [actor, staff, manager] = [
    await office.person(),
    await office.person('staff'),
    await office.person('manager'),
  ];
  const path = `/members/${(await office.apply(actor)).body.id}`;
  await office.call(staff, 'post', `${path}/approve`, { body: seen });
  expect(
    (await office.call(staff, 'post', `${path}/suspend`, { body: { reason: ' ' } })).status,
  ).toBe(400);
  const reason = '会員証をほかの方が使っていました';
  expect((await office.call(staff, 'post', `${path}/suspend`, { body: { reason } })).status).toBe(
    200,
  );
  expect(office.letters.at(-1)?.text).toContain(reason);
  expect((await office.call(staff, 'post', `${path}/resume`, { body: { reason } })).status).toBe(
    403,
  );
  expect((await office.call(manager, 'post', `${path}/resume`, { body: { reason } })).status).toBe(
    200,
  );
  expect(await office.own(actor)).toMatchObject({ state: 'approved' });
});

it('[MB3] [MB17] shows nobody to officials, nor to another member', async () => {
  const [a, b, official] = [
    await office.person(),
    await office.person(),
    await office.person('official'),
  ];
  const { body } = await office.apply(a);
  await office.apply(b, { familyName: '佐藤', familyKana: 'サトウ' });
  for (const asks of [b, official, null]) {
    for (const [method, path] of [
      ['get', `/members/${body.id}`],
      ['get', '/members'],
      ['post', `/members/${body.id}/approve`],
      ['post', `/members/${body.id}/evidence`],
      ['post', `/members/${body.id}/suspend`],
      ['post', `/members/${body.id}/renew`],
      ['post', `/members/${body.id}/expire`],
    ] as const)
      expect((await office.call(asks, method, path)).status, path).toBe(asks === null ? 401 : 403);
  }
  expect((await office.own(b)).familyName).toBe('佐藤');
  const staff = await office.person('staff');
  expect((await office.call(staff, 'get', '/members/unknown')).status).toBe(404);
  await store.prisma.venue.create({ data: { id: 'elsewhere', name: 'よそ' } });
  await store.prisma.member.update({ where: { id: body.id }, data: { venueId: 'elsewhere' } });
  expect(await office.call(staff, 'get', `/members/${body.id}`)).toEqual(
    await office.call(staff, 'get', '/members/unknown'),
  );
});

it('[MB8] takes a changed fact at once, keeps the state, and gives no priority before a look', async () => {
  const [actor, staff] = [await office.person(), await office.person('staff')];
  const { id } = (await office.apply(actor, { workplacePrefecture: '35' })).body;
  await office.call(staff, 'post', `/members/${id}/approve`, {
    body: { ...seen, class: 'general' },
  });
  const change = (to: object) =>
    office.call(actor, 'patch', '/members/me', {
      body: { ...hanako, workplacePrefecture: '35', ...to },
    });
  expect((await change({ phone: '' })).body).toEqual({ recheck: false });
  expect((await change({ workplacePrefecture: '13' })).body).toEqual({ recheck: true });
  expect(await office.own(actor)).toMatchObject({ state: 'approved', class: 'general' });
  office.clock.at += 86_400_000;
  expect(
    (await office.call(staff, 'post', `/members/${id}/approve`, { body: { class: 'outside' } }))
      .status,
  ).toBe(409);
  expect((await office.call(staff, 'post', `/members/${id}/approve`, { body: seen })).status).toBe(
    200,
  );
  expect(await office.own(actor)).toMatchObject({ class: 'outside', recheckSince: null });
});

it('[MB11] finds by three letters of kana, number or organization; who waits comes first', async () => {
  const [actor, staff] = [await office.person(), await office.person('staff')];
  const { id, number } = (
    await office.apply(actor, {
      familyName: '渡邉',
      familyKana: 'ワタナベ',
      organization: '周南ＡＢＣ(株)',
    })
  ).body;
  const find = async (q: string) =>
    (await office.call<MemberPage>(staff, 'get', '/members', { query: { q } })).body;
  for (const q of [
    'わたな',
    'ﾀﾅﾍﾞ',
    '渡辺',
    number.slice(0, 4),
    `${number.slice(0, 4)}-${number.slice(4)}`,
    'abc㈱',
  ])
    expect(
      (await find(q)).members.map((each) => each.id),
      q,
    ).toContain(id);
  expect((await find('%')).total).toBe((await find('')).total);
  const { members: list, waiting } = await find('');
  expect(
    list
      .slice(0, waiting)
      .every(({ state, recheckSince }) => state === 'applied' || recheckSince !== null),
  ).toBe(true);
});

it('[MB12] marks what ran out, once, and renews it on sight of evidence', async () => {
  const [actor, staff] = [await office.person(), await office.person('staff')];
  const { id } = (await office.apply(actor)).body;
  await office.call(staff, 'post', `/members/${id}/approve`, {
    body: { ...seen, expiresOn: '2026-12-10' },
  });
  const warn = (sentence: string) => expect.unreachable(sentence);
  const sweep = new MemberSweep({
    members: office.members,
    audit: auditStore(store.prisma, VENUE).note,
    clock: office.clock,
    warn,
  });
  office.clock.at = Date.parse('2026-12-10T14:59:59Z'); // 23:59:59 on the last day
  expect(await sweep.run()).toBe(0);
  office.clock.at += 1_000;
  expect(await sweep.run()).toBe(1);
  expect(await sweep.run()).toBe(0);
  expect(await office.own(actor)).toMatchObject({ state: 'expired', expiresOn: '2026-12-10' });
  expect((await office.call(staff, 'post', `/members/${id}/renew`, { body: {} })).status).toBe(200);
  expect(await office.own(actor)).toMatchObject({ state: 'approved', expiresOn: '2027-03-31' });
});

it('[MB23] cancels what is booked when it suspends, unless reception keeps it', async () => {
  const staff = await office.person('staff');
  for (const [keepBookings, gone] of [
    [false, ['利用登録の停止']],
    [true, []],
  ] as const) {
    const { id } = (await office.apply(await office.person())).body;
    await office.call(staff, 'post', `/members/${id}/approve`, { body: seen });
    await store.prisma.booking.create({
      data: {
        ...{ venueId: VENUE, spaceId: keepBookings ? 'A03' : 'A04', memberId: id },
        startAt: new Date(office.clock.at + 3_600_000),
        endAt: new Date(office.clock.at + 7_200_000),
      },
    });
    const { body } = await office.call<DeskMember>(staff, 'get', `/members/${id}`);
    expect(body.upcoming).toHaveLength(1);
    expect(body.here).toBeNull();
    const sent = { reason: '規約違反', keepBookings };
    const answer = await office.call(staff, 'post', `/members/${id}/suspend`, { body: sent });
    expect(answer.status).toBe(200);
    const reasons = office.cancelled.filter((each) => each.id === id).map(({ why }) => why);
    expect(reasons).toEqual(gone);
  }
});

it('[MB23] tells reception that somebody is here before they are suspended', async () => {
  const staff = await office.person('staff');
  const { id } = (await office.apply(await office.person())).body;
  const visit = { venueId: VENUE, memberId: id, method: 'number' };
  const inAt = new Date(office.clock.at - 3_600_000);
  await store.prisma.checkIn.create({ data: { ...visit, spaceId: 'A04', inAt, outAt: inAt } });
  const look = async () =>
    (await office.call<DeskMember>(staff, 'get', `/members/${id}`)).body.here;
  expect(await look()).toBeNull();
  await store.prisma.checkIn.create({ data: { ...visit, spaceId: 'A05', inAt } });
  expect(await look()).toEqual({ space: 'A05', inAt: inAt.toISOString() });
});
