import type { Hours } from '../calendar/calendar.ts';
import { isBusy, startsOf, type Span, type Stretch } from './stretches.ts';

export const HOUR = 3_600_000;

/** The whole venue among the zones. */
export const WHOLE = '*';

/** What one space did in one hour; seconds. */
export interface Sums {
  openSeconds: number;
  unknownSeconds: number;
  busySeconds: number;
  awaySeconds: number;
  starts: number;
  peak: number;
}

export interface ZoneSums extends Sums {
  anySeconds: number;
  fullSeconds: number;
}

/** One space's opening hours of one day, gone through. */
export interface Line {
  space: string;
  zone: string;
  stretches: Stretch[];
}

/** The hours of the clock that a window touches: their begins. */
export function hoursIn({ opensAt, closesAt }: Hours, until: number): number[] {
  const hours: number[] = [];
  for (let at = Math.floor(opensAt / HOUR) * HOUR; at < Math.min(closesAt, until); at += HOUR) {
    hours.push(at);
  }
  return hours;
}

/** The part of a line that lies in a span. */
export const within = (line: readonly Stretch[], { from, to }: Span): Stretch[] =>
  line.flatMap((each) =>
    each.from < to && from < each.to
      ? [{ use: each.use, from: Math.max(each.from, from), to: Math.min(each.to, to) }]
      : [],
  );

/** The sums of one space in one hour. */
export function spaceHour({ stretches }: Line, hour: number): Sums {
  const span = { from: hour, to: hour + HOUR };
  const time = { open: 0, unknown: 0, busy: 0, away: 0 };
  for (const { use, from, to } of within(stretches, span)) {
    if (use === 'shut') continue;
    time.open += to - from;
    if (use === 'unknown') time.unknown += to - from;
    if (isBusy(use)) time.busy += to - from;
    if (use === 'away') time.away += to - from;
  }
  return {
    openSeconds: time.open / 1_000,
    unknownSeconds: time.unknown / 1_000,
    busySeconds: time.busy / 1_000,
    awaySeconds: time.away / 1_000,
    starts: startsOf(stretches).filter((at) => span.from <= at && at < span.to).length,
    peak: time.busy > 0 ? 1 : 0,
  };
}

/** The sums of several spaces together in one hour (TR6). */
export function zoneHour(lines: readonly Line[], hour: number): ZoneSums {
  const sums = lines.map((line) => spaceHour(line, hour));
  const { peak, any, full } = together(lines, { from: hour, to: hour + HOUR });
  const sum = (key: keyof Sums) => sums.reduce((total, each) => total + each[key], 0);
  return {
    openSeconds: sum('openSeconds'),
    unknownSeconds: sum('unknownSeconds'),
    busySeconds: sum('busySeconds'),
    awaySeconds: sum('awaySeconds'),
    starts: sum('starts'),
    peak,
    anySeconds: any / 1_000,
    fullSeconds: full / 1_000,
  };
}

/** How many seats were in use at once: the most, and for how long one at least, or all (ms). */
function together(lines: readonly Line[], span: Span) {
  const turns = lines
    .flatMap(({ stretches }) => within(stretches, span))
    .filter(({ use }) => use !== 'shut')
    .flatMap(({ use, from, to }) => {
      const busy = isBusy(use) ? 1 : 0;
      return [
        { at: from, busy, there: 1 },
        { at: to, busy: -busy, there: -1 },
      ];
    })
    .sort((a, b) => a.at - b.at);
  const found = { peak: 0, any: 0, full: 0 };
  let [busy, there, at] = [0, 0, span.from];
  for (const turn of turns) {
    if (turn.at > at) {
      found.peak = Math.max(found.peak, busy);
      if (busy > 0) found.any += turn.at - at;
      if (busy > 0 && busy === there) found.full += turn.at - at;
    }
    at = turn.at;
    busy += turn.busy;
    there += turn.there;
  }
  return found;
}
