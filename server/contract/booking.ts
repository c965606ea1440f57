import type { BookableKind } from './booking-api.ts';
import type { PriorityClass } from './policy.ts';

/**
 * `tentative`: kept until `holdUntil`, while somebody confirms it or thinks about an offer.
 * `lapsed`: it was not confirmed in time. `released`: nobody came.
 */
export type BookingStatus = 'tentative' | 'active' | 'cancelled' | 'released' | 'lapsed';

/** Why the venue is closed on a day. */
export type ClosedWhy = 'weekend' | 'holiday' | 'newYear' | 'exception';

/** Why a booking cannot be made: the rule by name, with the facts of its sentence. Instants in ms. */
export type Refusal =
  | { rule: 'closed'; date: string; why: ClosedWhy; reason: string | null; nextOpen: string | null }
  | { rule: 'outsideHours'; opensAt: number; closesAt: number }
  | { rule: 'order' }
  | { rule: 'grid'; minutes: number }
  | { rule: 'past' }
  | { rule: 'tooShort'; minutes: number }
  | { rule: 'tooLong'; minutes: number; kind: BookableKind }
  /** `opensAt`: when this class may; `priorityFrom`: since when the priority classes may. */
  | { rule: 'windowNotOpen'; class: PriorityClass; opensAt: number; priorityFrom: number }
  /** The rest is kept for the priority classes until `opensAt`. */
  | { rule: 'quota'; kind: BookableKind; kept: number; opensAt: number }
  | { rule: 'walkInShare'; kind: BookableKind; kept: number }
  | { rule: 'tooManyAhead'; limit: number }
  | { rule: 'ownOverlap'; booking: string; startAt: number; endAt: number }
  | { rule: 'taken'; space: string }
  /** No space of the kind is free for the whole time. */
  | { rule: 'full'; kind: BookableKind }
  | { rule: 'spaceClosed'; space: string; reason: string }
  | { rule: 'kindClosed'; kind: BookableKind; reason: string }
  | { rule: 'outOfService'; space: string }
  | { rule: 'notBookable'; space: string }
  | { rule: 'unknownSpace'; space: string }
  | { rule: 'notApproved'; state: string };

export type Rule = Refusal['rule'];
