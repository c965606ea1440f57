import type { Random } from '../../devices/office/random.ts';
import { instantOf } from '../calendar/calendar.ts';
import { windowOf, type DayFacts } from '../trends/day.ts';
import type { Sums, ZoneSums } from '../trends/rollup.ts';
import type { Interval } from '../trends/stretches.ts';

const SECOND = 1_000;
const HOUR = 3_600;
const SEATS = ['A01', 'A02', 'A03', 'P01', 'P02'].map((id) => ({
  id,
  zone: id.startsWith('A') ? 'open' : 'personal',
}));
const STATUSES = ['free', 'occupied', 'away', 'occupied', 'held', 'unknown', 'outOfService'];

/** A day on which anything may follow anything: holes, corrections, a standstill, odd hours. */
export function randomDay(rng: Random, date: string): DayFacts {
  const midnight = instantOf(date, '00:00');
  const second = (n: number) => midnight + Math.floor(n) * SECOND;
  const intervals: Interval[] = [];
  for (const { id } of SEATS) {
    let at = rng.between(0, 10 * HOUR);
    while (at < 19 * HOUR) {
      const end = at + 1 + rng.exponential(rng.pick([40, 600, 3_000]));
      const status = rng.pick(STATUSES);
      const corrected = rng.chance(0.1);
      const open = end > 19 * HOUR && rng.chance(0.5);
      const to = open ? null : second(end);
      if (to === null || to > second(at)) {
        intervals.push({ space: id, status, from: second(at), to, corrected });
      }
      if (open) break;
      at = rng.chance(0.05) ? end + rng.between(1, 900) : end;
    }
  }
  const still = rng.between(8, 17) * HOUR;
  return {
    date,
    until: second(rng.between(10, 24) * HOUR),
    seats: SEATS,
    exceptions: rng.chance(0.5)
      ? [{ date, zone: 'open', opensAt: '09:10', closesAt: '16:40', reason: '清掃' }]
      : [],
    intervals,
    gaps: rng.chance(0.6) ? [{ from: second(still), to: second(still + 1_800) }] : [],
    bookings: [],
    checkIns: [],
  };
}

type Was = 'nothing' | 'shut' | 'unknown' | 'free' | 'busy' | 'away';

/** The same day counted second by second, by a way that shares nothing with the roll-up. */
export function raw(facts: DayFacts) {
  const { date, until, seats, exceptions, intervals, gaps } = facts;
  const windows = new Map(seats.map(({ id, zone }) => [id, windowOf(id, zone, date, exceptions)]));
  const was = (seat: (typeof seats)[number], at: number): Was => {
    const window = windows.get(seat.id) ?? null;
    if (window === null || at < window.opensAt || at >= window.closesAt || at >= until) {
      return 'nothing';
    }
    const found = intervals.find(
      ({ space, from, to }) => space === seat.id && from <= at && at < (to ?? Infinity),
    );
    const still = gaps.some(({ from, to }) => from <= at && at < to);
    if (found === undefined || (still && !found.corrected)) return 'unknown';
    const { status } = found;
    if (status === 'occupied') return 'busy';
    if (status === 'free' || status === 'held') return 'free';
    return status === 'away' || status === 'unknown' ? status : 'shut';
  };
  const midnight = instantOf(date, '00:00');
  const lines = new Map(
    seats.map((seat) => [
      seat.id,
      Array.from({ length: 24 * HOUR }, (_, n) => was(seat, midnight + n * SECOND)),
    ]),
  );
  const busy = (use: Was | undefined) => use === 'busy' || use === 'away';
  const began = (line: readonly Was[], n: number): boolean => {
    if (!busy(line[n])) return false;
    let before = n - 1;
    while (line[before] === 'unknown' && n - before <= 1_801) before -= 1;
    return n - before > 1_801 ? true : !busy(line[before]);
  };
  const of = (ids: readonly string[], hour: number): ZoneSums => {
    const first = (hour - midnight) / SECOND;
    const sums: ZoneSums = {
      ...{ openSeconds: 0, unknownSeconds: 0, busySeconds: 0, awaySeconds: 0 },
      ...{ starts: 0, peak: 0, anySeconds: 0, fullSeconds: 0 },
    };
    for (let n = first; n < first + HOUR; n += 1) {
      let [there, used] = [0, 0];
      for (const id of ids) {
        const line = lines.get(id) ?? [];
        const use = line[n] ?? 'nothing';
        if (use === 'nothing' || use === 'shut') continue;
        there += 1;
        sums.openSeconds += 1;
        if (use === 'unknown') sums.unknownSeconds += 1;
        if (busy(use)) used += 1;
        if (use === 'away') sums.awaySeconds += 1;
        if (began(line, n)) sums.starts += 1;
      }
      sums.busySeconds += used;
      sums.peak = Math.max(sums.peak, used);
      if (used > 0) sums.anySeconds += 1;
      if (used > 0 && used === there) sums.fullSeconds += 1;
    }
    return sums;
  };
  return {
    space(id: string, hour: number): Sums {
      const { anySeconds: _any, fullSeconds: _full, ...sums } = of([id], hour);
      return sums;
    },
    zone: (zone: string, hour: number): ZoneSums =>
      of(
        seats.filter((seat) => zone === '*' || seat.zone === zone).map(({ id }) => id),
        hour,
      ),
  };
}
