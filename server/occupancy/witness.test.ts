import { describe, expect, it } from 'vitest';
import { boardWith, MINUTE, OPEN, presence, take, TEN } from '../testing/board.ts';
import { witness } from './decide.ts';
import { POLICY } from './layout.ts';

const says = (board: ReturnType<typeof boardWith>, space: string, now = TEN) =>
  witness(board, space, now, POLICY).says;
const booking = { id: 'b', space: 'A01', startAt: TEN - 20 * MINUTE, endAt: TEN + 60 * MINUTE };

describe('who can say whether a seat is empty', () => {
  it('[OC95] its fresh sensor, and since when', () => {
    const board = boardWith(presence('desk-1', true, TEN - MINUTE), presence('desk-1', false));
    expect(witness(board, 'A01', TEN + 30_000, POLICY)).toEqual({ says: 'empty', since: TEN });
    take(board, presence('desk-1', true, TEN + 31_000), TEN + 31_000);
    expect(says(board, 'A01', TEN + 31_000)).toBe('occupied');
  });

  it('[OC95] nobody, when the sensor is stale, silent, or there is none', () => {
    const board = boardWith(presence('desk-1', false));
    expect(says(board, 'A01', TEN + 10 * MINUTE)).toBe('unknown');
    expect(says(board, 'A02')).toBe('unknown');
    expect([says(board, 'A04'), says(board, 'Z99')]).toEqual(['none', 'none']);
  });

  it('[OC95] a seat whose guest is away for now is not empty', () => {
    const board = boardWith(presence('desk-1', false));
    const checkIn = { id: 'c', space: 'A01', booking: 'b', inAt: TEN - 10 * MINUTE };
    take(board, { kind: 'bookings', bookings: [booking], checkIns: [checkIn] });
    expect(says(board, 'A01')).toBe('occupied');
  });

  it('[OC24] a booking brings its own deadline', () => {
    const board = boardWith(presence('desk-1', false));
    const deadlineAt = TEN + 10 * MINUTE;
    take(board, { kind: 'bookings', bookings: [{ ...booking, deadlineAt }], checkIns: [] });
    expect(board.spaces.A01).toMatchObject({ status: 'held', reason: { deadline: deadlineAt } });
  });

  it('[OC21] a space or a unit is closed for itself', () => {
    const board = boardWith(presence('desk-1', false), presence('desk-2', false));
    const closedSpaces = ['A01', 'M'];
    take(board, { kind: 'opening', opening: { ...OPEN, closedSpaces } });
    expect(['A01', 'A02', 'M01'].map((id) => board.spaces[id]?.status)).toEqual([
      'closed',
      'free',
      'closed',
    ]);
  });
});
