import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textWidth } from '$lib/text-width.ts';
import { placeLabels } from './curve-labels.ts';
import { curveOf, SIZE, trendOf } from './curve.server.ts';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+09:00`);
const ahead = (...free: [string, number][]) => free.map(([time, n]) => ({ at: at(time), free: n }));

it.each([
  ['never few', 20, ahead(['11:00', 18], ['12:00', 15]), { is: 'calm' }],
  ['few later', 20, ahead(['11:00', 18], ['13:00', 5], ['14:00', 0]), { is: 'fewer', at: '13:00' }],
  ['full at once', 20, ahead(['11:00', 0]), { is: 'full', at: '11:00' }],
  ['few now, then full', 3, ahead(['11:00', 2], ['12:00', 0]), { is: 'full', at: '12:00' }],
  ['few now, then more', 3, ahead(['11:00', 2], ['15:00', 9]), { is: 'more', at: '15:00' }],
  ['full now, then more', 0, ahead(['11:00', 0], ['15:00', 9]), { is: 'more', at: '15:00' }],
  ['few to the end', 3, ahead(['11:00', 2], ['15:00', 4]), { is: 'scarce' }],
  ['not known', null, [], { is: 'unknown' }],
] as const)('says of a day that is %s what it is', (_, free, coming, trend) => {
  const expected = 'at' in trend ? { ...trend, at: new Date(at(trend.at)).toISOString() } : trend;
  expect(trendOf(free, coming, 6)).toEqual(expected);
});

const hours = {
  opensAt: new Date(at('08:30')).toISOString(),
  closesAt: new Date(at('17:15')).toISOString(),
};
const day = fc.record({
  now: fc.integer({ min: at('08:30'), max: at('17:14') }),
  free: fc.option(fc.integer({ min: 0, max: 30 })),
  levels: fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)), { minLength: 18, maxLength: 18 }),
});

it('draws every day within its frame, and every label within the drawing', () => {
  fc.assert(
    fc.property(day, ({ now, free, levels }) => {
      const marks = levels.map((three, n) => {
        const [lo, middle, hi] = [...three].sort((a, b) => a - b) as [number, number, number];
        return { at: at('08:30') + n * 1_800_000, lo, free: middle, hi };
      });
      const wire = (each: (typeof marks)[number]) => ({
        ...{ ...each, at: new Date(each.at).toISOString(), level: 'few' as const },
      });
      const desks = {
        ...{ capacity: 30, days: 20, missing: 0 },
        past: marks.filter((m) => m.at <= now).map((m) => ({ at: wire(m).at, free: m.free })),
        ahead: marks.filter((m) => m.at > now).map(wire),
      };
      const curve = curveOf({ desks, hours, free, now, few: 6 });
      if (curve === null) return;
      const numbers = (path: string) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
      for (const path of [curve.past, curve.pastArea, curve.ahead, curve.band]) {
        expect(path).not.toContain('NaN');
        numbers(path).forEach((n, i) => {
          const [low, high] = i % 2 === 0 ? [SIZE.left, SIZE.right] : [SIZE.top, SIZE.bottom];
          expect(n).toBeGreaterThanOrEqual(low);
          expect(n).toBeLessThanOrEqual(high);
        });
      }
      const texts = { now: 'いま 19席', least: '14時ごろ 6席くらい' };
      const placed = placeLabels(curve, texts);
      for (const [name, text] of Object.entries(texts)) {
        const label = placed[name as 'now' | 'least'];
        if (label === null) continue;
        expect(label.x).toBeGreaterThanOrEqual(0);
        expect(label.x + textWidth(text, 18)).toBeLessThanOrEqual(SIZE.right + 0.01);
        expect(label.y).toBeLessThan(SIZE.bottom);
      }
      if (placed.now && placed.least && placed.now.y === placed.least.y) {
        const [a, b] = [placed.now, placed.least];
        const apart =
          a.x + textWidth(texts.now, 18) < b.x || b.x + textWidth(texts.least, 18) < a.x;
        expect(apart).toBe(true);
      }
      if (curve.least && free !== null) expect(curve.least.free).toBeLessThan(free);
      expect(curve.hours.length).toBeLessThanOrEqual(5);
      expect(curve.rows.every(({ range }) => range === null || range[0] <= range[1])).toBe(true);
    }),
    { seed: 20261124, numRuns: 300 },
  );
});
