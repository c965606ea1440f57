import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Guest } from '../devices/office/names.ts';
import { bookingStore } from './booking/booking.store.ts';
import { DEFAULT_POLICY } from './contract/policy.ts';
import { demoDesk } from './demo.ts';
import { isMemberNumber } from './members/number.ts';
import type { Store } from './store/open.ts';
import { openDatabase, VENUE } from './testing/database.ts';

const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const HOUR = 3_600_000;
const GUEST: Guest = {
  n: 645,
  family: { text: '山田', kana: 'ヤマダ' },
  given: { text: '学', kana: 'マナブ' },
};

let store: Store;
beforeAll(async () => void (store = await openDatabase()));
afterAll(() => store.close());

const desk = () =>
  demoDesk({
    venue: VENUE,
    clock: { now: () => TEN },
    prisma: store.prisma,
    bookings: bookingStore(store.prisma, VENUE),
    situations: { policyNow: () => Promise.resolve(DEFAULT_POLICY) },
    refresh: () => {},
  });
const from = (hours: number) => ({
  startAt: new Date(TEN + hours * HOUR),
  endAt: new Date(TEN + (hours + 2) * HOUR),
});
const bookingOf = (id: string) =>
  store.prisma.booking.findUniqueOrThrow({ where: { id }, include: { member: true } });

it('registers who books, so that reception finds them, and waits for them as for everybody', async () => {
  await desk().book({ id: 'office-1', space: 'B01', ...from(1), guest: GUEST });
  const { member, holder, deadlineAt } = await bookingOf('office-1');
  expect(member).toMatchObject({ state: 'approved', kana: 'ヤマダ\u3000マナブ' });
  expect(member?.searchKey).toContain('ヤマダマナブ');
  expect(isMemberNumber(member?.number ?? '')).toBe(true);
  expect(holder).toBeNull();
  expect(deadlineAt?.getTime()).toBe(TEN + HOUR + DEFAULT_POLICY.grace.booth * 60_000);
});

it('takes another guest of the same name who sits elsewhere at that time, without a number', async () => {
  await desk().book({ id: 'office-2', space: 'A01', ...from(1.5), guest: GUEST });
  expect(await bookingOf('office-2')).toMatchObject({ memberId: null, holder: '山田 学' });
  await desk().book({ id: 'office-3', space: 'A01', ...from(4), guest: GUEST });
  expect((await bookingOf('office-3')).member?.id).toBe((await bookingOf('office-1')).member?.id);
});

it('has no deadline where the clock releases nothing', async () => {
  await desk().book({ id: 'office-4', space: 'CA', ...from(8), guest: { ...GUEST, n: 1 } });
  expect((await bookingOf('office-4')).deadlineAt).toBeNull();
});
