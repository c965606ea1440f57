import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Content } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { consents, hanako, memberOffice, seen } from '../testing/members.ts';

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

it('[MB10] ends the old card with the new one, and draws it', async () => {
  const actor = await office.person();
  const { id } = (await office.apply(actor)).body;
  const token = async () =>
    (await store.prisma.member.findUniqueOrThrow({ where: { id } })).cardToken;
  const old = await token();
  expect((await office.members.byCard(old))?.id).toBe(id);
  expect((await office.call(actor, 'post', '/members/me/card')).status).toBe(204);
  expect(await office.members.byCard(old)).toBeNull();
  expect((await office.members.byCard(await token()))?.id).toBe(id);
  const { body } = await office.call<Content>(actor, 'get', '/members/me/card.svg');
  expect(body.body).toMatch(/^<svg/);
  expect(JSON.stringify(await office.own(actor))).not.toContain(await token());
});

it('[MB13] erases the person and keeps the visit', async () => {
  const [actor, staff] = [await office.person(), await office.person('staff')];
  const { id, number } = (await office.apply(actor)).body;
  await office.call(staff, 'post', `/members/${id}/approve`, { body: seen });
  const at = { inAt: new Date(office.clock.at - 1_000), outAt: new Date(office.clock.at) };
  await store.prisma.checkIn.create({
    data: { venueId: VENUE, spaceId: 'A01', memberId: id, holder: '山﨑', ...at },
  });
  expect(
    (await office.call(actor, 'delete', '/members/me', { body: { word: 'はい' } })).status,
  ).toBe(400);
  expect(
    (await office.call(actor, 'delete', '/members/me', { body: { word: '削除' } })).status,
  ).toBe(204);
  expect(office.cancelled).toEqual([{ id, why: '利用登録の削除' }]);
  const left = await store.prisma.member.findUniqueOrThrow({
    where: { id },
    include: { evidence: true, events: true, checkIns: true },
  });
  const text = JSON.stringify(left);
  for (const word of ['山', '花子', 'ヤマ', number, '0839330000', actor.email, 'ながと'])
    expect(text).not.toContain(word);
  expect(left).toMatchObject({ state: 'deleted', class: 'outside', workplacePrefecture: '13' });
  expect(left.checkIns).toHaveLength(1);
  expect((await office.call(staff, 'get', `/members/${id}`)).status).toBe(404);
  expect(await store.prisma.user.count({ where: { id: actor.userId } })).toBe(0);
});

it('[MB22] gives the calendar feed a secret address, which a new one ends', async () => {
  const [actor, other] = [await office.person(), await office.person()];
  expect((await office.call(actor, 'get', '/members/me/feed')).status).toBe(404);
  await office.apply(actor);
  await office.apply(other);
  const feedOf = async (who: Actor) =>
    (await office.call<{ path: string }>(who, 'get', '/members/me/feed')).body.path;
  const first = await feedOf(actor);
  expect(first).toMatch(/^\/api\/v1\/bookings\.ics\?key=[\w-]{22}$/);
  expect(await feedOf(other)).not.toBe(first);
  const { body } = await office.call<{ path: string }>(actor, 'post', '/members/me/feed');
  expect(body.path).not.toBe(first);
  expect(await feedOf(actor)).toBe(body.path);
  const token = first.split('=')[1] ?? '';
  expect(await store.prisma.member.count({ where: { feedToken: token } })).toBe(0);
});

it('[MB14] hands over everything about oneself and nothing of anybody else', async () => {
  const [actor, other] = [await office.person(), await office.person()];
  const { id } = (await office.apply(actor)).body;
  await office.apply(other, { familyName: '佐藤', familyKana: 'サトウ' });
  await store.prisma.mail.create({ data: { key: 'k', to: actor.email, subject: 's', text: 't' } });
  const start = new Date(office.clock.at + 3_600_000);
  await store.prisma.booking.create({
    data: {
      venueId: VENUE,
      spaceId: 'A02',
      memberId: id,
      startAt: start,
      endAt: new Date(office.clock.at + 7_200_000),
    },
  });
  const { body } = await office.call<Content>(actor, 'get', '/members/me/export');
  const file = JSON.parse(body.body) as Record<string, unknown[]>;
  expect(body.fileName).toMatch(/^利用登録の情報-\d{4}-\d\d-\d\d\.json$/);
  for (const part of ['consents', 'events', 'bookings', 'mails'])
    expect(file[part]?.length, part).toBeGreaterThan(0);
  for (const part of ['checkIns', 'waitlist', 'certificates', 'lockers', 'evidence'])
    expect(file[part], part).toEqual([]);
  expect(body.body).not.toContain('佐藤');
});

it('[MB16] takes no application without agreement to the versions in force', async () => {
  const actor = await office.person();
  for (const agreed of [{}, { terms: '1' }, { terms: '0', privacy: '1' }]) {
    const answer = await office.call(actor, 'post', '/members', {
      body: { profile: hanako, consents: agreed },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [expect.stringContaining('consents')] },
    });
  }
  expect((await office.call(actor, 'get', '/members/me')).status).toBe(404);
  await office.apply(actor);
  expect((await office.own(actor)).missingConsents).toEqual([]);
  await store.prisma.consent.deleteMany({ where: { member: { userId: actor.userId } } });
  expect((await office.own(actor)).missingConsents).toEqual(['terms', 'privacy']);
  expect(
    (await office.call(actor, 'post', '/members/me/consents', { body: { consents } })).status,
  ).toBe(204);
  expect((await office.own(actor)).missingConsents).toEqual([]);
});

it('registers a person once, and gives them what an import brought in', async () => {
  const actor = await office.person();
  const first = await office.apply(actor);
  expect((await office.apply(actor)).status).toBe(409);
  const { id } = first.body;
  await store.prisma.member.update({
    where: { id },
    data: { userId: null, email: 'import@example.jp' },
  });
  const owner = await office.person('member', 'import@example.jp');
  expect((await office.apply(owner)).body.id).toBe(id);
});
