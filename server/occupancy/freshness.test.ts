import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  available,
  boardWith,
  fault,
  presence,
  SECOND,
  take,
  TEN,
  tick,
} from '../testing/board.ts';
import { stream, timeOf } from '../testing/stream.ts';

describe('freshness', () => {
  it('[OC10] no evidence is unknown, and nothing is ever free on evidence past its limit', () => {
    expect(boardWith().spaces.A01).toMatchObject({
      status: 'unknown',
      reason: { code: 'neverHeard' },
    });
    fc.assert(
      fc.property(stream, (evidence) => {
        const board = boardWith();
        for (const each of evidence) {
          take(board, each, timeOf(each));
          for (const later of [0, 45, 149, 151, 400]) {
            const now = timeOf(each) + later * SECOND;
            const seen = tick(structuredClone(board), now);
            for (const space of Object.values(seen.spaces)) {
              if (space.status !== 'free') continue;
              expect(now - (space.evidenceAt ?? 0)).toBeLessThanOrEqual(150 * SECOND);
            }
            expect(JSON.stringify(seen)).not.toContain('NaN');
          }
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('[OC11] fresh for 2.5 heartbeats, by what was last said', () => {
    const free = boardWith(presence('desk-1', false));
    expect(tick(free, TEN + 150 * SECOND).spaces.A01?.status).toBe('free');
    expect(tick(free, TEN + 150 * SECOND + 1).spaces.A01).toMatchObject({
      status: 'unknown',
      reason: { code: 'silent', lastAt: TEN },
      since: TEN + 150 * SECOND,
    });
    const taken = boardWith(presence('desk-1', true));
    expect(tick(taken, TEN + 75 * SECOND + 1).spaces.A01?.status).toBe('unknown');
  });

  it('[OC12] offline, by itself or its bridge, carries nothing until it speaks again', () => {
    const board = boardWith(presence('desk-2', false), available('bridge', false, TEN + 1));
    expect(board.spaces.A02).toMatchObject({ status: 'unknown', reason: { code: 'offline' } });
    take(board, presence('desk-2', false, TEN + 2), TEN + 2);
    expect(board.spaces.A02?.status).toBe('free');
  });

  it('[OC13] a blinding fault or a sensor that cannot tell carries nothing', () => {
    const board = boardWith(presence('desk-1', false), fault('covered-lens', true, TEN + 1));
    expect(board.spaces.A01).toMatchObject({ status: 'unknown', reason: { code: 'faulty' } });
    take(board, fault('covered-lens', false, TEN + 2), TEN + 2);
    expect(board.spaces.A01?.status).toBe('free');
    take(board, fault('UPLINK_MIC', true, TEN + 3), TEN + 3);
    expect(board.spaces.A01?.status).toBe('free');
    take(board, presence('desk-1', null, TEN + 4), TEN + 4);
    expect(board.spaces.A01).toMatchObject({ status: 'unknown', reason: { code: 'cannotTell' } });
    const room = boardWith(presence('room', false, TEN, 1), presence('room', null, TEN + 1));
    expect(room.spaces.M01?.reason.code).toBe('cannotTell');
  });

  it('[OC14] without the source every seat is unknown after its grace, and heals', () => {
    const board = boardWith(presence('desk-1', false), { kind: 'source', up: false, at: TEN });
    expect(tick(board, TEN + 2 * SECOND).spaces.A01?.status).toBe('free');
    expect(tick(board, TEN + 2 * SECOND + 1).spaces.A01?.reason.code).toBe('sourceDown');
    take(board, { kind: 'source', up: true, at: TEN + 9 * SECOND }, TEN + 9 * SECOND);
    expect(board.spaces.A01?.status).toBe('free');
  });
});
