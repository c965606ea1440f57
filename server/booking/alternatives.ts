import { dateOf, instantOf } from '../calendar/calendar.ts';
import type { Alternative as WireAlternative, BookableKind } from '../contract/booking-api.ts';
import type { Asker, Wish } from './facts.ts';
import { distance, freeSpaces, type Situation } from './free.ts';
import { judge } from './rules.ts';
import type { PlannedSpace } from './spaces.ts';

/** A space and a time that could be had instead. */
export interface Alternative {
  space: PlannedSpace;
  startAt: number;
  endAt: number;
}

const KINDS: BookableKind[] = ['personal', 'open', 'booth', 'meeting'];

/**
 * What comes nearest to a wish that was refused: the nearest spaces of the kind at that time, other
 * kinds at that time, the same kind at the nearest times of that day (BK31). Each could be booked now.
 */
export function alternatives(
  wish: Wish,
  asker: Asker,
  situation: Situation,
  most = 5,
): Alternative[] {
  const { facts, policy, calendar } = situation;
  const wished = facts.spaces.find((space) => space.id === wish.space) ?? null;
  const may = (other: Wish) => judge(other, asker, situation).ok;
  const { startAt, endAt } = wish;

  const near = freeSpaces(wish, situation)
    .filter((space) => may({ ...wish, space: space.id }))
    .sort((a, b) => (wished === null ? 0 : distance(a, wished) - distance(b, wished)))
    .slice(0, 3)
    .map((space) => ({ space, startAt, endAt }));
  const otherKinds = KINDS.filter((kind) => kind !== wish.kind).flatMap((kind) => {
    const verdict = judge({ ...wish, kind, space: null }, asker, situation);
    return verdict.ok ? [{ space: verdict.space, startAt, endAt }] : [];
  });
  const hours = calendar.hoursOf(facts.date);
  const grid = policy.limits.gridMinutes * 60_000;
  const otherTimes: Alternative[] = [];
  for (let shift = grid; hours !== null && shift <= 4 * 3_600_000; shift += grid) {
    for (const by of [-shift, shift]) {
      const moved = { ...wish, space: null, startAt: startAt + by, endAt: endAt + by };
      if (otherTimes.length >= 2) break;
      const verdict = judge(moved, asker, situation);
      if (verdict.ok) {
        otherTimes.push({ space: verdict.space, startAt: moved.startAt, endAt: moved.endAt });
      }
    }
  }
  return [...near, ...otherTimes, ...otherKinds].slice(0, most);
}

/** The same hours of another day, if they could be booked now. */
export function onAnotherDay(wish: Wish, asker: Asker, there: Situation): Alternative | null {
  const { date } = there.facts;
  const shift = instantOf(date, '00:00') - instantOf(dateOf(wish.startAt), '00:00');
  const [startAt, endAt] = [wish.startAt + shift, wish.endAt + shift];
  const verdict = judge({ ...wish, space: null, startAt, endAt }, asker, there);
  return verdict.ok ? { space: verdict.space, startAt, endAt } : null;
}

/** As it is told. */
export const wire = ({ space, startAt, endAt }: Alternative): WireAlternative => ({
  space: space.id,
  label: space.label,
  kind: space.kind,
  startAt: new Date(startAt).toISOString(),
  endAt: new Date(endAt).toISOString(),
});
