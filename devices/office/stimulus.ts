import type { Motion } from './events.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { HOUR, MINUTE, SECOND, type Seat } from './venue.ts';

/** Half-open, epoch ms. */
export type Interval = [from: number, to: number];

/** When somebody sat on each seat, and when a bag lay there. */
export function seatUse(motions: readonly Motion[]) {
  const people = new Map<string, Interval[]>();
  const bags = new Map<string, Interval[]>();
  const open = new Map<string, number>();
  for (const motion of motions) {
    if (motion.kind !== 'sit' && motion.kind !== 'rise' && motion.kind !== 'bag') continue;
    const begins = motion.kind === 'sit' || (motion.kind === 'bag' && motion.on);
    const key = `${motion.kind === 'bag' ? 'bag' : 'person'} ${motion.seat}`;
    if (begins) {
      open.set(key, motion.t);
      continue;
    }
    const from = open.get(key);
    if (from === undefined) continue;
    const list = motion.kind === 'bag' ? bags : people;
    list.set(motion.seat, [...(list.get(motion.seat) ?? []), [from, motion.t]]);
    open.delete(key);
  }
  return { people, bags };
}

/** Overlapping and touching intervals joined, in order. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) joined.push([from, to]);
  }
  return joined;
}

/** What is left of one interval outside the holes. */
export function without(whole: Interval, holes: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let from = whole[0];
  for (const [a, b] of union(holes)) {
    if (a > from) rest.push([from, Math.min(a, whole[1])]);
    from = Math.max(from, b);
    if (from >= whole[1]) return rest;
  }
  rest.push([from, whole[1]]);
  return rest;
}

/**
 * When a sound sensor says "occupied": late in both directions, blind to some sittings, with
 * lapses while somebody sits still; a pad believes bags, a radar sometimes sees the neighbour.
 */
export function sensed(
  rng: Random,
  par: Parameters,
  seat: Seat,
  people: readonly Interval[],
  bags: readonly Interval[],
  neighbours: readonly Interval[],
): Interval[] {
  const pad = seat.sensor === 'pressure';
  const onset = () => (pad ? rng.between(2, 18) : rng.between(1, 7)) * SECOND;
  const vacancy = () => (pad ? rng.between(15, 60) : rng.between(30, 150)) * SECOND;
  const lapseRate = pad ? par.dropOutPad : par.dropOutRadar;
  const seen: Interval[] = [];
  for (const [from, to] of people) {
    let start = from + onset();
    // A light person or a chair pushed back: unnoticed until they shift.
    if (rng.chance(par.seatMiss)) start = from + rng.exponential(30 * MINUTE);
    const holes: Interval[] = [];
    for (let t = start; ;) {
      t += rng.exponential(HOUR / lapseRate);
      if (t >= to) break;
      const end = t + Math.max(40 * SECOND, rng.exponential((pad ? 8 : 4) * MINUTE));
      holes.push([t, end]);
      t = end;
    }
    const last = to + vacancy();
    if (start < to) seen.push(...without([start, last], holes));
  }
  if (pad) {
    for (const [from, to] of bags)
      if (rng.chance(0.85)) seen.push([from + onset(), to + vacancy()]);
  } else {
    for (const [from, to] of neighbours) {
      if (!rng.chance(par.crossTalk)) continue;
      const begin = rng.between(from, to);
      seen.push([begin, begin + Math.max(MINUTE, rng.exponential(5 * MINUTE))]);
    }
  }
  return union(seen.map(([a, b]): Interval => [Math.round(a), Math.round(b)]));
}

/** The same with the spells in which the sensor is stuck at one value. */
export function withStuck(
  intervals: readonly Interval[],
  stuck: readonly { value: 0 | 1; from: number; until: number }[],
): Interval[] {
  const spells = stuck.map(({ from, until }): Interval => [Math.round(from), Math.round(until)]);
  const sound = intervals.flatMap((interval) => without(interval, spells));
  const ones = stuck.filter((one) => one.value === 1);
  return union([
    ...sound,
    ...ones.map(({ from, until }): Interval => [Math.round(from), Math.round(until)]),
  ]);
}
