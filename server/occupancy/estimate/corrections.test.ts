import { describe, expect, it } from 'vitest';
import { boardWith, MINUTE, presence, take, TEN, tick } from '../../testing/board.ts';
import type { Correction, Evidence } from '../evidence.ts';

const corrections = (...all: Correction[]): Evidence => ({ kind: 'corrections', corrections: all });
const about = (id: string, what: { people: number } | { space: string; occupied: boolean }) => ({
  id,
  at: TEN + MINUTE,
  until: TEN + 31 * MINUTE,
  ...what,
});
const free = about('k1', { space: 'A01', occupied: false });

describe('corrections', () => {
  it('[OC50] on a seat stand until the sensor says something new, or they expire', () => {
    const board = boardWith(presence('desk-1', true, TEN));
    take(board, corrections(free), TEN + MINUTE);
    expect(board.spaces['A01']).toMatchObject({
      status: 'free',
      reason: { code: 'seenByStaff', at: TEN + MINUTE, until: TEN + 31 * MINUTE },
    });
    take(board, presence('desk-1', true, TEN + 2 * MINUTE), TEN + 2 * MINUTE);
    expect(board.spaces['A01']?.status).toBe('free');
    take(board, presence('desk-1', false, TEN + 3 * MINUTE), TEN + 3 * MINUTE);
    take(board, presence('desk-1', true, TEN + 4 * MINUTE), TEN + 4 * MINUTE);
    expect(board.spaces['A01']?.status).toBe('occupied');

    const silent = boardWith(presence('desk-1', true, TEN));
    take(silent, corrections(about('k2', { space: 'A02', occupied: true })), TEN + MINUTE);
    expect(silent.spaces['A02']?.status).toBe('occupied');
    tick(silent, TEN + 32 * MINUTE);
    expect(silent.spaces['A02']?.status).toBe('unknown');
  });

  it('[OC51] of the head count move it at once, and are forgotten when taken back in time', () => {
    const counted = boardWith();
    const plain = boardWith();
    const count = about('k3', { people: 5 });
    for (let minute = 0; minute < 20; minute += 1) {
      const now = TEN + minute * MINUTE;
      for (const board of [counted, plain]) {
        for (const n of [1, 2, 3]) take(board, presence(`desk-${n}`, n === 1, now), now);
      }
      if (minute === 2) take(counted, corrections(count), now);
      if (minute === 3) {
        expect(tick(counted, now).view!.people!.n).toBe(5);
        expect(tick(plain, now).view!.people!.n).toBeLessThan(4);
      }
      if (minute === 11) take(counted, corrections(), now);
      for (const board of [counted, plain]) tick(board, now);
    }
    expect(counted.view?.people).toEqual(plain.view?.people);
    expect(counted.settled.estimate.corrected).toBeNull();
    const { people } = counted.settled.estimate;
    for (const [n, chance] of plain.settled.estimate.people.entries()) {
      expect(people[n]).toBeCloseTo(chance, 1);
    }
  });
});
