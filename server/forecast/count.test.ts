import { describe, expect, it } from 'vitest';
import { at, booking, openDay, pastOf, ZONE } from '../testing/past.ts';
import { bookedAt } from './bookings.ts';
import { rowsOf, takenOf } from './grid.ts';

const day = openDay(0);
const ROOM = { ...ZONE, capacity: 4, whole: true };

describe('what counts', () => {
  it('[FC1] does not use a count of which less than half of the seats was known', () => {
    expect(takenOf(ZONE, { taken: 2, known: 4 })).toBeNull();
    expect(takenOf(ZONE, { taken: 0, known: 0 })).toBeNull();
    expect(takenOf(ZONE, { taken: 2, known: 5 })).toBe(4);
  });

  it('[FC2] uses no count from outside the opening hours, nor of a zone that was closed', () => {
    const { counts } = pastOf(1, () => 5);
    const early = { zone: 'open', at: at(day, 4), taken: 9, known: 10 };
    const [row] = rowsOf(ZONE, [day], [...counts, early]);
    expect(row?.values[4]).toBeNull();
    expect(row?.values.filter((value) => value !== null)).toHaveLength(16);
    expect(rowsOf(ZONE, [{ ...day, closedZones: ['open'] }], counts)).toEqual([]);
    const short = { ...day, closesAt: at(day, 20) };
    expect(rowsOf(ZONE, [short], counts)[0]?.values.filter((v) => v !== null)).toHaveLength(2);
  });

  it('[FC2] takes a day of which less than half was counted for no past day', () => {
    const { counts } = pastOf(1, () => 5);
    expect(rowsOf(ZONE, [day], counts.slice(0, 7))).toEqual([]);
    expect(rowsOf(ZONE, [day], counts.slice(0, 8))).toHaveLength(1);
  });

  it('[FC3] counts a booking from when it was made until it was cancelled', () => {
    const made = booking(day, 20, 24, 2);
    expect(bookedAt(ZONE, [made], at(day, 22), at(day, 13))).toBe(0);
    expect(bookedAt(ZONE, [made], at(day, 22), at(day, 14))).toBe(2);
    const cancelled = { ...made, cancelledAt: at(day, 18) };
    expect(bookedAt(ZONE, [cancelled], at(day, 22), at(day, 17))).toBe(2);
    expect(bookedAt(ZONE, [cancelled], at(day, 22), at(day, 18))).toBe(0);
  });

  it('[FC3] counts half at the minute of the start, and nothing at the end', () => {
    const made = booking(day, 20, 24, 2);
    expect(bookedAt(ZONE, [made], at(day, 20), at(day, 18))).toBe(1);
    expect(bookedAt(ZONE, [made], at(day, 24), at(day, 18))).toBe(0);
  });

  it('[FC4] takes a room as a whole', () => {
    expect(takenOf(ROOM, { taken: 1, known: 4 })).toBe(4);
    expect(takenOf(ROOM, { taken: 0, known: 4 })).toBe(0);
    expect(bookedAt(ROOM, [booking(day, 20, 24)], at(day, 22), at(day, 18))).toBe(4);
  });
});
