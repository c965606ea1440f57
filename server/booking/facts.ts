import type { BookableKind } from '../contract/booking-api.ts';
import type { PriorityClass } from '../contract/policy.ts';
import type { PlannedSpace } from './spaces.ts';

/** A booking that keeps its space: active, or tentative and not lapsed. Instants in milliseconds. */
export interface Standing {
  id: string;
  space: string;
  startAt: number;
  endAt: number;
  memberId: string | null;
  class: PriorityClass | null;
}

/** What is known of one business date when somebody asks for a space. */
export interface DayFacts {
  date: string;
  spaces: PlannedSpace[];
  standing: Standing[];
}

/** Who asks. */
export interface Asker {
  memberId: string | null;
  class: PriorityClass;
  /** Of the registration. */
  state: string;
  /** Bookings before them, today's too, whatever the day. */
  ahead: { id: string; startAt: number; endAt: number }[];
}

/** What is asked for. */
export interface Wish {
  kind: BookableKind;
  /** null: any of the kind. */
  space: string | null;
  startAt: number;
  endAt: number;
  outlet?: boolean;
  /** A booking that this one takes the place of. */
  instead?: string;
  /**
   * `desk`: reception decides; windows, quotas, limits and the grid are the web's.
   * `waitlist`: an offer, which came about in its own order.
   */
  by: 'member' | 'desk' | 'waitlist';
}

export const overlaps = (
  a: { startAt: number; endAt: number },
  b: { startAt: number; endAt: number },
): boolean => a.startAt < b.endAt && b.startAt < a.endAt;

/** The most bookings that stand at one moment of an interval. */
export function peak(
  bookings: readonly { startAt: number; endAt: number }[],
  between: { startAt: number; endAt: number },
): number {
  const within = bookings.filter((each) => overlaps(each, between));
  // The number only grows where one begins.
  const moments = [
    between.startAt,
    ...within.map((each) => Math.max(each.startAt, between.startAt)),
  ];
  return Math.max(
    0,
    ...moments.map((at) => within.filter((each) => each.startAt <= at && at < each.endAt).length),
  );
}

/** Spaces of a kind that can be booked at all. */
export const bookableOf = (facts: DayFacts, kind: BookableKind): PlannedSpace[] =>
  facts.spaces.filter((space) => space.kind === kind && space.bookable && !space.outOfService);
