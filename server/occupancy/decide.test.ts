import { describe, expect, it } from 'vitest';
import {
  booking,
  boardWith,
  LAYOUT,
  MINUTE,
  OPEN,
  presence,
  received,
  SECOND,
  take,
  TEN,
  tick,
} from '../testing/board.ts';
import { emptyBoard } from './board.ts';

describe('status', () => {
  it('[OC20] out of service comes first', () => {
    expect(boardWith().spaces.A04?.status).toBe('outOfService');
    const spaces = LAYOUT.spaces.map((each) =>
      each.id === 'A04' ? { ...each, stoppedAt: TEN - 90 * MINUTE } : each,
    );
    const board = emptyBoard({ ...LAYOUT, spaces }, TEN);
    take(board, { kind: 'opening', opening: OPEN });
    expect(board.spaces.A04?.since).toBe(TEN - 90 * MINUTE);
  });

  it('[OC21] closed with the venue or its zone', () => {
    const board = boardWith(presence('desk-1', true));
    const opensAt = TEN + 60 * MINUTE;
    take(board, { kind: 'opening', opening: { ...OPEN, open: false, opensAt } });
    expect(board.spaces.A01).toMatchObject({
      status: 'closed',
      reason: { code: 'closed', opensAt },
    });
    take(board, { kind: 'opening', opening: { ...OPEN, closedZones: ['open'] } });
    expect([board.spaces.A01?.status, board.spaces.M01?.status]).toEqual(['closed', 'unknown']);
  });

  it('[OC22] occupied when a fresh source sees somebody, since the start of the sighting', () => {
    const board = boardWith(
      presence('desk-1', false, TEN),
      presence('desk-1', true, TEN + 10 * SECOND),
      presence('desk-1', true, TEN + 30 * SECOND),
    );
    expect(board.spaces.A01).toMatchObject({
      status: 'occupied',
      since: TEN + 10 * SECOND,
      evidenceAt: TEN + 30 * SECOND,
    });
  });

  it('[OC23] checked in: away when nobody sits there, occupied by word when no sensor carries', () => {
    const facts = received('A01', TEN, TEN + 60 * MINUTE, TEN);
    const away = boardWith(facts, presence('desk-1', false, TEN + SECOND));
    expect(away.spaces.A01).toMatchObject({
      status: 'away',
      reason: { code: 'leftForNow', at: TEN + SECOND, until: TEN + 60 * MINUTE },
    });
    expect(boardWith(facts).spaces.A01).toMatchObject({
      status: 'occupied',
      reason: { code: 'checkedIn' },
    });
  });

  it('[OC24] booked and not arrived is held, also after the deadline', () => {
    const board = boardWith(booking('A01', TEN, TEN + 60 * MINUTE), presence('desk-1', false));
    const reason = { code: 'bookedNotArrived', startAt: TEN, deadline: TEN + 15 * MINUTE };
    expect(board.spaces.A01).toMatchObject({ status: 'held', reason });
    expect(tick(board, TEN + 59 * MINUTE).spaces.A01?.status).toBe('held');
    expect(tick(board, TEN + 60 * MINUTE).spaces.A01?.status).toBe('unknown');
  });

  it('[OC25] free, until the next booking', () => {
    const next = TEN + 30 * MINUTE;
    const board = boardWith(booking('A01', next, next + MINUTE), presence('desk-1', false));
    expect(board.spaces.A01).toMatchObject({ status: 'free', until: next });
  });

  it('[OC26] otherwise unknown, with the reason', () => {
    const board = tick(boardWith(presence('desk-1', false)), TEN + 60 * MINUTE);
    expect(board.spaces.A01).toMatchObject({
      status: 'unknown',
      reason: { code: 'silent' },
      confidence: 0,
    });
  });

  it('[OC27] seats of a unit share its booking', () => {
    const board = boardWith(
      booking('M', TEN, TEN + 60 * MINUTE),
      presence('room', false, TEN, 1),
      presence('room', true, TEN, 2),
    );
    expect([board.spaces.M01?.status, board.spaces.M02?.status]).toEqual(['held', 'occupied']);
  });
});
