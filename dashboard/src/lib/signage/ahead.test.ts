import { expect, it } from 'vitest';
import type { PublicForecast } from '$contract/forecast.ts';
import { plan, takenAt } from '../live/samples.ts';
import { hoursAhead } from './ahead.ts';

const now = Date.parse(takenAt);
const at = (hour: number) => new Date(`2026-11-24T${hour}:00:00+09:00`).toISOString();
const forecast = (...free: number[]): PublicForecast => ({
  venue: 'yy-square',
  takenAt,
  demo: false,
  learnedAt: takenAt,
  hours: null,
  desks: null,
  zones: [
    {
      id: 'open',
      capacity: 2,
      days: 9,
      missing: 0,
      usual: [],
      ahead: free.map((n, i) => ({
        at: at(11 + i),
        free: n,
        lo: n,
        hi: n,
        level: 'available' as const,
      })),
    },
  ],
});
const hours = (of: PublicForecast | null, closesAt: string | null = at(17), time = now) =>
  hoursAhead(of, plan(), { now: time, closesAt, count: 3 }).map((each) => [
    new Date(each.at).toISOString(),
    each.level,
  ]);

it('says every second full hour with the word of its number', () => {
  expect(hours(forecast(2, 2, 1, 1, 0))).toEqual([
    [at(11), 'available'],
    [at(13), 'few'],
    [at(15), 'full'],
  ]);
});

it('says nothing beyond closing, nothing unknown, nothing old', () => {
  expect(hours(forecast(2, 2, 2, 2, 2), at(15))).toHaveLength(2);
  expect(hours(forecast(2))).toHaveLength(1);
  expect(hours(forecast())).toEqual([]);
  expect(hours(null)).toEqual([]);
  expect(hours(forecast(2, 2, 2), at(17), now + 31 * 60_000)).toEqual([]);
});
