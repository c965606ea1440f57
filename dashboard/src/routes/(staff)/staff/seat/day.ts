import type { Arrival } from '$contract/reception.ts';
import type { StaffSpaceDay } from '$contract/staff.ts';
import { clock } from '$lib/time.ts';

/** A stretch of the day, as shares of the axis, 0..1. */
export interface Bar {
  from: number;
  to: number;
  /** `9:15〜12:00` */
  text: string;
}
export interface Axis {
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
}

const HOUR = 3_600_000;

/** From an hour before the doors open to an hour after; the whole day where they never close. */
export function axisOf(midnight: number, opensAt: string | null, closesAt: string | null): Axis {
  if (opensAt === null || closesAt === null) return { from: midnight, to: midnight + 24 * HOUR };
  return { from: Date.parse(opensAt) - HOUR, to: Date.parse(closesAt) + HOUR };
}

/** Stretches of time on an axis; what lies outside is cut off. */
export const barsOf = (spans: readonly { from: number; to: number }[], axis: Axis): Bar[] =>
  spans.flatMap(({ from, to }) => {
    const share = (at: number) =>
      Math.min(1, Math.max(0, (at - axis.from) / (axis.to - axis.from)));
    const bar = { from: share(from), to: share(to) };
    return bar.to > bar.from ? [{ ...bar, text: `${clock(from)}〜${clock(to)}` }] : [];
  });

/** Booked, received, and seen seated, each as its source tells it. */
export function spansOf(
  guests: readonly Arrival[],
  day: StaffSpaceDay | null,
  now: number,
): Record<'booked' | 'received' | 'seated', { from: number; to: number }[]> {
  const at = (instant: string) => Date.parse(instant);
  return {
    booked: guests.flatMap(({ booking, startAt, endAt }) =>
      booking === null || endAt === null ? [] : [{ from: at(startAt), to: at(endAt) }],
    ),
    received: guests.flatMap((each) => {
      if (each.state === 'arrived') return [{ from: at(each.inAt), to: now }];
      return each.state === 'left' ? [{ from: at(each.inAt), to: at(each.outAt) }] : [];
    }),
    seated: (day?.intervals ?? []).flatMap(({ status, startAt, endAt }) =>
      status === 'occupied' ? [{ from: at(startAt), to: endAt === null ? now : at(endAt) }] : [],
    ),
  };
}

/** Whole hours on the axis that leave room for their figures. */
export function ticksOf({ from, to }: Axis): { at: number; text: string }[] {
  const step = to - from > 14 * HOUR ? 6 : 3;
  const ticks = [];
  for (let at = Math.ceil(from / (step * HOUR)) * step * HOUR; at <= to; at += step * HOUR) {
    ticks.push({ at: (at - from) / (to - from), text: String(Number(clock(at).split(':')[0])) });
  }
  return ticks;
}
