import type { Instant, PassageEvidence } from './evidence.ts';
import { POLICY } from './layout.ts';

/** What one counting line has counted. Plain data; totals are extended over wraps. */
export interface Counter {
  /** Run of the device's own totals: its boot id, or r0, r1 … */
  epoch: string;
  startedAt: Instant | null;
  baseIn: number;
  baseOut: number;
  highIn: number;
  highOut: number;
  /** Event time of the newest total that was believed. */
  at: Instant | null;
  /** All crossings so far, over every epoch. */
  in: number;
  out: number;
  resets: number;
  /** Reports that were not plausible, and are not counted (OC42). */
  quarantined: number;
  suspect: { in: number; out: number; at: Instant } | null;
  /** Keys of the newest periods and events, against a second count (OC44). */
  keys: string[];
}

export const emptyCounter = (): Counter => ({
  epoch: 'r0',
  startedAt: null,
  baseIn: 0,
  baseOut: 0,
  highIn: 0,
  highOut: 0,
  at: null,
  in: 0,
  out: 0,
  resets: 0,
  quarantined: 0,
  suspect: null,
  keys: [],
});

/** Crossings that one line can see in a time: 2 a second, and a group of 20 at once. */
const plausible = (from: Instant, to: Instant): number => 20 + (2 * Math.max(0, to - from)) / 1000;
const KEYS = 256;

/** What a report did: counted, nothing new, or refused as not plausible. */
export type CounterVerdict = 'counted' | 'nothing' | 'quarantined';

/** Takes one report into `counter`. Rules OC40 to OC44. */
export function count(counter: Counter, report: PassageEvidence): CounterVerdict {
  if (report.historical === true) return 'nothing';
  return report.mode === 'total' ? countTotal(counter, report) : countStep(counter, report);
}

function countStep(counter: Counter, report: PassageEvidence): CounterVerdict {
  if (counter.at !== null && counter.startedAt !== null) return 'nothing'; // OC43
  if (counter.keys.includes(report.key)) return 'nothing';
  counter.keys = [...counter.keys, report.key].slice(-KEYS);
  counter.in += report.in;
  counter.out += report.out;
  return 'counted';
}

function countTotal(counter: Counter, report: PassageEvidence): CounterVerdict {
  const { at, width } = report;
  if (counter.at === null || counter.startedAt === null) {
    begin(counter, report.epoch ?? counter.epoch, 0, 0, report);
    return 'counted';
  }
  if (at < counter.at) return extendBack(counter, report);
  const fresh = report.epoch !== undefined && report.epoch !== counter.epoch;
  const stepIn = step(counter.highIn, report.in, width);
  const stepOut = step(counter.highOut, report.out, width);
  const reset = fresh || stepIn === null || stepOut === null;
  if (reset && at === counter.at) return 'nothing'; // of two totals of one instant the higher stands
  const moreIn = reset ? report.in : stepIn;
  const moreOut = reset ? report.out : stepOut;
  const limit = plausible(counter.at, at);
  if (moreIn > limit || moreOut > limit) return quarantine(counter, report);
  counter.suspect = null;
  if (reset) {
    counter.resets += 1;
    counter.in += moreIn;
    counter.out += moreOut;
    begin(counter, report.epoch ?? `r${counter.resets}`, moreIn, moreOut, report);
    return 'counted';
  }
  const changed = moreIn > 0 || moreOut > 0;
  counter.highIn += moreIn;
  counter.highOut += moreOut;
  counter.in += moreIn;
  counter.out += moreOut;
  counter.at = at;
  return changed ? 'counted' : 'nothing';
}

/** Late, or a copy: superseded, but for a first total that another one overtook (OC2). */
function extendBack(counter: Counter, report: PassageEvidence): CounterVerdict {
  const { startedAt } = counter;
  if (startedAt === null || counter.resets > 0 || report.at >= startedAt) return 'nothing';
  const moreIn = counter.baseIn - report.in;
  const moreOut = counter.baseOut - report.out;
  const limit = plausible(report.at, startedAt);
  if (report.at < startedAt - POLICY.reorder || moreIn < 0 || moreOut < 0) return 'nothing';
  if (moreIn > limit || moreOut > limit) return 'nothing';
  counter.in += moreIn;
  counter.out += moreOut;
  counter.baseIn = report.in;
  counter.baseOut = report.out;
  counter.startedAt = report.at;
  return moreIn > 0 || moreOut > 0 ? 'counted' : 'nothing';
}

/** Growth from an extended mark to a raw total; null when it fell without wrapping (OC41). */
function step(high: number, total: number, width: 16 | 32 | undefined): number | null {
  const size = width === undefined ? Infinity : 2 ** width;
  const old = width === undefined ? high : high % size;
  if (total >= old) return total - old;
  return old > 0.9 * size && total < 0.1 * size ? total + size - old : null;
}

/** A jump is held until the next total sides with it, or with the mark (OC42). */
function quarantine(counter: Counter, report: PassageEvidence): CounterVerdict {
  const held = counter.suspect;
  counter.quarantined += 1;
  const agrees =
    held !== null &&
    report.in >= held.in &&
    report.out >= held.out &&
    report.in - held.in <= plausible(held.at, report.at) &&
    report.out - held.out <= plausible(held.at, report.at);
  if (held !== null && agrees) {
    counter.in += report.in - held.in;
    counter.out += report.out - held.out;
    counter.resets += 1;
    begin(counter, report.epoch ?? `r${counter.resets}`, 0, 0, report);
    counter.suspect = null;
    return 'counted';
  }
  counter.suspect = { in: report.in, out: report.out, at: report.at };
  return 'quarantined';
}

function begin(
  counter: Counter,
  epoch: string,
  countedIn: number,
  countedOut: number,
  report: PassageEvidence,
): void {
  counter.epoch = epoch;
  counter.startedAt = report.at;
  counter.baseIn = report.in - countedIn;
  counter.baseOut = report.out - countedOut;
  counter.highIn = report.in;
  counter.highOut = report.out;
  counter.at = report.at;
}
