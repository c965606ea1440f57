import { random } from '../../devices/office/random.ts';
import { localTime, readCsv } from './csv.ts';
import { dayOf, isOpen } from './figures.ts';
import type { LogEvent, LogVenue, Method } from './method.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 1440 * MINUTE;

/** Knows the past days only; `correct` gives how many would still be inside at closing. */
export interface Learner {
  correct(inCount: number, outCount: number): number;
  learn(inCount: number, outCount: number): void;
}

/** Takes the counter at its word. */
export const believer: () => Learner = () => ({
  correct: (inCount, outCount) => inCount - outCount,
  learn: () => undefined,
});

/** The half-way rule of the estimator (occupancy.md 4.3): a share of all crossings, fading. */
export function imbalance(): Learner {
  const [prior, keep] = [300, 0.9];
  let [ins, outs] = [0, 0];
  return {
    correct(inCount, outCount) {
      const share = (ins - outs) / (prior + (ins + outs) / 2);
      return inCount - outCount - (share * (inCount + outCount)) / 2;
    },
    learn(inCount, outCount) {
      ins = keep * ins + inCount;
      outs = keep * outs + outCount;
    },
  };
}

interface Slot {
  t: number;
  ins: number;
  outs: number;
}

/** The clock of the place is taken for UTC: only its days matter. */
export function readCalit2(file: string): Slot[] {
  return readCsv(file, ['ts', 'in', 'out']).map((row) => ({
    t: localTime(row['ts'] ?? '', 0),
    ins: Number(row['in']),
    outs: Number(row['out']),
  }));
}

const isWeekday = (t: number) => ![0, 6].includes(new Date(t).getUTCDay());

/** Mean of |people inside at closing|, who are none in truth, over the weekdays. */
export function closingError(slots: readonly Slot[], learner: Learner): number {
  const days = new Map<number, { ins: number; outs: number }>();
  for (const { t, ins, outs } of slots) {
    const midnight = t - (t % DAY);
    const day = days.get(midnight) ?? { ins: 0, outs: 0 };
    days.set(midnight, { ins: day.ins + ins, outs: day.outs + outs });
  }
  const errors: number[] = [];
  for (const [midnight, { ins, outs }] of days) {
    if (isWeekday(midnight)) errors.push(Math.abs(learner.correct(ins, outs)));
    learner.learn(ins, outs);
  }
  return mean(errors);
}

/** The same counts as messages of a door, spread over their half hours, with a tick a minute. */
export function calit2Log(slots: readonly Slot[]): { venue: LogVenue; events: LogEvent[] } {
  const rng = random('calit2', 'moments');
  const counter = { seq: 0, totIn: 0, totOut: 0 };
  const events: LogEvent[] = [];
  for (const { t: start, ins, outs } of slots) {
    const within = (dir: 'in' | 'out', count: number) =>
      Array.from({ length: count }, () => ({ t: rng.between(start, start + HALF_HOUR), dir }));
    const crossings = [...within('in', ins), ...within('out', outs)].sort((a, b) => a.t - b.t);
    for (const { t, dir } of crossings) {
      counter.seq++;
      counter[dir === 'in' ? 'totIn' : 'totOut']++;
      events.push({ type: 'door', dev: 'door-1', rx: t, t, dir, ...counter });
    }
    for (let t = start; t < start + HALF_HOUR; t += MINUTE) events.push({ type: 'tick', rx: t });
  }
  events.sort((a, b) => a.rx - b.rx);
  const venue: LogVenue = {
    tz: '+00:00',
    open: '05:00',
    close: '23:59',
    capacity: 400,
    staff: 0,
    seats: [],
    door: ['door-1'],
    aps: [],
    heartbeatMin: 15,
    wifiPollSec: 60,
    days: [...new Set(slots.map(({ t }) => t - (t % DAY)))],
  };
  return { venue, events };
}

/** As `closingError`, for a method: what it says at the last tick of each weekday. */
export function closingErrorOf(slots: readonly Slot[], method: Method): number {
  const { venue, events } = calit2Log(slots);
  const closing = new Map<number, number>();
  for (const { t, n } of method.estimates(venue, events)) {
    if (isOpen(venue, t) && isWeekday(t)) closing.set(dayOf(venue, t), Math.abs(n));
  }
  return mean([...closing.values()]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
