import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { calendarWith } from '../booking/days.ts';
import { importRules } from '../booking/imported.ts';
import type { DayException } from '../calendar/calendar.ts';
import { DEFAULT_POLICY } from '../contract/policy.ts';
import type { Store } from '../store/open.ts';
import { memberOf } from '../testing/booking.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { bookingImporter } from './bookings.ts';

const NOW = Date.parse('2026-11-26T01:00:00Z');
let store: Store;
let exceptions: DayException[];
beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());
beforeEach(() => {
  exceptions = [];
});

/** What is wrong with each row: who, where, and the day. */
async function faults(...rows: [email: string, space: string, date: string][]) {
  const rules = importRules({
    policyNow: async () => DEFAULT_POLICY,
    calendar: async () => calendarWith('calendar', exceptions),
  });
  const planned = await bookingImporter(VENUE, rules).plan(
    store.prisma,
    rows.map(([email, space, date], index) => ({
      line: index + 2,
      cells: { email, space, start: `${date} 09:00`, end: '12:00' },
    })),
    NOW,
  );
  return planned.map((each) => (each.what === 'wrong' ? each.reasons : each.what));
}

it('[IM9] refuses a space that is closed then, in itself or with its zone', async () => {
  const { email } = await memberOf(store.prisma);
  const closed = { zone: null, space: null, opensAt: '13:00', closesAt: '17:15', reason: '清掃' };
  exceptions = [
    { ...closed, date: '2026-12-01', space: 'A01' },
    { ...closed, date: '2026-12-02', zone: 'booth' },
  ];
  expect(
    await faults(
      [email, 'A01', '2026-12-01'],
      [email, 'A02', '2026-12-01'],
      [email, 'B01', '2026-12-02'],
      [email, 'A01', '2026-12-03'],
    ),
  ).toEqual([
    ['席「A01」は、この時間は使えません(清掃)'],
    'create',
    ['席「B01」は、この時間は使えません(清掃)'],
    'create',
  ]);
});

it('[IM9] refuses a space out of service and a suspended member, but for what is over', async () => {
  const [good, suspended] = [
    await memberOf(store.prisma),
    await memberOf(store.prisma, 'general', 'suspended'),
  ];
  const where = { venueId_id: { venueId: VENUE, id: 'A03' } };
  await store.prisma.space.update({ where, data: { outOfService: true } });
  expect(
    await faults(
      [good.email, 'A03', '2026-12-01'],
      [suspended.email, 'A04', '2026-12-01'],
      [suspended.email, 'A03', '2026-11-20'],
    ),
  ).toEqual([['席「A03」は利用停止中です'], ['この会員は登録を停止しています'], 'create']);
});
