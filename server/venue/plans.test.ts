import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import { auditStore } from '../audit/audit.store.ts';
import { replanning } from '../booking/replan.ts';
import { namesIn } from '../booking/spaces.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { DraftView, PlanCheck, PlansView, PlanVersionWhole } from '../contract/plan-api.ts';
import type { Actor } from '../contract/people.ts';
import { makeFloorPlans, openPlans } from '../assembly/floor-plans.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { add, move, retire } from '../testing/replan.ts';
import { venueStore } from './venue.store.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let store: Store;
let office: ReturnType<typeof bookingOffice>;
let plans: Awaited<ReturnType<typeof openPlans>>;
let floor: ReturnType<typeof makeFloorPlans>;
let api: Api;
let adopted: string[] = [];
let manager: Actor;
let colleague: Actor;

const personOf = async (id: string): Promise<Actor> => {
  const data = { id, name: `運営 ${id}`, email: `${id}@example.jp` };
  await store.prisma.user.upsert({ where: { id }, create: data, update: {} });
  return { ...STAFF, userId: id, name: data.name, role: 'manager' };
};

beforeAll(async () => {
  store = await openDatabase();
  manager = await personOf('manager');
  colleague = await personOf('colleague');
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.checkIn.deleteMany();
  await store.prisma.booking.deleteMany();
  await store.prisma.floorPlanDraft.deleteMany();
  await store.prisma.floorPlanVersion.deleteMany({ where: { madeBy: { not: null } } });
  office = bookingOffice(store.prisma, TEN);
  await start();
});

/** As a process does when it starts. */
async function start(): Promise<void> {
  const { clock } = office;
  plans = await openPlans(store.prisma, VENUE, clock);
  adopted = [];
  floor = makeFloorPlans({
    ...plans,
    clock,
    audit: auditStore(store.prisma, VENUE).note,
    bookings: replanning({ ...office.parts, store: office.store }),
    adopt: () => {
      adopted.push(plans.book.now().id);
      return Promise.resolve();
    },
    warn: (sentence) => expect(sentence).toBe(''),
  });
  api = new Api(floor.routes, () => Promise.resolve(null));
}

type Method = 'get' | 'post' | 'put' | 'delete';
const call = (method: Method, path: string, body?: unknown, actor: Actor = manager, query = {}) =>
  api.call(method, `/floor-plans${path}`, { actor, ip: '10.0.0.1', body, query });

const draft = async (actor = manager) =>
  (await call('get', '/draft', undefined, actor)).body as DraftView;
async function draw(change: (plan: FloorPlan) => void, actor = manager) {
  const { plan, etag, basedOn } = await draft(actor);
  change(plan);
  return call('put', '/draft', { plan, etag, basedOn }, actor);
}
const look = (effectiveFrom: string, actor = manager) =>
  call('post', '/check', { effectiveFrom }, actor);
async function publish(effectiveFrom: string, more: object = {}, actor = manager) {
  const { etag, before } = (await look(effectiveFrom, actor)).body as PlanCheck;
  const body = { effectiveFrom, etag, before, note: '席替え', ...more };
  return call('post', '/publish', body, actor);
}
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
const states = async () =>
  ((await call('get', '')).body as PlansView).versions.map(({ state }) => state);
const seatsOn = async (date: string) =>
  (await venueStore(store.prisma, VENUE).plan(date)).spaces.map(({ id }) => id);
const at = (time: string, date: string) => Date.parse(`${date}T${time}:00+09:00`);
async function book(space: string, date: string) {
  const member = await memberOf(store.prisma);
  const startAt = `${date}T13:00:00+09:00`;
  const endAt = `${date}T17:15:00+09:00`;
  const wish = { kind: 'open' as const, space, startAt, endAt, outlet: false, tentative: false };
  return office.bookings.book(wish, member);
}

describe('a draft', () => {
  it('[VE38] is one’s own, and saved only over the one that was seen', async () => {
    expect((await draft()).etag).toBeNull();
    const first = await draw(add('A23'));
    expect(first).toMatchObject({ status: 200, body: { faults: [] } });
    const seen = await draft();
    expect((await draft(colleague)).etag).toBeNull();
    expect(await draw(add('A24'))).toMatchObject({ status: 200 });
    const late = await call('put', '/draft', {
      plan: seen.plan,
      etag: seen.etag,
      basedOn: seen.basedOn,
    });
    const now = await draft();
    expect(late).toMatchObject({
      status: 409,
      body: { clash: { etag: now.etag, savedAt: now.savedAt } },
    });
    expect(now.plan.spaces.map(({ id }) => id)).toContain('A24');
    expect((await call('put', '/draft', { ...seen, etag: null })).status).toBe(400);
    const { others } = (await call('get', '', undefined, colleague)).body as PlansView;
    expect(others).toEqual([{ name: manager.name, savedAt: now.savedAt }]);
  });

  it('may break laws, and tells which; what is no plan is refused', async () => {
    const saved = await draw(retire('B01'));
    expect(saved).toMatchObject({ status: 200, body: { faults: [] } });
    const both = await draw(retire('B02'));
    expect(both).toMatchObject({ status: 200, body: { faults: [{ rule: 'VE7' }] } });
    expect((await draw((plan) => (plan.spaces[0]!.x = 99))).status).toBe(400);
    expect(await publish('2026-11-24')).toMatchObject({ status: 422 });
  });

  it('is begun from an old version', async () => {
    const { id } = plans.book.now();
    await draw(add('A23'));
    expect((await call('post', `/${id}/restore`)).status).toBe(409);
    const body = await call('post', `/${id}/restore`, undefined, manager, { replace: 'true' });
    expect(body.status).toBe(201);
    expect((await draft()).plan.spaces.map((each) => each.id)).not.toContain('A23');
    expect((await call('delete', '/draft')).status).toBe(204);
    expect((await draft()).etag).toBeNull();
  });
});

describe('a version', () => {
  it('[VE30] [VE33] [VE35] of today holds at once', async () => {
    await draw(add('A23'));
    const made = await publish('2026-11-24');
    expect(made).toMatchObject({ status: 201, body: { cancelled: 0, here: [] } });
    expect(adopted).toEqual([idOf(made)]);
    expect(await states()).toEqual(['inForce', 'past']);
    expect(await store.prisma.space.count({ where: { id: 'A23' } })).toBe(1);
    expect((await draft()).etag).toBeNull();
  });

  it('[VE31] [VE33] [VE35] of a later day holds from its midnight, even after a restart', async () => {
    await draw(retire('P03'));
    const coming = idOf(await publish('2026-12-01'));
    expect(adopted).toEqual([]);
    expect(await states()).toEqual(['coming', 'inForce']);
    expect(await seatsOn('2026-11-30')).toContain('P03');
    expect(await seatsOn('2026-12-01')).not.toContain('P03');
    office.clock.at = at('00:00', '2026-12-01') - 1;
    await floor.watch.look();
    expect(adopted).toEqual([]);
    office.clock.at += 1;
    await floor.watch.look();
    await floor.watch.look();
    expect(adopted).toEqual([coming]);
    await start();
    expect(plans.book.now().id).toBe(coming);
    await floor.watch.look();
    expect(adopted).toEqual([]);
    // VE39
    expect(plans.book.at(at('12:00', '2026-11-30')).plan.spaces.map(({ id }) => id)).toContain(
      'P03',
    );
    const name = namesIn(plans.book.byAge)('P03');
    expect(name).toEqual({ label: 'P03', kind: 'personal', zone: 'パーソナルデスク' });
  });

  it('[VE32] comes after every other, within a year, and changes something', async () => {
    const refusedOn = async (date: string) => (await look(date)).body as { error: string };
    await draw(move);
    expect(await refusedOn('2026-11-23')).toMatchObject({ error: /今日から/ });
    expect(await refusedOn('2027-11-26')).toMatchObject({ error: /366日/ });
    await publish('2026-12-01');
    await draw(move);
    expect(await refusedOn('2026-12-01')).toMatchObject({ error: /もう決まっています/ });
    expect((await look('2026-12-02')).status).toBe(200);
    await call('delete', '/draft');
    await draw(() => {});
    expect(await publish('2026-12-02')).toMatchObject({
      status: 422,
      body: { error: '変わるところがありません' },
    });
  });

  it('[VE32] is what was looked at', async () => {
    await draw(move);
    const { etag, before } = (await look('2026-11-24')).body as PlanCheck;
    const order = { effectiveFrom: '2026-11-24', etag, before, note: '席替え' };
    await draw(add('A23'));
    expect((await call('post', '/publish', order)).status).toBe(409);
    const seen = (await look('2026-11-24')).body as PlanCheck;
    await draw(add('A24'), colleague);
    await publish('2026-11-24', {}, colleague);
    expect((await call('post', '/publish', { ...order, etag: seen.etag })).status).toBe(409);
    const own = await draft();
    expect([own.stale, own.before.madeBy]).toEqual([true, colleague.name]);
    const again = (await look('2026-11-24')).body as PlanCheck;
    expect(again.changes.map(({ words }) => words)).toContain('A24を廃止');
  });

  it('[VE37] is withdrawn until it holds, the last one first', async () => {
    await draw(move);
    const first = idOf(await publish('2026-12-01'));
    await draw(move);
    const second = idOf(await publish('2026-12-08'));
    expect((await call('delete', `/${first}`)).status).toBe(409);
    expect((await call('delete', `/${second}`)).status).toBe(200);
    expect((await call('delete', `/${second}`)).status).toBe(409);
    office.clock.at = TEN + 7 * DAY;
    expect((await call('delete', `/${first}`)).status).toBe(409);
    expect(await states()).toEqual(['withdrawn', 'inForce', 'past']);
  });

  it('[VE40] leaves its trail', async () => {
    await draw(add('A23'));
    const id = idOf(await publish('2026-12-01'));
    await call('delete', `/${id}`);
    const trail = await auditStore(store.prisma, VENUE).list(id, 10);
    expect(trail.map(({ action, by }) => [action, by])).toEqual([
      ['plan.withdraw', 'manager'],
      ['plan.publish', 'manager'],
    ]);
    expect(trail[1]?.facts).toMatchObject({ note: '席替え', changes: ['A23を追加'] });
    const { version, plan } = (await call('get', `/${id}`)).body as PlanVersionWhole;
    expect(version).toMatchObject({ state: 'withdrawn', madeBy: manager.name });
    expect(plan.spaces.map((each) => each.id)).toContain('A23');
  });
});

describe('[VE34] bookings of a seat that goes', () => {
  it('are listed, and end only with a word; all or nothing', async () => {
    const before = await book('A05', '2026-11-25');
    const after = await book('A05', '2026-12-02');
    await book('A06', '2026-12-02');
    await draw(retire('A05'));
    const { conflicts } = (await look('2026-12-01')).body as PlanCheck;
    expect(conflicts.map(({ id, space }) => [id, space])).toEqual([[after.id, 'A05']]);
    expect(await publish('2026-12-01')).toMatchObject({ status: 409, body: { conflicts } });
    expect(await states()).toEqual(['inForce']);
    expect((await draft()).etag).not.toBeNull();
    const done = await publish('2026-12-01', { cancelBookings: true });
    expect(done).toMatchObject({ status: 201, body: { cancelled: 1 } });
    const status = async ({ id }: { id: string }) =>
      (await store.prisma.booking.findUniqueOrThrow({ where: { id } })).status;
    expect([await status(before), await status(after)]).toEqual(['active', 'cancelled']);
    expect(office.letters.at(-1)?.text).toContain('座席の配置が変わるため');
  });

  it('stay while their guests are here', async () => {
    const { id } = await book('A05', '2026-11-24');
    office.clock.at = at('14:00', '2026-11-24');
    await store.prisma.checkIn.create({
      data: {
        venueId: VENUE,
        spaceId: 'A05',
        bookingId: id,
        inAt: new Date(office.clock.at - HOUR),
      },
    });
    await draw(retire('A05'));
    const done = await publish('2026-11-24', { cancelBookings: true });
    expect(done).toMatchObject({ status: 201, body: { cancelled: 0, here: [{ id }] } });
    expect(await store.prisma.booking.count({ where: { id, status: 'active' } })).toBe(1);
  });

  it('of a seat that comes end when it does not come', async () => {
    await draw(add('A23'));
    const id = idOf(await publish('2026-12-01'));
    office = bookingOffice(store.prisma, TEN, undefined, (date) => plans.book.on(date).plan);
    const made = await book('A23', '2026-12-02');
    expect(await call('delete', `/${id}`)).toMatchObject({
      status: 409,
      body: { conflicts: [{ id: made.id }] },
    });
    const query = { cancelBookings: 'true' };
    expect(await call('delete', `/${id}`, undefined, manager, query)).toMatchObject({
      status: 200,
      body: { cancelled: 1 },
    });
  });
});
