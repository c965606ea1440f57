import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardWith,
  LAYOUT,
  MINUTE,
  OPEN,
  presence,
  take,
  TEN,
  tick,
  total,
} from '../../testing/board.ts';
import { emptyBoard, type Board } from '../board.ts';
import type { Evidence } from '../evidence.ts';
import { disagreements } from '../disagree.ts';
import { POLICY } from '../layout.ts';
import { CROWD } from './constants.ts';
import { meanOf } from './distribution.ts';
import { isDead, missesOf } from './doors.ts';
import { lineOf } from './radio.ts';

const wifi = (clients: number, at: number): Evidence => ({
  kind: 'wifi',
  accessPoint: 'ap-1',
  clients,
  at,
});
const inside = (board: Board) => meanOf(board.settled.estimate.people);
const width = ({ view }: Board) => view!.people!.hi - view!.people!.lo;

/** An open hour, minute by minute; `each` brings the evidence of a minute. */
function hour(
  board: Board,
  each: (minute: number, now: number) => Evidence[],
  minutes = 60,
): Board {
  for (let minute = 0; minute < minutes; minute += 1) {
    const now = TEN + minute * MINUTE;
    for (const evidence of each(minute, now)) take(board, evidence, now);
    tick(board, now);
  }
  return board;
}
/** All three desks and the room say that nobody is there. */
const quiet = (now: number): Evidence[] => [
  ...[1, 2, 3].map((n) => presence(`desk-${n}`, false, now)),
  ...[1, 2].map((part) => presence('room', false, now, part)),
];

describe('the head count', () => {
  it('[OC70] stays between nobody and what fits, and adds up to 1, under any fire', () => {
    const something = fc.record({
      gap: fc.integer({ min: 0, max: 20 * MINUTE }),
      what: fc.oneof(
        fc.record({
          n: fc.integer({ min: 1, max: 3 }),
          occupied: fc.constantFrom(true, false, null),
        }),
        fc.record({ in: fc.integer({ min: 0, max: 30 }), out: fc.integer({ min: 0, max: 30 }) }),
        fc.record({ clients: fc.integer({ min: 0, max: 500 }) }),
        fc.record({ people: fc.integer({ min: 0, max: 20 }) }),
        fc.record({ open: fc.boolean() }),
      ),
    });
    fc.assert(
      fc.property(fc.array(something, { maxLength: 60 }), (all) => {
        const board = boardWith();
        let now = TEN;
        const passed = { in: 0, out: 0 };
        for (const { gap, what } of all) {
          now += gap;
          if ('n' in what) take(board, presence(`desk-${what.n}`, what.occupied, now), now);
          else if ('clients' in what) take(board, wifi(what.clients, now), now);
          else if ('open' in what) {
            const opening = { ...OPEN, open: what.open, since: now, closesAt: null };
            take(board, { kind: 'opening', opening }, now);
          } else if ('people' in what) {
            const count = { id: `${now}`, at: now, until: now + 60 * MINUTE, ...what };
            take(board, { kind: 'corrections', corrections: [count] }, now);
          } else {
            take(board, total((passed.in += what.in), (passed.out += what.out), now), now);
          }
          tick(board, now);
          const { people, seats } = board.settled.estimate;
          expect(people.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
          for (const chance of people) expect(chance).toBeGreaterThanOrEqual(0);
          const { view } = board;
          const ranges = [...Object.values(view!.zones), ...(view!.people ? [view!.people] : [])];
          for (const { n, lo, hi } of ranges) {
            expect(0 <= lo && lo <= n && n <= hi && hi < people.length).toBe(true);
          }
          for (const seat of Object.values(view!.seats)) {
            expect(seat.p >= 0 && seat.p <= seat.taken + 1e-9 && seat.taken <= 1 + 1e-9).toBe(true);
          }
          expect(Object.keys(seats)).toHaveLength(5);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('[OC70] says it when more are inside than seats and staff', () => {
    const board = boardWith(total(0, 0, TEN - MINUTE));
    hour(board, (minute, now) => [total(Math.min(20, minute * 2), 0, now)], 20);
    expect(board.view!.people!.n).toBeGreaterThan(LAYOUT.capacity + LAYOUT.roster);
    const codes = disagreements(board, TEN + 19 * MINUTE, POLICY).map(({ code }) => code);
    expect(codes).toContain('overCapacity');
  });

  it('[OC71] follows the door, and learns what the door misses from what the seats correct', () => {
    const board = boardWith(...quiet(TEN - MINUTE), total(0, 0, TEN - MINUTE));
    hour(board, (_, now) => [...quiet(now), total(0, 0, now)], 30);
    const before = inside(board);
    const at = TEN + 31 * MINUTE;
    take(board, total(3, 0, at), at);
    for (let minute = 31; minute <= 33; minute += 1) tick(board, TEN + minute * MINUTE);
    expect(inside(board) - before).toBeGreaterThan(2);

    const right = boardWith(total(0, 0, TEN - MINUTE));
    const blind = boardWith(total(0, 0, TEN - MINUTE));
    const guests = (minute: number, now: number) =>
      [1, 2, 3].map((n) => presence(`desk-${n}`, minute % 40 >= 10, now));
    const seen = (minute: number) => 3 * Math.ceil((minute + 30) / 40);
    const left = (minute: number) => 3 * Math.floor(minute / 40);
    hour(right, (m, now) => [...guests(m, now), total(seen(m), left(m), now)], 400);
    hour(blind, (m, now) => [...guests(m, now), total(Math.round(seen(m) / 2), left(m), now)], 400);
    const missed = (board: Board) => {
      const { estimate } = board.settled;
      return missesOf(estimate, estimate.doors['counter#1']!).in;
    };
    expect(missed(blind)).toBeGreaterThan(missed(right));
  });

  it('[OC71] learns nothing of a door from a cold start, nor from a count by hand', () => {
    const board = boardWith(total(0, 0, TEN - MINUTE));
    hour(board, (minute, now) => [
      ...quiet(now),
      total(0, 0, now),
      ...(minute === 10
        ? [
            {
              kind: 'corrections' as const,
              corrections: [{ id: 'k', at: now, until: now + 20 * MINUTE, people: 9 }],
            },
          ]
        : []),
    ]);
    const { estimate } = board.settled;
    const { in: missed } = missesOf(estimate, estimate.doors['counter#1']!);
    expect(missed).toBeLessThan(CROWD.miss + 0.03);
  });

  it('[OC71] believes no better of a door because no seat contradicts it', () => {
    const board = boardWith(total(0, 0, TEN - MINUTE));
    hour(board, (minute, now) => [total(2 * minute, 2 * minute, now)], 300);
    const { estimate } = board.settled;
    expect(missesOf(estimate, estimate.doors['counter#1']!).in).toBeCloseTo(CROWD.miss, 3);
  });

  it('[OC72] does not trust a door that is silent against its own habit', () => {
    const alive = boardWith(total(0, 0, TEN - MINUTE));
    // A busy door: somebody in and somebody out every two minutes, three inside.
    const busy = (minute: number, now: number) => [
      total(3 + Math.floor(minute / 2), Math.floor(minute / 2), now),
    ];
    hour(alive, busy, 120);
    const door = () => alive.settled.estimate.doors['counter#1']!;
    expect(isDead(door())).toBe(false);
    const sure = width(alive);
    const last = TEN + 120 * MINUTE;
    let minute = 0;
    while (!isDead(door()) && minute < 240) tick(alive, last + (minute += 1) * MINUTE);
    expect(minute).toBeGreaterThan(5);
    expect(minute).toBeLessThan(120);
    for (let more = 1; more < 60; more += 1) tick(alive, last + (minute + more) * MINUTE);
    expect(width(alive)).toBeGreaterThan(sure);
    const now = last + (minute + 59) * MINUTE;
    expect(disagreements(alive, now, POLICY).map(({ code }) => code)).toContain('doorSilent');

    // A door that has never spoken hides nobody: the seats alone tell.
    const none = hour(boardWith(), (_, now) => quiet(now), 30);
    expect(none.view!.people!.n).toBeLessThanOrEqual(LAYOUT.roster + 1);
    const full = [1, 2, 3].map((n) => ({ n, occupied: true }));
    const next = TEN + 31 * MINUTE;
    for (const { n, occupied } of full) take(none, presence(`desk-${n}`, occupied, next), next);
    for (let later = 31; later < 35; later += 1) {
      const at = TEN + later * MINUTE;
      for (const { n, occupied } of full) take(none, presence(`desk-${n}`, occupied, at), at);
      tick(none, at);
    }
    expect(none.view!.people!.n).toBeGreaterThanOrEqual(3);
  });

  it('[OC73] empties by itself at night, and learns the imbalance of whole days', () => {
    const board = boardWith(total(0, 0, TEN - MINUTE));
    hour(board, (minute, now) => [total(Math.min(40, minute), Math.min(30, minute), now)], 60);
    expect(inside(board)).toBeGreaterThan(5);
    const closed = TEN + 60 * MINUTE;
    const shut = {
      ...OPEN,
      open: false,
      since: closed,
      closesAt: null,
      opensAt: closed + 15 * 60 * MINUTE,
    };
    take(board, { kind: 'opening', opening: shut }, closed);
    tick(board, closed + MINUTE);
    expect(inside(board)).toBeGreaterThan(4); // not by a stroke
    for (let minute = 2; minute < 180; minute += 1) tick(board, closed + minute * MINUTE);
    expect(inside(board)).toBeLessThan(0.5);
    const { past } = board.settled.estimate.doors['counter#1']!;
    expect(past).toEqual({ in: 0, out: 0 });
    take(
      board,
      { kind: 'opening', opening: { ...OPEN, date: '2026-11-25' } },
      closed + 900 * MINUTE,
    );
    tick(board, closed + 902 * MINUTE);
    expect(board.settled.estimate.doors['counter#1']!.past).toEqual({ in: 40, out: 30 });
  });

  it('[OC74] spends the word of the seats slowly, and counts seats that nobody senses', () => {
    const sensed = hour(boardWith(), (_, now) => quiet(now), 40);
    const dark = hour(boardWith(), () => [], 40);
    expect(dark.view!.people).toBeNull();
    expect(inside(dark)).toBeGreaterThan(inside(sensed) + 1);
    const counted = (minutes: number) =>
      inside(
        hour(
          boardWith(total(0, 0, TEN - MINUTE)),
          (_, now) => [...quiet(now), total(0, 0, now)],
          minutes,
        ),
      );
    expect(counted(4)).toBeGreaterThan(counted(12) + 0.3);
    expect(counted(7)).toBeGreaterThan(counted(50) + 0.1);
  });

  it('[OC75] gives Wi-Fi no weight before it has shown that it follows people, and little after', () => {
    const board = hour(boardWith(), (_, now) => [...quiet(now), wifi(90, now)], 60);
    const plain = hour(boardWith(), (_, now) => quiet(now), 60);
    expect(board.view!.people).toEqual(plain.view!.people);
    expect(board.view!.seats).toEqual(plain.view!.seats);
    const noise = (minute: number) => (minute * 7919) % 40;
    const wild = hour(boardWith(), (m, now) => [...quiet(now), wifi(noise(m), now)], 600);
    const line = lineOf(wild.settled.estimate.radios['ap-1']!, 1);
    expect(line.correlation).not.toBeNull();
    expect(line.correlation!).toBeLessThan(0.3);
  });

  it('[OC76] zones are the sum of their seats, and fit the head count', () => {
    const board = hour(
      boardWith(total(0, 0, TEN - MINUTE)),
      (_, now) => [
        presence('desk-1', true, now),
        presence('desk-2', true, now),
        presence('desk-3', false, now),
        ...[1, 2].map((part) => presence('room', part === 1, now, part)),
        total(3, 0, now),
      ],
      30,
    );
    const { zones, seats, people } = board.view!;
    expect(zones['open']).toMatchObject({ n: 2 });
    expect(zones['meeting']).toMatchObject({ n: 1 });
    expect(zones['open']!.hi).toBeLessThanOrEqual(3); // A04 has no sensor
    expect(zones['meeting']!.hi).toBeLessThanOrEqual(2);
    const sum = Object.values(seats).reduce((total, { p }) => total + p, 0);
    expect(sum).toBeLessThanOrEqual(people!.hi);
    expect(Math.abs(sum - 3)).toBeLessThan(0.5);
  });

  it('[OC76] seats that nobody senses fit it too', () => {
    const seatsWith = (people: number) => {
      const board = boardWith(total(0, 0, TEN - MINUTE));
      hour(board, (minute, now) => [total(Math.min(people, minute), 0, now)], 40);
      return Object.values(board.view!.seats).reduce((sum, { p }) => sum + p, 0);
    };
    expect(seatsWith(4)).toBeGreaterThan(seatsWith(0) + 1);
    expect(seatsWith(0)).toBeLessThan(1);
  });

  it('[OC77] is the median in its 90 % interval, and nothing when nothing can tell', () => {
    expect(tick(emptyBoard(LAYOUT, TEN), TEN).view!.people).toBeNull();
    const board = hour(boardWith(), (_, now) => quiet(now), 10);
    const { n, lo, hi } = board.view!.people!;
    expect(lo <= n && n <= hi).toBe(true);
    // Certain of a count by hand, the interval closes on it.
    const now = TEN + 10 * MINUTE;
    const corrections = [{ id: 'k', at: now, until: now + 60 * MINUTE, people: 4 }];
    take(board, { kind: 'corrections', corrections }, now);
    const after = board.view!.people!;
    expect(after.n).toBe(4);
    expect(after.hi - after.lo).toBeLessThan(hi - lo + 1);
    expect(after.lo).toBeGreaterThanOrEqual(3);
  });
});
