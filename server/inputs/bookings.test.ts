import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bookingStore, type BookingStore } from '../booking/booking.store.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { until } from '../testing/processes.ts';
import { BookingInput } from './bookings.ts';

const TEN = Date.parse('2026-11-24T01:00:00Z');
const clock = { now: () => TEN };
const at = (minutes: number) => new Date(TEN + minutes * 60_000);
const slot = (id: string, from: number, to: number, spaceId = 'P01') => ({
  id,
  spaceId,
  startAt: at(from),
  endAt: at(to),
  holder: '県庁 花子',
});

let store: Store;
let bookings: BookingStore;
let input: BookingInput;
const taken: Extract<Evidence, { kind: 'bookings' }>[] = [];
const warnings: string[] = [];

beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  await store.prisma.checkIn.deleteMany();
  await store.prisma.booking.deleteMany();
  taken.length = 0;
  warnings.length = 0;
  bookings = bookingStore(store.prisma, VENUE);
  input = new BookingInput({
    store: bookings,
    clock,
    take: (evidence) => void (evidence.kind === 'bookings' && taken.push(evidence)),
    warn: (sentence) => warnings.push(sentence),
    every: 20,
  });
});
afterEach(() => input.stop());

it('brings the facts of the coming day, and no name', async () => {
  await bookings.book(slot('over', -60, -5));
  await bookings.book(slot('now', -5, 60));
  await bookings.book(slot('later', 60, 120));
  await bookings.book(slot('tomorrow', 25 * 60, 26 * 60));
  await bookings.book(slot('cancelled', 120, 180));
  await bookings.cancel('cancelled');
  await bookings.checkIn('P01', 'now', at(-2));
  await input.refresh();
  expect(taken).toMatchObject([
    {
      bookings: [
        { id: 'now', space: 'P01', startAt: TEN - 300_000, endAt: TEN + 3_600_000 },
        { id: 'later', space: 'P01' },
      ],
      checkIns: [{ space: 'P01', booking: 'now', inAt: TEN - 120_000 }],
    },
  ]);
  expect(JSON.stringify([taken, input.bookings])).not.toContain('花子');
  expect(input.bookings[0]).toMatchObject({ checkedInAt: at(-2) });
});

it('reads again by itself: what nobody told heals', async () => {
  await input.start();
  expect(taken[0]?.bookings).toEqual([]);
  await bookings.book(slot('now', -5, 60));
  await until('the booking', () => taken.at(-1)?.bookings[0]?.id === 'now');
  await bookings.cancel('now');
  await until('its end', () => taken.at(-1)?.bookings.length === 0);
});

it('keeps the last facts while the database is away, and says so', async () => {
  await bookings.book(slot('now', -5, 60));
  await input.refresh();
  await store.prisma.$executeRaw`ALTER TABLE "Booking" RENAME TO "Away"`;
  await input.refresh();
  await store.prisma.$executeRaw`ALTER TABLE "Away" RENAME TO "Booking"`;
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('bookings could not be read');
  expect([taken.length, input.bookings.map((each) => each.id)]).toEqual([1, ['now']]);
  await input.refresh();
  expect(taken).toHaveLength(2);
});

it('reads once for all who ask at the same time, and again for who asks later', async () => {
  await Promise.all([input.refresh(), input.refresh(), input.refresh()]);
  expect(taken).toHaveLength(1);
  await input.refresh();
  expect(taken).toHaveLength(2);
});

it('ends its reading before it has stopped', async () => {
  await input.start();
  const reading = input.refresh();
  await input.stop();
  const count = taken.length;
  await reading;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(taken).toHaveLength(count);
});

it('reads again what changed while it was reading', async () => {
  // The slow hand of a database: the first reading has its rows before the booking is made.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let first = true;
  const slow: BookingStore = {
    ...bookings,
    async active(from, to) {
      const rows = await bookings.active(from, to);
      if (first) await held;
      first = false;
      return rows;
    },
  };
  const seen: string[][] = [];
  const other = new BookingInput({
    store: slow,
    clock,
    take: (each) => void (each.kind === 'bookings' && seen.push(each.bookings.map(({ id }) => id))),
    warn: (sentence) => warnings.push(sentence),
    every: 60_000,
  });
  const before = other.refresh();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await bookings.book(slot('meanwhile', 0, 60));
  const after = other.refresh();
  release();
  await Promise.all([before, after]);
  expect(seen.at(-1)).toEqual(['meanwhile']);
  await other.stop();
});
