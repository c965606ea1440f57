import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import { Content } from '../api/route.ts';
import type { Fairness } from '../contract/fairness-api.ts';
import type { Actor, Role } from '../contract/people.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf, STAFF } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { cell } from './fairness.csv.ts';
import { fairnessReport } from './fairness.ts';
import { fairnessRoutes } from './fairness.routes.ts';
import { fairnessStore } from './fairness.store.ts';
import { noShows } from './no-shows.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const DAY = 86_400_000;

let store: Store;
let office: ReturnType<typeof bookingOffice>;
let api: Api;

beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.booking.deleteMany();
  await store.prisma.bookingRefusal.deleteMany();
  office = bookingOffice(store.prisma, TEN);
  const outcomes = fairnessStore(store.prisma, VENUE);
  const report = fairnessReport({ ...office.parts, store: office.store, outcomes });
  api = new Api(
    fairnessRoutes({
      report,
      noShows: () => noShows(office.clock.at, DEFAULT_POLICY, outcomes),
    }),
    () => Promise.resolve(null),
  );
});

const query = { from: '2026-11-24', to: '2026-11-30' };
const call = (path: string, role: Role | null) => {
  const actor: Actor | null = role === null ? null : { ...STAFF, role };
  return api.call('get', path, { actor, ip: '10.0.0.1', query });
};
const row = (memberId: string, of: string, startAt: number, status: string, spaceId = 'P01') => ({
  venueId: VENUE,
  spaceId,
  memberId,
  class: of,
  status,
  startAt: new Date(startAt),
  endAt: new Date(startAt + 3_600_000),
});

describe('the fairness report', () => {
  it('[BK70] counts refusals by class, kind and rule, and what became of bookings', async () => {
    const member = await memberOf(store.prisma, 'outside');
    const at = new Date(TEN);
    const refusal = { at, class: 'general', kind: 'personal', rule: 'quota', date: '2026-11-27' };
    for (let n = 0; n < 6; n += 1) await office.store.noteRefusal(refusal);
    await office.store.noteRefusal({ ...refusal, rule: 'full' });
    const personal = (await office.parts.spacesOf('2026-11-24')).find(
      (each) => each.kind === 'personal',
    );
    await store.prisma.booking.createMany({
      data: [
        row(member.memberId, 'outside', TEN, 'active', personal!.id),
        row(member.memberId, 'outside', TEN + 2 * DAY, 'released'),
        row(member.memberId, 'outside', TEN + 3 * DAY, 'cancelled'),
      ].map((each) => ({ ...each, spaceId: personal!.id })),
    });
    office.clock.at = TEN + DAY;
    const { status, body } = await call('/fairness', 'manager');
    expect(status).toBe(200);
    const { refusals, made, kept } = body as Fairness;
    expect(refusals).toEqual([
      { class: 'general', kind: 'personal', rule: 'full', count: 1 },
      { class: 'general', kind: 'personal', rule: 'quota', count: 6 },
    ]);
    const outside = made.filter((each) => each.class === 'outside' && each.count !== 0);
    expect(outside.map(({ outcome }) => outcome)).toEqual(['absent', 'released', 'cancelled']);
    expect(kept.find((each) => each.kind === 'personal')).toMatchObject({ used: 1 });
  });

  it('[BK71] tells officials no count of one to four, in CSV neither', async () => {
    const refusal = { at: new Date(TEN), class: 'general', kind: 'open', date: '2026-11-27' };
    for (let n = 0; n < 5; n += 1) await office.store.noteRefusal({ ...refusal, rule: 'quota' });
    await office.store.noteRefusal({ ...refusal, rule: 'full' });
    const { body } = await call('/fairness', 'official');
    expect((body as Fairness).refusals.map(({ count }) => count)).toEqual([null, 5]);
    const { body: csv } = await call('/fairness.csv', 'official');
    expect(csv).toBeInstanceOf(Content);
    const text = (csv as Content).body;
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('一般の方,満席,オープンデスク,5未満');
    expect(['=1+1', '@x', 'a,b'].map(cell)).toEqual(["'=1+1", "'@x", '"a,b"']);
  });

  it('[BK71] is for the manager, officials and administrators', async () => {
    const roles = [null, 'member', 'staff', 'manager', 'official', 'administrator'] as const;
    const answers = await Promise.all(roles.map((role) => call('/fairness', role)));
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 200, 200, 200]);
    const prompts = await Promise.all(roles.map((role) => call('/reception/no-shows', role)));
    expect(prompts.map(({ status }) => status)).toEqual([401, 403, 200, 200, 403, 200]);
  });
});

it('[BK58] tells reception of those who did not come three times in 30 days', async () => {
  const [often, twice] = [await memberOf(store.prisma), await memberOf(store.prisma)];
  const released = (id: string, days: number) =>
    row(id, 'general', TEN - days * DAY, 'released', 'A01');
  await store.prisma.booking.createMany({
    data: [
      ...[1, 8, 29, 31].map((days) => released(often.memberId, days)),
      ...[2, 9, 31].map((days) => released(twice.memberId, days)),
    ],
  });
  const { body } = await call('/reception/no-shows', 'staff');
  expect(body).toEqual({
    members: [
      {
        memberId: often.memberId,
        number: often.memberId,
        name: often.name,
        kana: null,
        count: 3,
        dates: ['2026-10-26', '2026-11-16', '2026-11-23'],
      },
    ],
  });
});
