import type { BookableKind } from '../contract/booking-api.ts';
import type { PriorityClass } from '../contract/policy.ts';
import { hasPriority } from './days.ts';
import type { Asker, DayFacts, Standing } from './facts.ts';
import type { Situation } from './free.ts';
import { judge } from './rules.ts';

/** Somebody who waits for a space of a kind. Instants in milliseconds. */
export interface Waiting {
  id: string;
  memberId: string;
  class: PriorityClass;
  /** Of the registration. */
  state: string;
  kind: BookableKind;
  startAt: number;
  endAt: number;
  createdAt: number;
}

export type Turn =
  | { action: 'offer'; entry: Waiting; space: string; until: number }
  /** Its time has come, or gone. */
  | { action: 'lapse'; entry: Waiting };

/** Milliseconds before the start below which an offer helps nobody. */
const SHORT = 60_000;

/** Priority classes first, then in order of asking (BK40). */
const inTurn = (a: Waiting, b: Waiting): number =>
  Number(hasPriority(b.class)) - Number(hasPriority(a.class)) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : 1);

/**
 * Who of those who wait for one day is offered what now. Offers made here count for those who come
 * after: nobody is offered the same space twice. An offer never outlasts the start (BK41, BK42).
 */
export function turns(
  waiting: readonly Waiting[],
  askerOf: (memberId: string) => Asker['ahead'],
  situation: Situation,
): Turn[] {
  const { policy, now } = situation;
  const offers: Standing[] = [];
  const made: Turn[] = [];
  for (const entry of [...waiting].sort(inTurn)) {
    const { startAt, endAt, kind, memberId } = entry;
    if (startAt - now <= SHORT) {
      made.push({ action: 'lapse', entry });
      continue;
    }
    const standing = [...situation.facts.standing, ...offers];
    const facts: DayFacts = { ...situation.facts, standing };
    // What they are offered for one wait counts against their others (BK23).
    const ahead = [...askerOf(memberId), ...offers.filter((each) => each.memberId === memberId)];
    const asker: Asker = { memberId, class: entry.class, state: entry.state, ahead };
    const verdict = judge({ kind, space: null, startAt, endAt, by: 'waitlist' }, asker, {
      ...situation,
      facts,
    });
    if (!verdict.ok) continue;
    const until = Math.min(now + policy.offerMinutes * 60_000, startAt);
    made.push({ action: 'offer', entry, space: verdict.space.id, until });
    offers.push({
      id: entry.id,
      space: verdict.space.id,
      startAt,
      endAt,
      memberId,
      class: entry.class,
    });
  }
  return made;
}
