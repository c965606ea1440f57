import { spaceClosedBy } from '../calendar/days.ts';
import type { Refusal } from '../contract/booking.ts';
import type { BookingPolicy } from '../contract/policy.ts';
import type { Calendar } from './days.ts';
import { overlaps, type DayFacts, type Wish } from './facts.ts';
import type { PlannedSpace } from './spaces.ts';

/** Everything that a decision rests on. */
export interface Situation {
  facts: DayFacts;
  policy: BookingPolicy;
  calendar: Calendar;
  /** Milliseconds since the epoch. */
  now: number;
  /** Spaces on which somebody is seen now who has not booked them: nobody knows until when. */
  inUse: ReadonlySet<string>;
}

/** Milliseconds before which whoever sits on a space now may well be there still. */
const SOON = 45 * 60_000;

/** Somebody is there now, and likely still when the wish begins (BK33). */
export const isInUse = (space: string, { startAt }: Wish, { inUse, now }: Situation): boolean =>
  startAt - now < SOON && inUse.has(space);

/** Why a space cannot be had in an interval; null: it is free. */
export function whyNot(space: PlannedSpace, wish: Wish, situation: Situation): Refusal | null {
  const { facts, calendar } = situation;
  const reason = spaceClosedBy(space, facts.date, wish, calendar.exceptions);
  if (reason !== null) return { rule: 'spaceClosed', space: space.id, reason };
  const taken = facts.standing.some(
    (each) => each.space === space.id && each.id !== wish.instead && overlaps(each, wish),
  );
  return taken ? { rule: 'taken', space: space.id } : null;
}

/**
 * Free spaces of the wish's kind; at the desk also those that are never booked beforehand. Reception
 * sees for itself where somebody sits; to the others such a space is not offered, though they may name
 * it: it may be they who sit there.
 */
export function freeSpaces(wish: Wish, situation: Situation): PlannedSpace[] {
  return situation.facts.spaces.filter(
    (space) =>
      space.kind === wish.kind &&
      !space.outOfService &&
      (wish.by === 'desk' || (space.bookable && !isInUse(space.id, wish, situation))) &&
      whyNot(space, wish, situation) === null,
  );
}

/** Metres between the middles of two spaces. */
export const distance = (a: PlannedSpace, b: PlannedSpace): number =>
  Math.hypot(a.x - b.x, a.y - b.y);
