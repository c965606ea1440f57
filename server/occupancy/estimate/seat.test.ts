import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardWith, MINUTE, OPEN, presence, take, TEN, tick } from '../../testing/board.ts';
import type { Board } from '../board.ts';
import type { Evidence, Instant } from '../evidence.ts';
import { SEAT } from './constants.ts';
import { stayOf } from './context.ts';
import { emptySeat, keeping, pass, sitting, stuck, tilt, weigh, type SeatContext } from './seat.ts';

const context: SeatContext = {
  use: 'free',
  sensing: 'contact',
  share: 0.3,
  returns: 0.5,
  absence: 12,
  stay: 20,
  going: 0,
};
/** Minutes of a seat, one after the other; the sensor says `value`, or nothing. */
function minutes(count: number, value: boolean | null, from = emptySeat(), more = context) {
  let belief = from;
  for (let n = 0; n < count; n += 1) {
    belief = pass(belief, more, 1);
    if (value !== null) belief = weigh(belief, value, 0.01);
  }
  return belief;
}

const booked = (checkedIn: boolean, startAt = TEN): Evidence => ({
  kind: 'bookings',
  bookings: [{ id: 'b1', space: 'A01', startAt, endAt: startAt + 120 * MINUTE }],
  checkIns: checkedIn ? [{ id: 'c1', space: 'A01', booking: 'b1', inAt: startAt }] : [],
});

/** The sensor of A01 repeats itself every half minute, as a real one does. */
function say(board: Board, occupied: boolean, from: Instant, until: Instant): Board {
  for (let at = from; at < until; at += MINUTE / 2) {
    take(board, presence('desk-1', occupied, at), at);
    tick(board, at);
  }
  return board;
}
const seatOf = (board: Board) => board.view!.seats['A01']!;

describe('a seat', () => {
  it('[OC60] keeps chances that sum to 1, whatever is heard', () => {
    const step = fc.record({
      dt: fc.double({ min: 0, max: 1, noNaN: true }),
      use: fc.constantFrom(
        'closed',
        'free',
        'booked',
        'late',
        'received',
        'arriving',
        'unseen',
        'left',
        'ended',
      ),
      sensing: fc.constantFrom('contact', 'motion'),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      returns: fc.double({ min: 0, max: 0.97, noNaN: true }),
      absence: fc.double({ min: 2, max: 90, noNaN: true }),
      stay: fc.double({ min: 4, max: 150, noNaN: true }),
      going: fc.double({ min: 0, max: 0.1, noNaN: true }),
      word: fc.option(fc.boolean()),
      seen: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let belief = emptySeat();
        for (const { dt, word, seen, ...about } of steps) {
          belief = pass(belief, about, dt);
          if (word !== null) belief = weigh(belief, word, 0.004);
          if (seen !== null) belief = tilt(belief, seen ? [0.02, 1, 0.02] : [1, 0.02, 0.02]);
          for (const chance of belief) expect(chance).toBeGreaterThanOrEqual(0);
          expect(belief.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('[OC61] follows a fresh word, and relaxes to what is usual without one', () => {
    const sat = minutes(10, true);
    expect(sitting(sat)).toBeGreaterThan(0.9);
    const later = minutes(12 * 60, null, sat);
    expect(sitting(later)).toBeLessThan(0.5);
    expect(sitting(later)).toBeGreaterThan(0.2);
    expect(sitting(minutes(12 * 60, null, minutes(30, false)))).toBeCloseTo(sitting(later), 2);
  });

  it('[OC62] believes a sensor stuck that says the impossible for long, until it moves again', () => {
    const closed: SeatContext = { ...context, use: 'closed', share: null };
    const night = minutes(13 * 60, true, minutes(60, true), closed);
    expect(stuck(night)).toBeGreaterThan(0.85);
    expect(sitting(night)).toBeLessThan(0.05);
    const well = minutes(3, false, minutes(3, true, minutes(3, false, night)));
    expect(stuck(well)).toBeLessThan(0.5);
  });

  it('[OC68] doubts a sensor that for hours sees somebody whom reception does not know', () => {
    const received: SeatContext = { ...context, use: 'received', share: null, stay: 45 };
    for (const hours of [2, 3]) {
      const known = minutes(hours * 60, true, emptySeat(), received);
      const unknown = minutes(hours * 60, true);
      expect(sitting(known)).toBeGreaterThan(0.9);
      expect(sitting(unknown)).toBeLessThan(sitting(minutes(10, true)));
      expect(sitting(unknown)).toBeLessThan(sitting(known) - 0.1);
    }
  });

  it('[OC68] believes them for as long as a guest where reception receives nobody', () => {
    const board = boardWith();
    const { estimate } = board.settled;
    expect(stayOf(estimate, 'free')).toBeCloseTo(SEAT.stay.free);
    for (let n = 0; n < 40; n += 1) {
      const from = TEN + n * 20 * MINUTE;
      say(board, true, from, from + 18 * MINUTE);
      say(board, false, from + 18 * MINUTE, from + 20 * MINUTE);
    }
    const { known, unknown } = estimate.learned.sittings;
    expect(unknown).toBeGreaterThan(20);
    expect(known).toBeLessThan(40);
    expect(stayOf(estimate, 'free')).toBeGreaterThan(SEAT.stay.usual * 0.8);
  });

  it('[OC64] lets nobody sit down when it is closed', () => {
    const closed: SeatContext = { ...context, use: 'closed', share: null };
    expect(sitting(minutes(600, null, emptySeat(), closed))).toBeLessThan(0.05);
    const left = minutes(60, null, minutes(30, true), closed);
    expect(sitting(left) + keeping(left)).toBeLessThan(0.05);
  });
});

describe('guests', () => {
  it('[OC28] who sat and left is away while likely to come back, then the seat is free', () => {
    const NOON = TEN + 120 * MINUTE;
    const board = boardWith();
    // Guests without a check-in who came back each time: the next one is expected back too.
    board.settled.estimate.learned.returns.unknown = { rose: 20, back: 17 };
    say(board, true, TEN, TEN + 40 * MINUTE);
    say(board, false, TEN + 40 * MINUTE, TEN + 42 * MINUTE);
    expect(board.spaces['A01']).toMatchObject({
      status: 'away',
      reason: { code: 'leftForNow', at: TEN + 40 * MINUTE, until: null },
    });
    say(board, false, TEN + 42 * MINUTE, NOON);
    expect(board.spaces['A01']?.status).toBe('free');
    say(board, true, NOON, NOON + 5 * MINUTE);
    say(board, false, NOON + 5 * MINUTE, NOON + 6 * MINUTE);
    expect(board.spaces['A01']?.status).toBe('free');
  });

  it('[OC23] of a booking that was seen to be used keep their seat until its end', () => {
    const board = say(boardWith(booked(false)), true, TEN, TEN + 40 * MINUTE);
    say(board, false, TEN + 40 * MINUTE, TEN + 90 * MINUTE);
    expect(board.spaces['A01']).toMatchObject({ status: 'away', until: TEN + 120 * MINUTE });
    const missing = say(boardWith(booked(false)), false, TEN, TEN + 90 * MINUTE);
    expect(missing.spaces['A01']?.status).toBe('held');
  });

  it('[OC63] are expected back as often, and after as long, as guests like them were', () => {
    const often = boardWith();
    const never = boardWith();
    let at = TEN;
    for (let round = 0; round < 6; round += 1) {
      for (const board of [often, never]) say(board, true, at, at + 15 * MINUTE);
      say(often, false, at + 15 * MINUTE, at + 20 * MINUTE);
      say(never, false, at + 15 * MINUTE, at + 20 * MINUTE);
      say(never, false, at + 20 * MINUTE, at + 115 * MINUTE);
      say(often, true, at + 20 * MINUTE, at + 30 * MINUTE);
      say(often, false, at + 30 * MINUTE, at + 35 * MINUTE);
      say(often, true, at + 35 * MINUTE, at + 115 * MINUTE);
      at += 115 * MINUTE;
    }
    const of = (board: Board) => {
      const { rose, back } = board.settled.estimate.learned.returns.unknown;
      return back / rose;
    };
    expect(of(often)).toBeGreaterThan(of(boardWith()) + 0.1);
    expect(of(never)).toBeLessThan(of(boardWith()) - 0.1);
    const { usual } = often.settled.estimate.learned.absences;
    expect(usual.minutes / usual.times).toBeLessThan(10);
  });

  it('[OC65] have come when reception says so, or after 4 minutes on the seat', () => {
    const waiting = (board: Board) => board.view!.notArrived.map(({ space }) => space);
    const missing = say(boardWith(booked(false)), false, TEN, TEN + 30 * MINUTE);
    expect(waiting(missing)).toEqual(['A01']);
    const early = missing.view!.notArrived[0]!.chance;
    say(missing, false, TEN + 30 * MINUTE, TEN + 45 * MINUTE);
    expect(missing.view!.notArrived[0]!.chance).toBeGreaterThan(early);
    expect(waiting(say(boardWith(booked(true)), false, TEN, TEN + 30 * MINUTE))).toEqual([]);
    expect(waiting(say(boardWith(booked(false)), true, TEN, TEN + 30 * MINUTE))).toEqual([]);
    const brief = say(boardWith(booked(false)), true, TEN, TEN + 2 * MINUTE);
    expect(waiting(say(brief, false, TEN + 2 * MINUTE, TEN + 30 * MINUTE))).toEqual(['A01']);
  });

  it('[OC29] a stuck sensor makes its seat doubtful, and is believed again', () => {
    const board = boardWith();
    take(board, { kind: 'opening', opening: { ...OPEN, open: false, closesAt: null } });
    say(board, true, TEN, TEN + 13 * 60 * MINUTE);
    const morning = TEN + 13 * 60 * MINUTE;
    take(board, { kind: 'opening', opening: { ...OPEN, since: morning, closesAt: null } }, morning);
    say(board, true, morning, morning + 5 * MINUTE);
    expect(board.spaces['A01']).toMatchObject({
      status: 'unknown',
      reason: { code: 'doubtful', since: board.settled.estimate.seats['A01']!.stuckSince },
      confidence: 0,
    });
    for (let n = 0; n < 4; n += 1) {
      const at = morning + (5 + 2 * n) * MINUTE;
      say(board, n % 2 === 1, at, at + 2 * MINUTE);
    }
    expect(board.spaces['A01']?.status).toBe('occupied');
    expect(seatOf(board).p).toBeGreaterThan(0.5);
  });
});
