import { describe, expect, it } from 'vitest';
import type { TrendsFigures } from '$contract/trends.ts';
import { aligned, change, percentOf } from './format.ts';
import { meanSeats } from '$contract/trends-shares.ts';
import { shades, together } from './heat.ts';
import { HEIGHT, layOut, LEFT, WIDTH } from './lines.ts';
import { atOf, wishOf } from './wish.ts';
import { pastWord, twelve } from './year.ts';

describe('what the address asks for', () => {
  it('turns a period of one unit into one of another', () => {
    expect(atOf('month', '2026-10-07')).toBe('2026-10');
    expect(atOf('year', '2027-03-31')).toBe('2026');
    expect(atOf('year', '2026-04')).toBe('2026');
    expect(atOf('month', '2026')).toBe('2026-04');
    expect(atOf('day', '2026-10')).toBe('2026-10-01');
  });

  it('leaves out what is empty, and takes a unit that is none for a month', () => {
    expect(wishOf(new URLSearchParams('unit=week&at=&zone='))).toEqual({ unit: 'month' });
    expect(wishOf(new URLSearchParams('unit=year&at=2026&zone=booth'))).toEqual({
      ...{ unit: 'year', at: '2026', zone: 'booth' },
    });
  });
});

describe('the heat map', () => {
  const cell = (busySeconds: number, unknownSeconds = 0, weekday = 1) => ({
    ...{ weekday, hour: 10, days: 4, openSeconds: 1_000, unknownSeconds, busySeconds, peak: 3 },
  });

  it('counts seats against the time that was measured', () => {
    expect(meanSeats(cell(250), 8)).toBe(2);
    expect(meanSeats(cell(250, 500), 8)).toBe(4);
    expect(meanSeats(cell(0, 1_000), 8)).toBeNull();
    expect(meanSeats(together([cell(0), cell(500)]), 8)).toBe(2);
  });

  it.each([0.4, 1, 3.3, 9.9, 13.4, 22, 41])('has five shades in round steps up to %d', (most) => {
    const { from, of } = shades(most);
    expect(from).toHaveLength(5);
    expect([...from].sort((a, b) => a - b)).toEqual(from);
    expect(of(0)).toBe(0);
    expect(of(most)).toBeGreaterThanOrEqual(3);
    expect(most).toBeLessThan((from[0] ?? 0) * 6);
  });
});

describe('lines of months', () => {
  const figures = {} as TrendsFigures;
  const months = Array.from({ length: 25 }, (_, n) => ({
    month: `m${n}`,
    figures: n > 10 && n < 20 ? figures : null,
  }));

  it('shows the twelve months up to the last with figures; a fiscal year whole', () => {
    const month = twelve({ months, period: { unit: 'month' } as never });
    expect([month.now[0]?.month, month.now.at(-1)?.month]).toEqual(['m8', 'm19']);
    const year = twelve({ months, period: { unit: 'year' } as never });
    expect([year.then[0]?.month, year.now[0]?.month, year.now.at(-1)?.month]).toEqual([
      'm1',
      'm13',
      'm24',
    ]);
  });

  it('calls the year before by what it is', () => {
    expect((['day', 'month', 'year'] as const).map(pastWord)).toEqual(['前年', '前年', '前年度']);
  });

  it('stands within its frame, from zero, and breaks where a month is missing', () => {
    const now = [10, null, 20, ...Array.from({ length: 9 }, () => null)];
    const { points, base, ticks } = layOut(now, []);
    expect(points.map(({ n }) => n)).toEqual([0, 2]);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(LEFT);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeLessThan(base);
      expect(y).toBeGreaterThan(0);
    }
    expect(base).toBeLessThanOrEqual(HEIGHT);
    expect(ticks.length).toBeLessThanOrEqual(2);
  });
});

it('writes changes with their sign, and nothing of nothing', () => {
  expect([change(2.54, 1), change(-0.84, 1), change(0.04, 1), change(1_200, 0)]).toEqual([
    '＋2.5',
    '−0.8',
    '±0.0',
    '＋1,200',
  ]);
  expect(percentOf({ n: 0, total: 0 })).toBe('－');
  expect(percentOf({ n: 1, total: 3 })).toBe('33.3');
});

it('writes a column with the decimals of its longest number', () => {
  expect(aligned([39.11, 36, null, 1_470.5])).toEqual(['39.11', '36.00', '', '1,470.50']);
  expect(aligned(['A01', 3, undefined])).toEqual(['A01', '3', '']);
});
