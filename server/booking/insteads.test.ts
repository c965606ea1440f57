import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf } from '../testing/booking.ts';
import { openDatabase } from '../testing/database.ts';
import { at, TEN, wish } from '../testing/wishes.ts';
import { availability } from './availability.ts';
import type { Wish } from './facts.ts';
import { insteads } from './insteads.ts';

let store: Store;
beforeAll(async () => {
  store = await openDatabase();
});
afterAll(() => store?.close());

it('[BK31] a kind that is full: other times, other kinds, and the same hours of the next open day', async () => {
  const office = bookingOffice(store.prisma, TEN);
  const { situations } = office.parts;
  const hours = { startAt: at('13:00'), endAt: at('15:00') };
  const member = await memberOf(store.prisma);
  await office.bookings.book(wish({ kind: 'meeting', space: null, ...hours }), member);
  // The next day is closed, and on the one after it somebody else has the room.
  const shut = { zone: null, opensAt: null, closesAt: null };
  office.exceptions.push({ date: '2026-11-26', ...shut, reason: '点検' });
  situations.forget();
  const later = { startAt: at('14:00', '2026-11-27'), endAt: at('16:00', '2026-11-27') };
  await office.bookings.book(wish({ kind: 'meeting', space: null, ...later }), member);

  const [startAt, endAt] = [Date.parse(hours.startAt), Date.parse(hours.endAt)];
  const wished: Wish = { kind: 'meeting', space: null, startAt, endAt, by: 'member' };
  const other = await situations.asker(store.prisma, (await memberOf(store.prisma)).memberId);
  const here = await (await situations.before('2026-11-25'))(store.prisma);
  const seen = availability(other.asker, { startAt, endAt, outlet: false }, here);
  expect(seen.kinds.find(({ kind }) => kind === 'meeting')?.refusal?.rule).toBe('full');
  const found = await insteads(office.store, situations)(wished, other.asker, here);
  const meetings = found.filter(({ kind }) => kind === 'meeting').map((each) => each.startAt);
  expect(meetings).toEqual([at('11:00'), at('15:00'), at('13:00', '2026-11-30')]);
  const others = found.filter(({ kind }) => kind !== 'meeting');
  expect(others.map((each) => each.startAt)).toContain(at('13:00'));
});
