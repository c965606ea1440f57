import { readdirSync, readFileSync } from 'node:fs';
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
} from '../testing/board.ts';
import { emptyBoard } from './board.ts';
import type { Evidence } from './evidence.ts';
import { POLICY } from './layout.ts';

const SECOND = 1000;
const booking = (space: string, from: number, to: number): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space, startAt: from, endAt: to }],
  checkIns: [],
});
const received = (space: string, from: number, to: number, inAt: number): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space, startAt: from, endAt: to }],
  checkIns: [{ id: 'c1', space, booking: 'b1', inAt }],
});
const available = (device: string, online: boolean, at: number): Evidence => ({
  kind: 'availability',
  device,
  online,
  at,
});
const fault = (code: string, active: boolean, at: number): Evidence => ({
  kind: 'fault',
  device: 'desk-1',
  code,
  active,
  at,
});

/** Live evidence of a few minutes, in order of time. */
const stream = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 90 * SECOND }),
      what: fc.oneof(
        fc.record({
          device: fc.constantFrom('desk-1', 'desk-2', 'desk-3'),
          occupied: fc.constantFrom(true, false, null),
        }),
        fc.record({ device: fc.constant('counter'), step: fc.integer({ min: 0, max: 3 }) }),
        fc.record({ device: fc.constantFrom('desk-1', 'bridge'), online: fc.boolean() }),
        fc.record({ device: fc.constant('desk-3'), percent: fc.integer({ min: 0, max: 100 }) }),
      ),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = TEN;
    let entered = 5;
    return steps.map(({ gap, what }): Evidence => {
      at += gap;
      if ('step' in what) return total((entered += what.step), 2, at);
      if ('online' in what) return available(what.device, what.online, at);
      if ('percent' in what)
        return { kind: 'battery', device: what.device, percent: what.percent, at };
      return presence(what.device, what.occupied, at);
    });
  });

const timeOf = (evidence: Evidence) => ('at' in evidence ? evidence.at : 0);
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

describe('status', () => {
  it('[OC20] out of service comes first', () => {
    expect(boardWith().spaces.A04?.status).toBe('outOfService');
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

it('every rule of SPEC.md has a test, and no test cites an unknown rule', () => {
  const rules = [
    ...readFileSync('server/occupancy/SPEC.md', 'utf8').matchAll(/\*\*(OC\d+)\*\*/g),
  ].map((match) => match[1]);
  const cited = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(`server/${file}`, 'utf8').matchAll(/it\('\[(OC\d+)\]/g)])
    .map((match) => match[1]);
  expect([...new Set(cited)].sort()).toEqual([...new Set(rules)].sort());
});
