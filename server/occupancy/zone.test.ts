import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardWith,
  booking,
  LAYOUT,
  MINUTE,
  OPEN,
  presence,
  take,
  TEN,
  tick,
} from '../testing/board.ts';
import { stream, timeOf } from '../testing/stream.ts';
import { countSpace, emptyTally } from './zone.ts';

describe('zones', () => {
  const free = (...desks: number[]) => desks.map((n) => presence(`desk-${n}`, false));

  it('[OC30] withholds the number when too little is known', () => {
    expect(boardWith(...free(1)).zones.open).toMatchObject({
      free: null,
      level: 'unknown',
      unknown: 2,
    });
    expect(boardWith(...free(1, 2)).zones.open).toMatchObject({ free: 2, unknown: 1 });
    const taken = [presence('desk-1', true), presence('desk-2', true)];
    expect(boardWith(...taken).zones.open).toMatchObject({ free: null, level: 'unknown' });
  });

  it('[OC31] levels by count', () => {
    const level = (...occupied: boolean[]) =>
      boardWith(...occupied.map((each, n) => presence(`desk-${n + 1}`, each))).zones.open?.level;
    expect(level(false, false, false)).toBe('available');
    expect(level(false, true, true)).toBe('few');
    expect(level(true, true, true)).toBe('full');
  });

  it('[OC32] a room is free as a whole or not at all', () => {
    const room = (one: boolean, two?: boolean) =>
      boardWith(
        presence('room', one, TEN, 1),
        ...(two === undefined ? [] : [presence('room', two, TEN, 2)]),
      ).zones.meeting;
    expect(room(false, false)).toMatchObject({ free: 2, level: 'available' });
    expect(room(false, true)).toMatchObject({ free: 0, level: 'full' });
    expect(room(true)).toMatchObject({ free: 0, level: 'full' });
    expect(room(false)).toMatchObject({ free: null, level: 'unknown' });
  });

  it('[OC33] seats out of service are no capacity; nothing but closed is closed', () => {
    const board = boardWith(...free(1, 2, 3));
    expect(board.zones.open?.capacity).toBe(3);
    take(board, { kind: 'opening', opening: { ...OPEN, open: false } });
    expect(board.zones.open).toMatchObject({ free: null, level: 'closed' });
  });
});

it('[OC34] a zone that is kept counted is what counting it anew says', () => {
  fc.assert(
    fc.property(stream, (evidence) => {
      const board = boardWith(booking('A01', TEN + 5 * MINUTE, TEN + 20 * MINUTE));
      for (const each of evidence) {
        take(board, each, timeOf(each));
        tick(board, timeOf(each));
        const anew = Object.fromEntries(LAYOUT.zones.map(({ id }) => [id, emptyTally()]));
        for (const { id, zone } of LAYOUT.spaces) countSpace(anew[zone]!, board.spaces[id]!, 1);
        expect(board.tallies).toEqual(anew);
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});
