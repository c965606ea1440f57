import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  available,
  boardWith,
  LAYOUT,
  MINUTE,
  OPEN,
  presence,
  SECOND,
  take,
  TEN,
  tick,
  total,
} from '../testing/board.ts';
import { stream, timeOf } from '../testing/stream.ts';
import { emptyBoard } from './board.ts';
import type { Evidence } from './evidence.ts';
import { POLICY } from './layout.ts';

const END = TEN + 90 * MINUTE;
const bytes = (evidence: Evidence[]) => {
  const board = emptyBoard(LAYOUT, TEN);
  take(board, { kind: 'opening', opening: OPEN });
  for (const each of evidence) take(board, each, END);
  return JSON.stringify(tick(board, END));
};

describe('evidence', () => {
  it('[OC1] the same evidence again changes nothing', () => {
    fc.assert(
      fc.property(stream, (evidence) => {
        expect(bytes(evidence.flatMap((each) => [each, each]))).toBe(bytes(evidence));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('[OC2] any order within 2 s of event time gives the same bytes', () => {
    fc.assert(
      fc.property(stream, fc.integer(), (evidence, seed) => {
        // Event times closed up, so that neighbours lie within the window.
        const close = evidence.map((each, n) =>
          'at' in each
            ? { ...each, at: TEN + n * 700, ...('key' in each ? { key: `${n}` } : {}) }
            : each,
        );
        const mixed = [...close];
        let state = seed;
        for (let n = mixed.length - 1; n > 0; n -= 1) {
          state = (Math.imul(state, 1103515245) + 12345) | 0;
          const [a, b] = [mixed[n - 1], mixed[n]];
          if ((state & 1) === 0 || a === undefined || b === undefined) continue;
          mixed[n - 1] = b;
          mixed[n] = a;
        }
        const within = mixed.every((each, n) =>
          mixed.slice(n + 1).every((later) => timeOf(each) - timeOf(later) <= POLICY.reorder),
        );
        if (within) expect(bytes(mixed)).toBe(bytes(close));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('[OC3] what is older than the window never overwrites', () => {
    const board = boardWith(presence('desk-1', true, TEN));
    take(board, presence('desk-1', false, TEN - 3 * SECOND), TEN + SECOND);
    expect(board.spaces.A01?.status).toBe('occupied');
  });

  it('[OC4] historical evidence never touches the live board', () => {
    const board = boardWith(total(10, 5, TEN));
    const before = JSON.stringify(board.counters);
    take(board, total(900, 900, TEN + SECOND, { historical: true }), TEN + SECOND);
    expect(JSON.stringify(board.counters)).toBe(before);
  });

  it('[OC5] evidence for what the layout does not have is refused and changes nothing', () => {
    const board = boardWith();
    const before = JSON.stringify(board);
    for (const evidence of [
      presence('ghost', true),
      presence('desk-1', true, TEN, 7),
      available('ghost', true, TEN),
      { ...total(1, 1), device: 'ghost' },
      { kind: 'wifi', accessPoint: 'ghost', clients: 3, at: TEN },
    ] satisfies Evidence[]) {
      expect(take(board, evidence).refused).toBe('not-placed');
    }
    expect(JSON.stringify(board)).toBe(before);
  });

  it('[OC6] evidence from the future is refused', () => {
    const board = boardWith();
    expect(take(board, presence('desk-1', true, TEN + 5_001)).refused).toBe('from-the-future');
    expect(take(board, presence('desk-1', true, TEN + 5_000)).refused).toBe(null);
  });
});
