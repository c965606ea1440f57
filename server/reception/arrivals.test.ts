import { describe, expect, it } from 'vitest';
import { arrivals, type ArrivalFacts, type Witness } from './arrivals.ts';
import type { DayBooking, DayCheckIn } from './facts.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-24T09:00:00+09:00');
const at = (minutes: number) => NINE + minutes * MINUTE;
const person = { name: '村上 大輔', number: '204117', class: 'outside' };

const booking = (more: Partial<DayBooking> = {}): DayBooking => ({
  id: 'b1',
  space: 'A01',
  startAt: NINE,
  endAt: at(120),
  status: 'active',
  origin: 'web',
  class: 'outside',
  deadlineAt: at(30),
  warnedAt: null,
  endedAt: null,
  person,
  checkIns: [],
  ...more,
});
const checkIn = (more: Partial<DayCheckIn> = {}): DayCheckIn => ({
  id: 'c1',
  space: 'A01',
  inAt: at(2),
  outAt: null,
  person,
  lockers: [],
  ...more,
});
const list = (
  bookings: DayBooking[],
  now: number,
  witness: Witness = 'empty',
  checkIns: DayCheckIn[] = [],
) => {
  const facts: ArrivalFacts = {
    day: { bookings, checkIns },
    now,
    undoFor: MINUTE,
    early: 20 * MINUTE,
    witness: () => witness,
    space: (id) => ({ label: id, kind: 'open' }),
  };
  return arrivals(facts);
};
const states = (...of: Parameters<typeof list>) => list(...of).map(({ state }) => state);

describe('arrivals', () => {
  it('[RC1] sorts by time, then by seat', () => {
    const rows = [
      booking({ id: 'c', space: 'B01', startAt: at(60), endAt: at(90) }),
      booking({ id: 'b', space: 'A02' }),
      booking({ id: 'a', space: 'A01' }),
    ];
    expect(list(rows, at(-5)).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('[RC2] is expected before the start, late after it', () => {
    expect(states([booking()], at(-1))).toEqual(['expected']);
    expect(list([booking({ warnedAt: at(5) })], at(10))[0]).toMatchObject({
      state: 'late',
      deadlineAt: new Date(at(30)).toISOString(),
      warned: true,
    });
  });

  it('[RC3] asks to look where somebody sits without a check-in, also shortly before the start', () => {
    for (const now of [at(-15), at(10), at(40)]) {
      expect(list([booking()], now, 'occupied')[0]).toMatchObject({
        state: 'check',
        why: 'occupied',
      });
    }
    expect(states([booking()], at(-60), 'occupied')).toEqual(['expected']);
  });

  it('[RC4] asks to look after the deadline unless the seat is seen empty', () => {
    expect(states([booking()], at(31), 'empty')).toEqual(['late']);
    expect(list([booking()], at(31), 'unknown')[0]).toMatchObject({
      state: 'check',
      why: 'unknown',
    });
    expect(states([booking()], at(29), 'unknown')).toEqual(['late']);
    expect(states([booking({ deadlineAt: null })], at(100), 'unknown')).toEqual(['late']);
  });

  it('[RC5] is arrived also beyond the end, and left after check-out', () => {
    expect(list([booking({ checkIns: [checkIn()] })], at(130))[0]).toMatchObject({
      state: 'arrived',
      over: true,
      walkIn: false,
    });
    const moved = [checkIn({ outAt: at(20) }), checkIn({ id: 'c2', space: 'A05', inAt: at(20) })];
    expect(list([booking({ checkIns: moved })], at(30))[0]).toMatchObject({
      state: 'arrived',
      checkIn: 'c2',
      space: 'A05',
      inAt: new Date(at(2)).toISOString(),
    });
    expect(states([booking({ checkIns: [checkIn({ outAt: at(50) })] })], at(60))).toEqual(['left']);
  });

  it('[RC6] knows a walk-in with and without a booking', () => {
    const walkIn = booking({ origin: 'walkIn', checkIns: [checkIn()] });
    expect(list([walkIn], at(10))[0]).toMatchObject({ walkIn: true });
    expect(list([], at(10), 'empty', [checkIn()])[0]).toMatchObject({
      state: 'arrived',
      walkIn: true,
      key: 'c1',
      booking: null,
      endAt: null,
    });
  });

  it('[RC7] can be taken back for a while, then is a no-show', () => {
    const released = booking({ status: 'released', endedAt: at(30) });
    expect(states([released], at(30) + 59_000)).toEqual(['released']);
    expect(states([released], at(31))).toEqual(['noShow']);
    expect(states([booking({ deadlineAt: null })], at(120))).toEqual(['noShow']);
  });

  it('[RC8] leaves out what is no booking', () => {
    const gone = ['cancelled', 'tentative', 'lapsed'].map((status) => booking({ status }));
    expect(states(gone, at(10))).toEqual([]);
  });
});
