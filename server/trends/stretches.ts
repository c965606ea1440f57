import type { Hours } from '../calendar/calendar.ts';

/** What a seat was as far as its use goes; `shut`: not there to be used. */
export type Use = 'free' | 'busy' | 'away' | 'unknown' | 'shut';

/** A status of a space from one instant until before another; null: it goes on. */
export interface Interval {
  space: string;
  status: string;
  from: number;
  to: number | null;
  /** Told by a sensor's late record. */
  corrected: boolean;
}

export interface Span {
  from: number;
  to: number;
}

export interface Stretch extends Span {
  use: Use;
}

const USES: Record<string, Use> = {
  free: 'free',
  held: 'free',
  occupied: 'busy',
  away: 'away',
  unknown: 'unknown',
  outOfService: 'shut',
  closed: 'shut',
};

/**
 * One space's opening hours as stretches without gap or overlap (TR1 to TR4).
 * @param intervals of the space, in order, without overlap
 * @param gaps times in which the server did not run
 */
export function stretchesOf(
  window: Hours,
  until: number,
  intervals: readonly Interval[],
  gaps: readonly Span[],
): Stretch[] {
  const end = Math.min(window.closesAt, until);
  const line: Stretch[] = [];
  let at = window.opensAt;
  const add = (to: number, use: Use) => {
    if (to <= at) return;
    const last = line.at(-1);
    if (last?.use === use) last.to = to;
    else line.push({ from: at, to, use });
    at = to;
  };
  for (const { status, from, to, corrected } of intervals) {
    const [begin, stop] = [Math.min(from, end), Math.min(to ?? end, end)];
    if (stop <= at) continue;
    add(begin, 'unknown');
    const use = USES[status] ?? 'unknown';
    for (const gap of corrected ? [] : gaps) {
      if (gap.to <= at || gap.from >= stop) continue;
      add(gap.from, use);
      add(Math.min(gap.to, stop), 'unknown');
    }
    add(stop, use);
  }
  add(end, 'unknown');
  return line;
}

export const isBusy = (use: Use): boolean => use === 'busy' || use === 'away';

/** A silence this short does not end a use (TR5). */
const SILENCE = 30 * 60_000;

/** The instants at which a use began (TR5). */
export function startsOf(line: readonly Stretch[]): number[] {
  return line.flatMap(({ from, use }, n) => {
    if (!isBusy(use)) return [];
    const before = line[n - 1];
    if (before === undefined) return [from];
    if (isBusy(before.use)) return [];
    const silent = before.use === 'unknown' && before.to - before.from <= SILENCE;
    const earlier = line[n - 2];
    return silent && earlier !== undefined && isBusy(earlier.use) ? [] : [from];
  });
}
