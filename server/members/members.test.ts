import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import { Content, type Route } from '../api/route.ts';
import { auditStore } from '../audit/audit.store.ts';
import type { DeskMember, MemberPage, OwnMember } from '../contract/members.ts';
import type { Actor, Role } from '../contract/people.ts';
import type { Letter } from '../mail/letter.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { CONSENTS } from './consent/consent.ts';
import { memberRoutes } from './members.routes.ts';
import { memberStore } from './members.store.ts';
import { MemberSweep } from './sweep.ts';

const consents = Object.fromEntries(CONSENTS.map(({ document, version }) => [document, version]));
const hanako = {
  familyName: '山﨑',
  givenName: '花子',
  familyKana: 'やまざき',
  givenKana: 'ﾊﾅｺ',
  type: 'company',
  organization: '㈱ながと',
  workplacePrefecture: '13',
  phone: '083-933-0000',
};
let store: Store;
let now = Date.parse('2026-11-26T01:00:00Z');
let letters: Letter[] = [];
let cancelled: string[] = [];
let api: Api;
let members: ReturnType<typeof memberStore>;
const clock = { now: () => now };

beforeAll(async () => {
  store = await openDatabase();
  members = memberStore(store.prisma, VENUE);
  const routes = memberRoutes({
    members,
    clock,
    audit: auditStore(store.prisma, VENUE).note,
    post: async (letter) => void letters.push(letter),
    place: { venue: 'YY! SQUARE', link: (path) => `https://office.example${path}` },
    cancelBookings: async (id) => void cancelled.push(id),
    removeAccount: async (id) => void (await store.prisma.user.delete({ where: { id } })),
  });
  api = new Api(routes, async () => null);
}, 60_000);
afterAll(() => store.close());
beforeEach(() => {
  letters = [];
  cancelled = [];
});

let people = 0;
async function person(role: Role = 'member', email?: string): Promise<Actor> {
  const id = `user-${(people += 1)}`;
  const address = email ?? `${id}@example.jp`;
  await store.prisma.user.create({
    data: { id, name: `名 ${people}`, email: address, emailVerified: true },
  });
  return { userId: id, name: `名 ${people}`, email: address, role, memberId: null };
}

async function call<T = Record<string, unknown>>(
  actor: Actor | null,
  method: Route['method'],
  path: string,
  more: { body?: unknown; query?: unknown } = {},
) {
  const answer = await api.call(method, path, { actor, ip: '192.0.2.1', ...more });
  return { status: answer.status, body: answer.body as T };
}

const apply = (actor: Actor, change = {}) =>
  call<{ id: string; number: string }>(actor, 'post', '/members', {
    body: { profile: { ...hanako, ...change }, consents },
  });
const own = async (actor: Actor) => (await call<OwnMember>(actor, 'get', '/members/me')).body;
const seen = { class: 'outside', evidence: ['employeeId'] };

it('[MB1] applies, is approved on sight of evidence, is told, and each step is kept', async () => {
  const [actor, staff] = [await person(), await person('staff')];
  const { status, body } = await apply(actor);
  expect(status).toBe(201);
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
    [actor.email, expect.stringContaining('受け付けました')],
  ]);
  expect(await own(actor)).toMatchObject({
    state: 'applied',
    familyKana: 'ヤマザキ',
    class: 'outside',
  });
  const path = `/members/${body.id}`;
  expect(
    await call(staff, 'post', `${path}/approve`, { body: { class: 'outside' } }),
  ).toMatchObject({
    status: 409,
    body: { error: '確認書類を見てから承認してください' },
  });
  expect((await call(staff, 'post', `${path}/approve`, { body: seen })).status).toBe(200);
  expect(await own(actor)).toMatchObject({ state: 'approved', expiresOn: '2027-03-31' });
  expect(letters).toHaveLength(2);
  const desk = (await call<DeskMember>(staff, 'get', path)).body;
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
  const [actor, staff, manager] = [await person(), await person('staff'), await person('manager')];
  const path = `/members/${(await apply(actor)).body.id}`;
  await call(staff, 'post', `${path}/approve`, { body: seen });
  expect((await call(staff, 'post', `${path}/suspend`, { body: { reason: ' ' } })).status).toBe(
    400,
  );
  const reason = '会員証をほかの方が使っていました';
  expect((await call(staff, 'post', `${path}/suspend`, { body: { reason } })).status).toBe(200);
  expect(letters.at(-1)?.text).toContain(reason);
  expect((await call(staff, 'post', `${path}/resume`, { body: { reason } })).status).toBe(403);
  expect((await call(manager, 'post', `${path}/resume`, { body: { reason } })).status).toBe(200);
  expect(await own(actor)).toMatchObject({ state: 'approved' });
});

it('[MB3] [MB17] shows nobody to officials, nor to another member', async () => {
  const [a, b, official] = [await person(), await person(), await person('official')];
  const { body } = await apply(a);
  await apply(b, { familyName: '佐藤', familyKana: 'サトウ' });
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
      expect((await call(asks, method, path)).status, path).toBe(asks === null ? 401 : 403);
  }
  expect((await own(b)).familyName).toBe('佐藤');
  const staff = await person('staff');
  expect((await call(staff, 'get', '/members/unknown')).status).toBe(404);
  await store.prisma.venue.create({ data: { id: 'elsewhere', name: 'よそ' } });
  await store.prisma.member.update({ where: { id: body.id }, data: { venueId: 'elsewhere' } });
  expect(await call(staff, 'get', `/members/${body.id}`)).toEqual(
    await call(staff, 'get', '/members/unknown'),
  );
});

it('[MB8] takes a changed fact at once, keeps the state, and gives no priority before a look', async () => {
  const [actor, staff] = [await person(), await person('staff')];
  const { id } = (await apply(actor, { workplacePrefecture: '35' })).body;
  await call(staff, 'post', `/members/${id}/approve`, { body: { ...seen, class: 'general' } });
  const change = (to: object) =>
    call(actor, 'patch', '/members/me', { body: { ...hanako, workplacePrefecture: '35', ...to } });
  expect((await change({ phone: '' })).body).toEqual({ recheck: false });
  expect((await change({ workplacePrefecture: '13' })).body).toEqual({ recheck: true });
  expect(await own(actor)).toMatchObject({ state: 'approved', class: 'general' });
  now += 86_400_000;
  expect(
    (await call(staff, 'post', `/members/${id}/approve`, { body: { class: 'outside' } })).status,
  ).toBe(409);
  expect((await call(staff, 'post', `/members/${id}/approve`, { body: seen })).status).toBe(200);
  expect(await own(actor)).toMatchObject({ class: 'outside', recheckSince: null });
});

it('[MB10] ends the old card with the new one, and draws it', async () => {
  const actor = await person();
  const { id } = (await apply(actor)).body;
  const token = async () =>
    (await store.prisma.member.findUniqueOrThrow({ where: { id } })).cardToken;
  const old = await token();
  expect((await members.byCard(old))?.id).toBe(id);
  expect((await call(actor, 'post', '/members/me/card')).status).toBe(204);
  expect(await members.byCard(old)).toBeNull();
  expect((await members.byCard(await token()))?.id).toBe(id);
  const { body } = await call<Content>(actor, 'get', '/members/me/card.svg');
  expect(body.body).toMatch(/^<svg/);
  expect(JSON.stringify(await own(actor))).not.toContain(await token());
});

it('[MB11] finds by three letters of kana, number or organization; who waits comes first', async () => {
  const [actor, staff] = [await person(), await person('staff')];
  const { id, number } = (
    await apply(actor, {
      familyName: '渡邉',
      familyKana: 'ワタナベ',
      organization: '周南ＡＢＣ(株)',
    })
  ).body;
  const find = async (q: string) =>
    (await call<MemberPage>(staff, 'get', '/members', { query: { q } })).body;
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
  const [actor, staff] = [await person(), await person('staff')];
  const { id } = (await apply(actor)).body;
  await call(staff, 'post', `/members/${id}/approve`, {
    body: { ...seen, expiresOn: '2026-12-10' },
  });
  const warn = (sentence: string) => expect.unreachable(sentence);
  const sweep = new MemberSweep({
    members,
    audit: auditStore(store.prisma, VENUE).note,
    clock,
    warn,
  });
  now = Date.parse('2026-12-10T14:59:59Z'); // 23:59:59 on the last day
  expect(await sweep.run()).toBe(0);
  now += 1_000;
  expect(await sweep.run()).toBe(1);
  expect(await sweep.run()).toBe(0);
  expect(await own(actor)).toMatchObject({ state: 'expired', expiresOn: '2026-12-10' });
  expect((await call(staff, 'post', `/members/${id}/renew`, { body: {} })).status).toBe(200);
  expect(await own(actor)).toMatchObject({ state: 'approved', expiresOn: '2027-03-31' });
});

it('[MB13] erases the person and keeps the visit', async () => {
  const [actor, staff] = [await person(), await person('staff')];
  const { id, number } = (await apply(actor)).body;
  await call(staff, 'post', `/members/${id}/approve`, { body: seen });
  const at = { inAt: new Date(now - 1_000), outAt: new Date(now) };
  await store.prisma.checkIn.create({
    data: { venueId: VENUE, spaceId: 'A01', memberId: id, holder: '山﨑', ...at },
  });
  expect((await call(actor, 'delete', '/members/me', { body: { word: 'はい' } })).status).toBe(400);
  expect((await call(actor, 'delete', '/members/me', { body: { word: '削除' } })).status).toBe(204);
  expect(cancelled).toEqual([id]);
  const left = await store.prisma.member.findUniqueOrThrow({
    where: { id },
    include: { evidence: true, events: true, checkIns: true },
  });
  const text = JSON.stringify(left);
  for (const word of ['山', '花子', 'ヤマ', number, '0839330000', actor.email, 'ながと'])
    expect(text).not.toContain(word);
  expect(left).toMatchObject({ state: 'deleted', class: 'outside', workplacePrefecture: '13' });
  expect(left.checkIns).toHaveLength(1);
  expect((await call(staff, 'get', `/members/${id}`)).status).toBe(404);
  expect(await store.prisma.user.count({ where: { id: actor.userId } })).toBe(0);
});

it('[MB22] gives the calendar feed a secret address, which a new one ends', async () => {
  const [actor, other] = [await person(), await person()];
  expect((await call(actor, 'get', '/members/me/feed')).status).toBe(404);
  await apply(actor);
  await apply(other);
  const feedOf = async (who: Actor) =>
    (await call<{ path: string }>(who, 'get', '/members/me/feed')).body.path;
  const first = await feedOf(actor);
  expect(first).toMatch(/^\/api\/v1\/bookings\.ics\?key=[\w-]{22}$/);
  expect(await feedOf(other)).not.toBe(first);
  const { body } = await call<{ path: string }>(actor, 'post', '/members/me/feed');
  expect(body.path).not.toBe(first);
  expect(await feedOf(actor)).toBe(body.path);
  const token = first.split('=')[1] ?? '';
  expect(await store.prisma.member.count({ where: { feedToken: token } })).toBe(0);
});

it('[MB14] hands over everything about oneself and nothing of anybody else', async () => {
  const [actor, other] = [await person(), await person()];
  const { id } = (await apply(actor)).body;
  await apply(other, { familyName: '佐藤', familyKana: 'サトウ' });
  await store.prisma.mail.create({ data: { key: 'k', to: actor.email, subject: 's', text: 't' } });
  const start = new Date(now + 3_600_000);
  await store.prisma.booking.create({
    data: {
      venueId: VENUE,
      spaceId: 'A02',
      memberId: id,
      startAt: start,
      endAt: new Date(now + 7_200_000),
    },
  });
  const { body } = await call<Content>(actor, 'get', '/members/me/export');
  const file = JSON.parse(body.body) as Record<string, unknown[]>;
  expect(body.fileName).toMatch(/^利用登録の情報-\d{4}-\d\d-\d\d\.json$/);
  for (const part of ['consents', 'events', 'bookings', 'mails'])
    expect(file[part]?.length, part).toBeGreaterThan(0);
  for (const part of ['checkIns', 'waitlist', 'certificates', 'lockers', 'evidence'])
    expect(file[part], part).toEqual([]);
  expect(body.body).not.toContain('佐藤');
});

it('[MB23] cancels what is booked when it suspends, unless reception keeps it', async () => {
  const staff = await person('staff');
  for (const [keepBookings, gone] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const { id } = (await apply(await person())).body;
    await call(staff, 'post', `/members/${id}/approve`, { body: seen });
    await store.prisma.booking.create({
      data: {
        ...{ venueId: VENUE, spaceId: keepBookings ? 'A03' : 'A04', memberId: id },
        startAt: new Date(now + 3_600_000),
        endAt: new Date(now + 7_200_000),
      },
    });
    const { body } = await call<DeskMember>(staff, 'get', `/members/${id}`);
    expect(body.upcoming).toHaveLength(1);
    const sent = { reason: '規約違反', keepBookings };
    const answer = await call(staff, 'post', `/members/${id}/suspend`, { body: sent });
    expect(answer.status).toBe(200);
    expect(cancelled.filter((each) => each === id)).toHaveLength(gone);
  }
});

it('[MB16] takes no application without agreement to the versions in force', async () => {
  const actor = await person();
  for (const agreed of [{}, { terms: '1' }, { terms: '0', privacy: '1' }]) {
    const answer = await call(actor, 'post', '/members', {
      body: { profile: hanako, consents: agreed },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [expect.stringContaining('consents')] },
    });
  }
  expect((await call(actor, 'get', '/members/me')).status).toBe(404);
  await apply(actor);
  expect((await own(actor)).missingConsents).toEqual([]);
  await store.prisma.consent.deleteMany({ where: { member: { userId: actor.userId } } });
  expect((await own(actor)).missingConsents).toEqual(['terms', 'privacy']);
  expect((await call(actor, 'post', '/members/me/consents', { body: { consents } })).status).toBe(
    204,
  );
  expect((await own(actor)).missingConsents).toEqual([]);
});

it('registers a person once, and gives them what an import brought in', async () => {
  const actor = await person();
  const first = await apply(actor);
  expect((await apply(actor)).status).toBe(409);
  const { id } = first.body;
  await store.prisma.member.update({
    where: { id },
    data: { userId: null, email: 'import@example.jp' },
  });
  const owner = await person('member', 'import@example.jp');
  expect((await apply(owner)).body.id).toBe(id);
});
