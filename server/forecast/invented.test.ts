import { expect, it } from 'vitest';
import { at, openDay } from '../testing/past.ts';
import { countsOf } from './invented.ts';

const day = openDay(0);
const SEATS = [
  { id: 'A01', zone: 'open' },
  { id: 'A02', zone: 'open' },
  { id: 'M01', zone: 'meeting' },
];

it('[FC5] counts the seats of an invented day at its marks, and none that was not known', () => {
  const stretch = (space: string, status: 'free' | 'occupied' | 'away' | 'unknown') => ({
    ...{ space, status },
    from: at(day, 18) - 60_000,
    to: at(day, 19) + 60_000,
  });
  const counts = countsOf(SEATS, [
    stretch('A01', 'occupied'),
    stretch('A02', 'free'),
    stretch('M01', 'unknown'),
    stretch('gone', 'occupied'),
    { ...stretch('M01', 'away'), from: at(day, 20), to: at(day, 21) },
  ]);
  expect(counts).toEqual([
    { zone: 'open', at: at(day, 18), taken: 1, known: 2 },
    { zone: 'open', at: at(day, 19), taken: 1, known: 2 },
    { zone: 'meeting', at: at(day, 20), taken: 1, known: 1 },
  ]);
});
