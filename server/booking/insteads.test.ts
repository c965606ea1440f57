import { afterAll, beforeAll, expect, it } from 'vitest';
import { Api } from '../api/api.ts';
import type { DayAvailability } from '../contract/booking-api.ts';
import type { Store } from '../store/open.ts';
import { bookingOffice, memberOf } from '../testing/booking.ts';
import { openDatabase } from '../testing/database.ts';
import { at, TEN, wish } from '../testing/wishes.ts';
import { freeRoutes } from './free.routes.ts';

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

  const parts = { store: office.store, situations, waits: office.waits, names: office.names };
  const api = new Api(freeRoutes({ ...parts, now: office.clock.now }), () => Promise.resolve(null));
  const actor = await memberOf(store.prisma);
  const look = async (more: object) => {
    const query = { date: '2026-11-25', from: '13:00', to: '15:00', ...more };
    const answer = await api.call('get', '/booking/day', { actor, ip: '192.0.2.1', query });
    return answer.body as DayAvailability;
  };
  const seen = await look({ kind: 'meeting' });
  expect(seen.kinds.find(({ kind }) => kind === 'meeting')?.refusal?.rule).toBe('full');
  expect((await look({ kind: 'open' })).alternatives).toEqual([]);
  expect((await look({})).alternatives).toEqual([]);
  const found = seen.alternatives;
  const meetings = found.filter(({ kind }) => kind === 'meeting').map((each) => each.startAt);
  expect(meetings).toEqual([at('11:00'), at('15:00'), at('13:00', '2026-11-30')]);
  const others = found.filter(({ kind }) => kind !== 'meeting');
  expect(others.map((each) => each.startAt)).toContain(at('13:00'));
});
