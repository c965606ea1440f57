import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import type { Actor, Role } from '../contract/people.ts';
import { DEFAULT_POLICY, type BookingPolicy } from '../contract/policy.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { makePolicies } from './policies.ts';
import { policyRoutes } from './policy.routes.ts';
import { policyStore } from './policy.store.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const DAY = 86_400_000;
const MANAGER: Actor = { ...STAFF, userId: 'manager', role: 'manager' };

let store: Store;
let office: ReturnType<typeof bookingOffice>;
let api: Api;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.booking.deleteMany();
  await store.prisma.policyVersion.deleteMany();
  office = bookingOffice(store.prisma, TEN);
  const { clock, audit, calendar, spacesOf, situations } = office.parts;
  const policies = makePolicies({
    store: policyStore(store.prisma, VENUE),
    clock,
    audit,
    calendar,
    spacesOf,
    changed: () => situations.forget(),
  });
  api = new Api(policyRoutes({ policies }), () => Promise.resolve(null));
});

const call = (method: 'get' | 'post' | 'delete', path: string, actor: Actor | null, more = {}) =>
  api.call(method, path, { actor, ip: '10.0.0.1', ...more });
const rules = (change: (each: BookingPolicy) => void): BookingPolicy => {
  const own = structuredClone(DEFAULT_POLICY);
  change(own);
  return own;
};
const strict = rules((each) => {
  each.limits.maxMinutes.open = 60;
  each.grace.open = 15;
});
const make = (effectiveFrom: string, own = strict, actor = MANAGER) =>
  call('post', '/policy', actor, { body: { effectiveFrom, rules: own, note: '試行のため' } });
const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;
const wish = (hour: string) => ({
  kind: 'open' as const,
  space: 'A01',
  startAt: `2026-11-27T${hour}:00:00+09:00`,
  endAt: '2026-11-27T17:15:00+09:00',
  outlet: false,
  tentative: false,
});

describe('a version of the rules', () => {
  it('[BK63] that holds from tomorrow alters no decision of today', async () => {
    expect((await make('2026-11-25')).status).toBe(201);
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish('13'), member);
    await office.bookings.cancel(id, member);
    office.clock.at = TEN + DAY;
    await expect(office.bookings.book(wish('13'), member)).rejects.toMatchObject({
      body: { refusal: { rule: 'tooLong', minutes: 60 } },
    });
  });

  it('[BK63] that holds from today counts at once', async () => {
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish('13'), member);
    await office.bookings.cancel(id, member);
    expect((await make('2026-11-24')).status).toBe(201);
    await expect(office.bookings.book(wish('13'), member)).rejects.toMatchObject({
      body: { refusal: { rule: 'tooLong' } },
    });
  });

  it('[BK32] touches no booking: its space, times and deadline stay', async () => {
    const member = await memberOf(store.prisma);
    const { id } = await office.bookings.book(wish('13'), member);
    const before = await store.prisma.booking.findMany({ where: { id } });
    await make('2026-11-25');
    office.clock.at = TEN + DAY;
    await office.sweep.run();
    expect(await store.prisma.booking.findMany({ where: { id } })).toEqual(before);
    expect(before[0]?.deadlineAt?.toISOString()).toBe('2026-11-27T04:30:00.000Z');
  });

  it('[BK64] stays in the history as it was made, with who and why; the trail tells what changed', async () => {
    const first = idOf(await make('2026-11-24'));
    const second = idOf(
      await make(
        '2026-11-30',
        rules((each) => (each.limits.future = 3)),
      ),
    );
    const third = idOf(
      await make(
        '2026-11-30',
        rules((each) => (each.limits.future = 4)),
      ),
    );
    const row = await store.prisma.policyVersion.findUniqueOrThrow({ where: { id: first } });
    office.clock.at = TEN + 7 * DAY;
    const { body } = await call('get', '/policy', STAFF);
    expect(body).toMatchObject({
      today: '2026-12-01',
      inForce: { limits: { future: 4 } },
      versions: [
        { id: first, state: 'past', note: '試行のため' },
        { id: second, state: 'replaced' },
        { id: third, state: 'inForce' },
      ],
    });
    expect(await store.prisma.policyVersion.findUniqueOrThrow({ where: { id: first } })).toEqual(
      row,
    );
    const deeds = await store.prisma.auditEntry.findMany({ where: { subject: first } });
    expect(deeds).toMatchObject([
      {
        action: 'policy.make',
        by: 'manager',
        facts: {
          changes: [
            { path: 'limits.maxMinutes.open', after: '60分' },
            { path: 'grace.open', before: '30分', after: '15分' },
          ],
        },
      },
    ]);
  });

  it('[BK64] is taken back only before it is in force', async () => {
    const id = idOf(await make('2026-11-25'));
    expect((await call('delete', `/policy/${id}`, MANAGER)).status).toBe(204);
    expect((await call('delete', `/policy/${id}`, MANAGER)).status).toBe(409);
    const { body } = await call('get', '/policy', STAFF);
    expect(body).toMatchObject({ inForce: DEFAULT_POLICY, versions: [{ state: 'withdrawn' }] });
    const running = idOf(await make('2026-11-24'));
    expect((await call('delete', `/policy/${running}`, MANAGER)).status).toBe(409);
  });

  it('[BK62] is refused in a sentence when it begins in the past, changes nothing or cannot be', async () => {
    expect((await make('2026-11-23')).body).toMatchObject({
      error: expect.stringContaining('今日から') as string,
    });
    expect((await make('2026-11-25', DEFAULT_POLICY)).status).toBe(422);
    const all = rules((each) => (each.quota.booth = { count: 9 }));
    expect(await make('2026-11-25', all)).toMatchObject({ status: 422 });
    expect(await store.prisma.policyVersion.count()).toBe(0);
  });

  it('[BK61] is shown as a draft before it is made', async () => {
    const body = { effectiveFrom: '2026-11-25', rules: strict, date: '2026-11-27', days: 1 };
    const { body: shown } = await call('post', '/policy/preview', MANAGER, { body });
    expect(shown).toMatchObject({
      faults: [],
      changes: [{ path: 'limits.maxMinutes.open' }, { path: 'grace.open' }],
      rows: [{ kind: 'personal' }, { kind: 'open', maxMinutes: 60 }, {}, {}],
    });
    expect(await store.prisma.policyVersion.count()).toBe(0);
  });

  it('[BK65] is made by the manager or an administrator; staff and officials read', async () => {
    const status = async (role: Role | null) => {
      const actor = role === null ? null : { ...STAFF, role };
      const reads = await call('get', '/policy', actor);
      const made = await make('2026-12-01', strict, actor as Actor);
      return [reads.status, made.status];
    };
    expect(await status(null)).toEqual([401, 401]);
    expect(await status('member')).toEqual([403, 403]);
    expect(await status('staff')).toEqual([200, 403]);
    expect(await status('official')).toEqual([200, 403]);
    expect(await status('manager')).toEqual([200, 201]);
  });
});
