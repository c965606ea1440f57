import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYOUT, MINUTE, OPEN, presence, take, TEN, tick, total } from '../../testing/board.ts';
import { emptyBoard, type Board } from '../board.ts';
import type { Evidence } from '../evidence.ts';
import { POLICY, type Layout } from '../layout.ts';
import { meanOf } from './distribution.ts';
import { adopt, emptySettled, keep, picture, settle, type Settled } from './settle.ts';

const SECOND = 1000;

/** Half an hour of evidence in order of time, with the moment of each. */
const log = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 90 * SECOND }),
      what: fc.oneof(
        fc.record({
          n: fc.integer({ min: 1, max: 3 }),
          occupied: fc.constantFrom(true, false, null),
        }),
        fc.record({ in: fc.integer({ min: 0, max: 2 }), out: fc.integer({ min: 0, max: 2 }) }),
        fc.record({ clients: fc.integer({ min: 0, max: 60 }) }),
        fc.record({ people: fc.integer({ min: 0, max: 9 }) }),
        fc.record({ booked: fc.boolean() }),
      ),
    }),
    { minLength: 5, maxLength: 60 },
  )
  .map((steps) => {
    let at = TEN;
    const passed = { in: 5, out: 5 };
    return steps.map(({ gap, what }): { at: number; evidence: Evidence } => {
      at += gap;
      if ('n' in what) return { at, evidence: presence(`desk-${what.n}`, what.occupied, at) };
      if ('clients' in what) {
        return { at, evidence: { kind: 'wifi', accessPoint: 'ap-1', clients: what.clients, at } };
      }
      if ('people' in what) {
        const correction = { id: `k${at}`, at, until: at + 5 * MINUTE, people: what.people };
        return { at, evidence: { kind: 'corrections', corrections: [correction] } };
      }
      if ('booked' in what) {
        const booking = { id: 'b1', space: 'A01', startAt: TEN, endAt: TEN + 60 * MINUTE };
        const bookings = what.booked ? [booking] : [];
        return { at, evidence: { kind: 'bookings', bookings, checkIns: [] } };
      }
      return { at, evidence: total((passed.in += what.in), (passed.out += what.out), at) };
    });
  });

const begin = (): Settled => {
  const settled = emptySettled(LAYOUT, TEN);
  keep(settled, { kind: 'opening', opening: OPEN }, TEN, POLICY);
  settle(settled, TEN, POLICY);
  return settled;
};
const bytes = (settled: Settled) => JSON.stringify(settled);
const END = TEN + 120 * MINUTE;

describe('settling', () => {
  it('[OC80] copies, and any order within the window, leave equal bytes', () => {
    fc.assert(
      fc.property(log, fc.infiniteStream(fc.integer({ min: 0, max: 1999 })), (entries, delays) => {
        const plain = begin();
        for (const { at, evidence } of entries) {
          settle(plain, at, POLICY);
          keep(plain, evidence, at, POLICY);
        }
        settle(plain, END, POLICY);
        // Each piece twice, each copy up to two seconds late, so that they overtake one another.
        const shuffled = entries
          .filter(({ evidence }) => 'at' in evidence)
          .flatMap((entry) =>
            [0, 1].map(() => ({ ...entry, now: entry.at + (delays.next().value as number) })),
          );
        const facts = entries
          .filter(({ evidence }) => !('at' in evidence))
          .map((entry) => ({ ...entry, now: entry.at }));
        const other = begin();
        for (const { now, evidence } of [...shuffled, ...facts].sort((a, b) => a.now - b.now)) {
          settle(other, now, POLICY);
          keep(other, evidence, now, POLICY);
        }
        settle(other, END, POLICY);
        expect(bytes(other)).toBe(bytes(plain));
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('[OC81] a stop anywhere, with the log since the last saving, leaves equal bytes', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(), (entries, some, more) => {
        const whole = begin();
        const saved = some % entries.length;
        const stopped = saved + (more % (entries.length - saved));
        let stored = '';
        for (const [n, { at, evidence }] of entries.entries()) {
          settle(whole, at, POLICY);
          if (n === saved) stored = bytes(whole);
          keep(whole, evidence, at, POLICY);
        }
        settle(whole, END, POLICY);

        // A new process: what was saved, then everything since, of which some is in the state already.
        const again = emptySettled(LAYOUT, TEN);
        expect(adopt(again, JSON.parse(stored) as Settled, entries[stopped]!.at)).toBe(true);
        const back = Math.max(0, saved - 3);
        for (const { at, evidence } of entries.slice(back, stopped)) {
          if (at >= entries[saved]!.at || 'at' in evidence) keep(again, evidence, at, POLICY);
        }
        for (const { at, evidence } of entries.slice(stopped)) {
          settle(again, at, POLICY);
          keep(again, evidence, at, POLICY);
        }
        settle(again, END, POLICY);
        expect(bytes(again)).toBe(bytes(whole));
      }),
      { seed: 8, numRuns: 150 },
    );
  });

  it('[OC82] another layout keeps what is known of the same seats and doors', () => {
    const old = begin();
    for (let minute = 0; minute < 40; minute += 1) {
      const now = TEN + minute * MINUTE;
      keep(old, presence('desk-1', true, now), now, POLICY);
      keep(old, total(5 + minute, 5, now), now, POLICY);
      settle(old, now, POLICY);
    }
    const [desk1, ...others] = LAYOUT.devices;
    const moved: Layout = { ...LAYOUT, devices: [desk1!, ...others.slice(1)] };
    const next = emptySettled(moved, TEN);
    expect(adopt(next, JSON.parse(bytes(old)) as Settled, TEN + 41 * MINUTE)).toBe(true);
    expect(next.estimate.seats['A01']).toEqual(old.estimate.seats['A01']);
    expect(next.estimate.seats['A02']).toBeUndefined();
    expect(next.estimate.doors).toEqual(old.estimate.doors);
    expect(next.estimate.learned.returns).toEqual(old.estimate.learned.returns);
    expect(meanOf(next.estimate.people)).toBeCloseTo(meanOf(old.estimate.people), 6);
  });

  it('[OC83] after two hours without us the head count is unknown, and the future is refused', () => {
    const old = begin();
    keep(old, total(5, 0, TEN), TEN, POLICY);
    keep(old, total(9, 0, TEN + MINUTE), TEN + MINUTE, POLICY);
    settle(old, TEN + 10 * MINUTE, POLICY);
    const stored = () => JSON.parse(bytes(old)) as Settled;
    const spread = ({ estimate }: Settled) => Math.max(...estimate.people);
    const soon = emptySettled(LAYOUT, TEN);
    adopt(soon, stored(), TEN + 60 * MINUTE);
    expect(spread(soon)).toBeGreaterThan(0.2);
    const late = emptySettled(LAYOUT, TEN);
    adopt(late, stored(), TEN + 200 * MINUTE);
    expect(spread(late)).toBeLessThan(0.06);
    expect(late.estimate.learned).toEqual(old.estimate.learned);
    expect(adopt(emptySettled(LAYOUT, TEN), stored(), TEN - MINUTE)).toBe(false);
  });

  it('[OC84] a picture leaves the settled estimate as it is', () => {
    const board: Board = emptyBoard(LAYOUT, TEN);
    take(board, { kind: 'opening', opening: OPEN });
    for (let minute = 0; minute < 10; minute += 1) {
      const now = TEN + minute * MINUTE;
      take(board, presence('desk-1', minute % 4 > 1, now), now);
      take(board, total(5 + minute, 5, now), now);
      tick(board, now);
    }
    const before = bytes(board.settled);
    for (let second = 0; second < 40; second += 7) {
      picture(board, board.settled, TEN + 9 * MINUTE + second * SECOND, POLICY);
    }
    expect(bytes(board.settled)).toBe(before);
  });
});
