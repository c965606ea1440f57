import { expect, it } from 'vitest';
import { age, clock, clockWithSeconds, day, dayAndWeekday, machine, moment } from './time.ts';

const at = '2026-11-24T01:02:05Z';

it('reads Japanese time whatever the zone of the process', () => {
  expect(clock(at)).toBe('10:02');
  expect(clockWithSeconds(at)).toBe('10:02:05');
  expect(clock('2026-11-24T23:30:00Z')).toBe('8:30');
  expect(clock('2026-11-24T15:00:00Z')).toBe('0:00');
  expect(day('2026-11-24T15:00:00Z')).toBe('11月25日(水)');
  expect(dayAndWeekday(at)).toEqual(['11月24日', '(火)']);
});

it('leaves out the date on the same Japanese day only', () => {
  expect(moment('2026-11-23T15:00:00Z', at)).toBe('0:00');
  expect(moment('2026-11-23T14:59:00Z', at)).toBe('11月23日 23:59');
  expect(moment('2025-11-24T01:00:00Z', at)).toBe('11月24日 10:00');
});

it.each([
  [0, 'たったいま'],
  [59, 'たったいま'],
  [60, '1分前'],
  [59 * 60 + 59, '59分前'],
  [3_600, '1時間前'],
  [24 * 3_600 - 1, '23時間前'],
  [24 * 3_600, '1日前'],
  [-30, 'たったいま'],
])('says how long ago %i s are: %s', (seconds, words) => {
  expect(age(at, Date.parse(at) + seconds * 1_000)).toBe(words);
});

it('writes instants for machines in UTC', () => {
  expect(machine(Date.parse(at))).toBe('2026-11-24T01:02:05.000Z');
});
