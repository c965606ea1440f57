import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, booking, openDay, pastOf, ZONE } from '../testing/past.ts';
import type { OpenDay, Past, Present } from './facts.ts';
import { ahead, basisOf, usual } from './forecast.ts';
import { learn } from './learn.ts';
import { chances, vacancy } from './spread.ts';

const today = openDay(20);
const tomorrow = openDay(21);
const busy = (day: OpenDay, mark: number) => (day.weekday + mark) % 5;

const presentOf = (mark: number, taken: number | null, more: Partial<Present> = {}): Present => ({
  now: at(today, mark),
  days: [today, tomorrow],
  counts: taken === null ? [] : [{ zone: 'open', taken, known: 10 }],
  bookings: [],
  ...more,
});
const say = (past: Past, present: Present, when: number) =>
  ahead(learn(past), present, when).get('open') ?? null;

const shuffled = <T>(list: readonly T[], by: number): T[] =>
  list
    .map((item, i) => ({ item, rank: Math.sin(i * 7.13 + by) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);

describe('what is said', () => {
  it('[FC20] says whole numbers inside the zone, in their range, whatever has happened', () => {
    const many = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 16, maxLength: 320 });
    fc.assert(
      fc.property(
        many,
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 18, max: 33 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 30 }),
        (values, days, now, mark, lead, seats) => {
          const past = pastOf(
            days,
            (day, m) => values[(day.midnight / 1e5 + m) % values.length] ?? 0,
          );
          const bookings = [booking(today, 18, 34, seats), booking(tomorrow, 18, 34, seats)];
          const said = say(past, presentOf(mark, now, { bookings }), at(today, mark + lead));
          if (said === null) return;
          const { free, lo, hi } = said;
          expect([free, lo, hi].every(Number.isInteger)).toBe(true);
          expect(0 <= lo && lo <= free && free <= hi && hi <= 10).toBe(true);
        },
      ),
      { numRuns: 150, seed: 8 },
    );
  });

  it('[FC20] spreads chances that add up to one over every mean and variance', () => {
    const zones = [ZONE, { ...ZONE, capacity: 1 }, { ...ZONE, capacity: 4, whole: true }];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.double({ min: -5, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (zone, mean, variance) => {
          const pmf = chances(zone, mean, variance);
          expect(pmf.every((p) => p >= 0)).toBe(true);
          expect(pmf.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        },
      ),
      { seed: 8 },
    );
  });

  it('[FC21] gives nine of ten of its own chances to the range', () => {
    for (let mean = 0; mean <= 10; mean += 0.5) {
      for (const variance of [0.1, 1, 4, 9]) {
        const { lo, hi } = vacancy(ZONE, mean, variance);
        const inside = chances(ZONE, mean, variance).slice(10 - hi, 10 - lo + 1);
        expect(inside.reduce((sum, p) => sum + p, 0)).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }
    }
  });

  it('[FC22] says the word of the number', () => {
    const level = (free: number) => vacancy(ZONE, 10 - free, 0.01).level;
    expect([0, 1, 3, 4, 10].map(level)).toEqual(['full', 'few', 'few', 'available', 'available']);
    const room = { ...ZONE, capacity: 4, few: 0, whole: true };
    expect(vacancy(room, 3, 1)).toMatchObject({ free: 0, level: 'full' });
    expect(vacancy(room, 1, 1)).toMatchObject({ free: 4, level: 'available' });
  });

  it('[FC23] has no number for closed or past times, nor for a closed zone', () => {
    const past = pastOf(20, busy);
    const present = presentOf(20, 4);
    expect(say(past, present, at(today, 22))).not.toBeNull();
    expect(say(past, present, at(today, 34))).toBeNull();
    expect(say(past, present, at(today, 17))).toBeNull();
    expect(say(past, present, at(today, 19))).toBeNull();
    expect(say(past, present, at(openDay(22), 22))).toBeNull();
    const days = [{ ...today, closedZones: ['open'] }];
    expect(say(past, { ...present, days }, at(today, 22))).toBeNull();
  });

  it('[FC24] says nothing of the next hours with fewer than 5 past days, but how many are missing', () => {
    const [four] = learn(pastOf(4, busy));
    expect(four && basisOf(four)).toEqual({ days: 4, missing: 1 });
    expect(say(pastOf(4, busy), presentOf(20, 4), at(today, 22))).toBeNull();
    expect(say(pastOf(5, busy), presentOf(20, 4), at(today, 22))).not.toBeNull();
    expect(say(pastOf(0, busy), presentOf(20, 4), at(today, 22))).toBeNull();
  });

  it('[FC25] says what a weekday is like and how many of its days that rests on', () => {
    const [model] = learn(pastOf(15, (day) => (day.weekday === 1 ? 8 : 2)));
    expect(model && usual(model, 1, 10 * 60)).toMatchObject({ days: 3, level: 'few' });
    expect(model && usual(model, 2, 10 * 60)).toMatchObject({ days: 3, level: 'available' });
    expect(model && usual(model, 0, 10 * 60)).toBeNull();
    expect(model && usual(model, 1, 20 * 60)).toBeNull();
    const [short] = learn(pastOf(7, busy));
    expect(short && usual(short, 1, 10 * 60)?.days).toBe(2);
    expect(short && usual(short, 3, 10 * 60)).toBeNull();
  });

  it('[FC26] knows less when nothing is counted now', () => {
    const past = pastOf(20, (day) => 2 + ((day.midnight / 8.64e7) % 6));
    const known = say(past, presentOf(20, 7), at(today, 21));
    const unknown = say(past, presentOf(20, null), at(today, 21));
    const width = (range: { lo: number; hi: number } | null) => (range ? range.hi - range.lo : NaN);
    expect(known?.free).toBeLessThan(unknown?.free ?? NaN);
    expect(width(known)).toBeLessThan(width(unknown));
  });

  it('[FC11] expects fewer free seats where more is booked', () => {
    const past = pastOf(20, () => 2);
    const free = (seats: number) =>
      say(past, presentOf(20, 2, { bookings: [booking(today, 22, 30, seats)] }), at(today, 24))
        ?.free ?? NaN;
    expect(free(0)).toBe(8);
    expect(free(4)).toBe(5);
    expect(free(10)).toBe(1); // 2 + 0.75 of 10
  });

  it('[FC12] carries less of what is now, the further ahead it looks', () => {
    const past = pastOf(20, (day, mark) => 2 + ((day.midnight / 1.08e7 + (mark >> 2) ** 2) % 7));
    const away = (mark: number) => {
      const few = say(past, presentOf(20, 0), at(today, mark))?.free ?? NaN;
      return few - (say(past, presentOf(20, 10), at(today, mark))?.free ?? NaN);
    };
    expect(away(20)).toBe(10);
    expect(away(21)).toBeGreaterThanOrEqual(away(30));
    const next = (taken: number) => say(past, presentOf(20, taken), at(tomorrow, 21));
    expect(next(0)).toEqual(next(10));
  });

  it('[FC27] says the same whatever the order of the facts', () => {
    const past = pastOf(12, busy, ZONE, [
      booking(openDay(1), 20, 24),
      booking(openDay(3), 19, 28, 3),
    ]);
    const present = presentOf(20, 4, {
      bookings: [booking(today, 21, 25), booking(today, 22, 30, 2)],
    });
    const expected = say(past, present, at(today, 23));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (by) => {
        const mixed: Past = {
          ...past,
          days: shuffled(past.days, by),
          counts: shuffled(past.counts, by),
          bookings: shuffled(past.bookings, by),
        };
        const other = { ...present, bookings: shuffled(present.bookings, by) };
        expect(say(mixed, other, at(today, 23))).toEqual(expected);
      }),
      { numRuns: 30, seed: 8 },
    );
  });
});
