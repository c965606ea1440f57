import { describe, expect, it } from 'vitest';
import { at, booking, openDay, pastOf, ZONE } from '../testing/past.ts';
import { LATER, SHOW_PRIOR } from './constants.ts';
import type { OpenDay, Past } from './facts.ts';
import { learn, type ZoneModel } from './learn.ts';

/** Chance that repeats: a number in [0, 1) for each day and mark. */
const chance = (day: OpenDay, mark: number): number =>
  Math.abs(Math.sin(day.midnight / 1e7 + mark * 12.9898) * 43758.5453) % 1;

function modelOf(past: Past): ZoneModel {
  const [model] = learn(past);
  if (model === undefined) throw new Error('no zone');
  return model;
}

describe('what is learned', () => {
  it('[FC10] shrinks a weekday towards all days, the more the fewer days are known', () => {
    const busyMonday = (day: OpenDay, mark: number) =>
      (day.weekday === 1 ? 7 : 3) + Math.round(chance(day, mark) * 2 - 1);
    const monday = (days: number) => modelOf(pastOf(days, busyMonday)).taken[1]?.[24] ?? NaN;
    expect(monday(5)).toBeLessThan(5);
    expect(monday(40)).toBeGreaterThan(6.4);
    expect(monday(40)).toBeGreaterThan(monday(10) - 0.3);
  });

  it('[FC10] makes one of weekdays that have not differed', () => {
    const { taken } = modelOf(pastOf(40, (day, mark) => 4 + Math.round(chance(day, mark) * 4 - 2)));
    const noon = [1, 2, 3, 4, 5].map((weekday) => taken[weekday]?.[24] ?? NaN);
    expect(Math.max(...noon) - Math.min(...noon)).toBeLessThan(0.5);
  });

  it('[FC11] learns from the past how many of the booked come', () => {
    const days = Array.from({ length: 40 }, (_, n) => openDay(n));
    const booked = days.flatMap((day, n) => (n % 2 === 0 ? [booking(day, 20, 28, 4)] : []));
    const coming = (share: number) =>
      modelOf(
        pastOf(
          40,
          (day, mark) => {
            const is = booked.some((b) => b.startAt < at(day, mark) && at(day, mark) < b.endAt);
            return 2 + (is ? 4 * share : 0);
          },
          ZONE,
          booked,
        ),
      ).show;
    expect(coming(1)).toBeGreaterThan(0.9);
    expect(Math.abs(coming(0.5) - 0.5)).toBeLessThan(0.1);
    expect(coming(0)).toBeLessThan(0.1);
    expect(modelOf(pastOf(40, () => 2)).show).toBe(SHOW_PRIOR);
  });

  it('[FC12] learns how long a difference lasts, and lets none last until another day', () => {
    const wholeDay = modelOf(pastOf(40, (day) => 3 + Math.round(chance(day, 0) * 4)));
    const noise = modelOf(pastOf(40, (day, mark) => 3 + Math.round(chance(day, mark) * 4)));
    const carry = (model: ZoneModel, lead: number) =>
      model.leads.find((each) => each.lead === lead)?.carry ?? NaN;
    expect(carry(wholeDay, 4)).toBeGreaterThan(0.8);
    expect(carry(noise, 4)).toBeLessThan(0.2);
    for (const lead of LATER) expect(carry(wholeDay, lead)).toBe(0);
    for (const { carry: each } of [...wholeDay.leads, ...noise.leads]) {
      expect(each).toBeGreaterThanOrEqual(0);
      expect(each).toBeLessThanOrEqual(1);
    }
  });

  it('[FC13] learns the spread from errors that it would have made', () => {
    const spread = (model: ZoneModel) => model.leads.at(-1)?.spread ?? NaN;
    const calm = spread(modelOf(pastOf(40, () => 4)));
    const wild = spread(modelOf(pastOf(40, (day, mark) => Math.floor(chance(day, mark) * 11))));
    expect(calm).toBeLessThan(0.1);
    expect(wild).toBeGreaterThan(2);
  });

  it('[FC13] does not judge a day by itself: one odd day among few is a surprise', () => {
    const odd = (day: OpenDay) => (day.date === openDay(2).date ? 9 : 1);
    const spread = modelOf(pastOf(5, odd)).leads.at(-1)?.spread ?? NaN;
    // The odd day alone misses by 8 at all of its 16 marks.
    expect(spread).toBeGreaterThan((16 * 8 ** 2) / (5 * 16 * 3));
  });
});
