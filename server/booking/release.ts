import type { BookingPolicy } from '../contract/policy.ts';

/** An active booking to which nobody has come yet. Instants in milliseconds. */
export interface Awaited {
  id: string;
  space: string;
  startAt: number;
  endAt: number;
  /** Null: it is never released. */
  deadlineAt: number | null;
  warnedAt: number | null;
}

/** What those who can see say of a space. */
export type Witness = { says: 'empty'; since: number } | { says: 'occupied' | 'unknown' | 'none' };

export type Step =
  | { action: 'warn'; booking: Awaited }
  | { action: 'release'; booking: Awaited }
  /** Its time is up, and it is not released: reception looks. */
  | { action: 'keep'; booking: Awaited; why: 'occupied' | 'unknown' | 'none' | 'justLeft' };

const MINUTE = 60_000;

/**
 * What becomes now of a booking to which nobody came (BK50 to BK56). Only a witness who sees an empty
 * seat lets it go: whoever sits there keeps it, and where nobody can see, nobody is evicted.
 */
export function step(
  booking: Awaited,
  witness: Witness,
  policy: BookingPolicy,
  now: number,
): Step | null {
  const { deadlineAt, warnedAt, startAt, endAt } = booking;
  if (deadlineAt === null || now < startAt || now >= endAt) return null;
  if (now < deadlineAt) {
    const due = warnedAt === null && now >= deadlineAt - policy.warnMinutes * MINUTE;
    return due && witness.says === 'empty' ? { action: 'warn', booking } : null;
  }
  if (witness.says !== 'empty') return { action: 'keep', booking, why: witness.says };
  // Somebody sat there after the booking began: they may have risen for a moment only.
  const satSince = witness.since > startAt;
  if (satSince && now - witness.since < policy.vetoMinutes * MINUTE) {
    return { action: 'keep', booking, why: 'justLeft' };
  }
  return { action: 'release', booking };
}

/** The witness of a room is that of its seats together: one who is seen is enough (BK55). */
export function together(witnesses: Witness[]): Witness {
  const says = (word: Witness['says']) => witnesses.some((each) => each.says === word);
  if (witnesses.length === 0) return { says: 'none' };
  if (says('occupied')) return { says: 'occupied' };
  if (says('unknown')) return { says: 'unknown' };
  if (says('none')) return { says: 'none' };
  const since = Math.max(...witnesses.map((each) => (each.says === 'empty' ? each.since : 0)));
  return { says: 'empty', since };
}

/** Whether reception can still take a release back (BK57). */
export const isUndoable = (
  releasedAt: number,
  endAt: number,
  policy: BookingPolicy,
  now: number,
): boolean => now - releasedAt <= policy.undoSeconds * 1_000 && now < endAt;

/** When an empty seat is released: after the grace of its kind, within the booking. */
export const deadlineFor = (
  kind: keyof BookingPolicy['grace'],
  startAt: number,
  endAt: number,
  madeAt: number,
  policy: BookingPolicy,
): number => Math.min(Math.max(startAt, madeAt) + policy.grace[kind] * MINUTE, endAt);
