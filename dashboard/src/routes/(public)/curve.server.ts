import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { DesksForecast, PublicForecast } from '$contract/forecast.ts';
import type { Trend } from '$lib/messages/public/words.ts';

/** A moment of the curve: seats that were free, or are expected to be. */
interface Point {
  /** Milliseconds since the epoch. */
  at: number;
  free: number;
  lo: number;
  hi: number;
}

/** A point that a label is about. */
export interface Labelled {
  at: string;
  free: number;
  x: number;
  y: number;
}

/** The free desks of a day as a drawing of 343 × 204 units; one unit is one pixel of a phone. */
export interface Curve {
  capacity: number;
  trend: Trend;
  past: string;
  pastArea: string;
  ahead: string;
  band: string;
  now: Labelled | null;
  least: Labelled | null;
  /** How high the curve and its range reach at each point, from left to right. */
  outline: { x: number; top: number; bottom: number }[];
  hours: { at: string; x: number }[];
  seats: { n: number; y: number }[];
  rows: { at: string; free: number; range: [lo: number, hi: number] | null }[];
}

export const SIZE = { width: 343, height: 204, left: 6, right: 298, top: 30, bottom: 176 };
const HOUR = 3_600_000;
/** A past of so much is enough: doors that never close have no morning. */
const BACK = 9 * HOUR;

interface Given {
  desks: DesksForecast;
  hours: NonNullable<PublicForecast['hours']>;
  /** Desks that are free now; null: not all are known. */
  free: number | null;
  now: number;
  /** At most so many free desks are few. */
  few: number;
}

const exact = (at: number, free: number): Point => ({ at, free, lo: free, hi: free });

/** Today's curve; null before the doors open, and where nothing is known of the day. */
export function curveOf({ desks, hours, free, now, few }: Given): Curve | null {
  const [opensAt, closesAt] = [Date.parse(hours.opensAt), Date.parse(hours.closesAt)];
  if (now < opensAt || now >= closesAt) return null;
  const from = Math.max(opensAt, now - BACK);
  const earlier = desks.past.map(({ at, free }) => exact(Date.parse(at), free));
  const present = free === null ? [] : [exact(now, free)];
  const past = [...earlier.filter(({ at }) => from <= at && at < now), ...present];
  const ahead: Point[] = desks.ahead
    .map(({ at, ...rest }) => ({ ...rest, at: Date.parse(at) }))
    .filter(({ at }) => at > now);
  if (past.length + ahead.length < 2) return null;
  const to = Math.min(closesAt, Math.max(now + HOUR, (ahead.at(-1)?.at ?? 0) + HOUR / 2));

  const x = scaleLinear([from, to], [SIZE.left, SIZE.right]);
  const y = scaleLinear([0, desks.capacity], [SIZE.bottom, SIZE.top]);
  const draw = line<Point>(
    ({ at }) => round(x(at)),
    ({ free }) => round(y(free)),
  );
  const fill = area<Point>()
    .x(({ at }) => round(x(at)))
    .y0(({ lo }) => round(y(lo)))
    .y1(({ hi }) => round(y(hi)));
  const joined = [...past.slice(-1), ...ahead];
  const label = ({ at, free }: Point): Labelled => ({
    ...{ at: new Date(at).toISOString(), free, x: round(x(at)), y: round(y(free)) },
  });
  const lowest = ahead.reduce<Point | null>(
    (a, b) => (a === null || b.free < a.free ? b : a),
    null,
  );
  const falls = lowest !== null && (free === null || lowest.free < free);
  return {
    capacity: desks.capacity,
    trend: trendOf(free, ahead, few),
    past: draw(past) ?? '',
    pastArea: fill(past.map((point) => ({ ...point, lo: 0 }))) ?? '',
    ahead: ahead.length > 0 ? (draw(joined) ?? '') : '',
    band: ahead.length > 0 ? (fill(joined) ?? '') : '',
    now: free === null ? null : label(exact(now, free)),
    least: falls ? label(lowest) : null,
    outline: [...past, ...ahead].map(({ at, lo, hi }) => ({
      ...{ x: round(x(at)), top: round(y(hi)), bottom: round(y(lo)) },
    })),
    hours: hoursOf(from, to).map((at) => ({ at: new Date(at).toISOString(), x: round(x(at)) })),
    seats: ticks(desks.capacity).map((n) => ({ n, y: round(y(n)) })),
    rows: rowsOf(past, ahead),
  };
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Full hours of the table and the axis. */
const isFull = (at: number): boolean => at % HOUR === 0;

const rowsOf = (past: Point[], ahead: Point[]): Curve['rows'] => [
  ...past.filter(({ at }) => isFull(at)).map((p) => ({ ...row(p), range: null })),
  ...ahead
    .filter(({ at }) => isFull(at))
    .map((p) => ({ ...row(p), range: [p.lo, p.hi] as [number, number] })),
];
const row = ({ at, free }: Point) => ({ at: new Date(at).toISOString(), free });

/** At most five hours, evenly apart. */
function hoursOf(from: number, to: number): number[] {
  const first = Math.ceil(from / HOUR);
  const last = Math.floor(to / HOUR);
  const step = Math.max(1, Math.ceil((last - first + 1) / 5));
  return Array.from(
    { length: Math.ceil((last - first + 1) / step) },
    (_, n) => (first + n * step) * HOUR,
  );
}

/** None, thirds or halves in tens, and all. */
function ticks(capacity: number): number[] {
  const step = capacity > 12 ? 10 : capacity > 6 ? 5 : 1;
  const inner = Array.from({ length: Math.ceil(capacity / step) }, (_, n) => n * step);
  return [...inner.filter((n) => capacity - n > step / 3), capacity];
}

/** What the hours ahead bring, in one word and the time at which it begins. */
export function trendOf(
  free: number | null,
  ahead: readonly { at: number; free: number }[],
  few: number,
): Trend {
  const time = (each: { at: number } | undefined) => new Date(each?.at ?? 0).toISOString();
  const last = free ?? ahead[0]?.free;
  if (last === undefined || ahead.length === 0) return { is: 'unknown' };
  const [none, scarce, enough] = [
    ahead.find((each) => each.free === 0),
    ahead.find((each) => each.free <= few),
    ahead.find((each) => each.free > few),
  ];
  if (last > few) {
    if (scarce === undefined) return { is: 'calm' };
    return { is: scarce.free === 0 ? 'full' : 'fewer', at: time(scarce) };
  }
  if (last > 0 && none !== undefined && (enough === undefined || none.at < enough.at)) {
    return { is: 'full', at: time(none) };
  }
  return enough === undefined ? { is: 'scarce' } : { is: 'more', at: time(enough) };
}
