import type { Board, Reason, Verdict } from './board.ts';
import { bookingNow, isAway } from './estimate/context.ts';
import { correctionOf } from './estimate/corrections.ts';
import { hasCome } from './estimate/seats.ts';
import { indexOf } from './lookup.ts';
import type { Booking, CheckIn, Instant } from './evidence.ts';
import { listen, type SourceWord } from './freshness.ts';
import { isShut, type LayoutSpace, type Policy } from './layout.ts';

type Carrying = Extract<SourceWord, { carries: true }>;

/** The status of one space, with its reason: the first rule of SPEC section 4 that fits. */
export function decide(board: Board, space: LayoutSpace, now: Instant, policy: Policy): Verdict {
  const { opening } = board;
  const plain = { evidenceAt: null, until: null, confidence: 1 };
  if (space.outOfService) {
    return {
      status: 'outOfService',
      reason: { code: 'outOfService' },
      since: space.stoppedAt ?? opening?.since ?? now,
      ...plain,
    }; // OC20
  }
  if (opening !== null && isShut(opening, space)) {
    const opensAt = opening.open ? null : opening.opensAt;
    return {
      status: 'closed',
      reason: { code: 'closed', opensAt },
      since: opening.since,
      ...plain,
    }; // OC21
  }
  const words = wordsOf(board, space, now, policy);
  const carrying = words.filter((word) => word.carries);
  const seen = carrying.filter((word) => word.word.value === true);
  const owner = space.unit ?? space.id; // OC27
  const booking = bookingNow(board.bookings[owner], now);
  const checkIn = board.checkIns[owner];
  if (seen.length > 0) return occupied(board, space.id, seen, booking);
  if (carrying.length > 0 && !mayBeBack(board, space, checkIn, booking, carrying, now, policy)) {
    return booking === null ? free(board, space, carrying, now) : held(booking, carrying, policy);
  }
  if (carrying.length > 0) return away(board, space.id, carrying, checkIn, booking);
  if (checkIn !== undefined) return received(checkIn, booking, board);
  if (booking !== null) return held(booking, carrying, policy);
  return unknown(words, opening?.since ?? 0);
}

/**
 * What those who can see say of a space: its sensors, or reception who looked. `none`: nobody can see
 * it. A seat whose guest is away is not empty (OC95).
 */
export function witness(
  board: Board,
  id: string,
  now: Instant,
  policy: Policy,
): { says: 'empty'; since: Instant } | { says: 'occupied' | 'unknown' | 'none' } {
  const { space: spaces, sources } = indexOf(board.layout);
  const space = spaces.get(id);
  if (space === undefined || space.outOfService) return { says: 'none' };
  const words = wordsOf(board, space, now, policy);
  if (words.length === 0 && (sources.get(id) ?? []).length === 0) return { says: 'none' };
  const carrying = words.filter((word) => word.carries);
  if (carrying.length === 0) return { says: 'unknown' };
  const { status } = decide(board, space, now, policy);
  const taken = carrying.some((word) => word.word.value === true) || status === 'away';
  return taken ? { says: 'occupied' } : { says: 'empty', since: leftAt(carrying) };
}

/** What is said of a space: by reception, who looked, or by its sensors, as far as they are believed. */
function wordsOf(board: Board, space: LayoutSpace, now: Instant, policy: Policy): SourceWord[] {
  const sources = indexOf(board.layout).sources.get(space.id) ?? [];
  const words = sources.map((source) => listen(board, source, now, policy));
  const changedAt = words.reduce<Instant | null>(
    (newest, word) => (word.carries ? Math.max(newest ?? 0, word.word.since) : newest),
    null,
  );
  const seen = correctionOf(board, space.id, changedAt, now);
  if (seen !== null) {
    const { at, until, occupied: value } = seen;
    return [{ carries: true, word: { value, at, since: at }, until, confidence: 1, byStaff: true }];
  }
  const doubtful = board.settled.estimate.seats[space.id]?.stuckSince ?? null;
  if (doubtful === null || now - doubtful < policy.doubtAfter) return words;
  return words.map((word) =>
    word.carries
      ? {
          carries: false,
          reason: { code: 'doubtful', since: doubtful },
          at: word.word.at,
          since: doubtful,
        }
      : word,
  );
}

/** Whether who left the seat has a right to it, or is likely to come back (OC23, OC28). */
function mayBeBack(
  board: Board,
  space: LayoutSpace,
  checkIn: CheckIn | undefined,
  booking: Booking | null,
  vacant: Carrying[],
  now: Instant,
  policy: Policy,
): boolean {
  if (vacant.some((word) => word.byStaff)) return false; // reception looked: nobody, nothing
  if (checkIn !== undefined) {
    if (booking !== null && checkIn.booking === booking.id) return true;
    return now - Math.max(checkIn.inAt, leftAt(vacant)) < policy.forgotten;
  }
  const seat = board.settled.estimate.seats[space.id];
  if (seat === undefined) return false;
  if (booking !== null && seat.slot?.id === booking.id && hasCome(seat.slot)) return true;
  return isAway(board, board.settled.estimate, space, seat, leftAt(vacant), now);
}

function occupied(board: Board, space: string, seen: Carrying[], booking: Booking | null): Verdict {
  const since = Math.min(...seen.map((each) => each.word.since));
  return {
    status: 'occupied',
    reason: reasonOf(seen, {
      code: 'sensorOccupied',
      at: since,
      sensing: seen[0]!.sensing ?? 'motion',
    }),
    since,
    evidenceAt: newest(seen),
    until: booking?.endAt ?? null,
    confidence: sure(board, space, seen, ({ p }) => p),
  };
}

/** OC23: reception's word stands where no sensor says anything. */
function received(checkIn: CheckIn, booking: Booking | null, board: Board): Verdict {
  return {
    status: 'occupied',
    reason: { code: 'checkedIn', at: checkIn.inAt },
    since: checkIn.inAt,
    evidenceAt: checkIn.inAt,
    until: booking?.endAt ?? board.opening?.closesAt ?? null,
    confidence: 0.5,
  };
}

/** OC23, OC28: a sensor that sees nobody only says that they left for now. */
function away(
  board: Board,
  space: string,
  vacant: Carrying[],
  checkIn: CheckIn | undefined,
  booking: Booking | null,
): Verdict {
  const left = Math.max(checkIn?.inAt ?? 0, leftAt(vacant));
  const until = booking?.endAt ?? null;
  return {
    status: 'away',
    reason: { code: 'leftForNow', at: left, until },
    since: left,
    evidenceAt: newest(vacant),
    until,
    confidence: sure(board, space, vacant, ({ taken }) => taken),
  };
}

const leftAt = (vacant: Carrying[]): Instant => Math.max(...vacant.map((each) => each.word.since));

/** The sensor's reason, or that reception looked. */
function reasonOf(words: Carrying[], reason: Reason): Reason {
  const seen = words.find((word) => word.byStaff);
  return seen === undefined ? reason : { code: 'seenByStaff', at: seen.word.at, until: seen.until };
}

function held(booking: Booking, vacant: Carrying[], policy: Policy): Verdict {
  const deadline = deadlineOf(booking, policy);
  return {
    status: 'held',
    reason: { code: 'bookedNotArrived', startAt: booking.startAt, deadline },
    since: booking.startAt,
    evidenceAt: vacant.length > 0 ? newest(vacant) : booking.startAt,
    until: booking.endAt,
    confidence: vacant.length > 0 ? best(vacant) : 0.5,
  };
}

/** When a guest who has not come is late: the booking's own word, or the usual grace (OC24). */
export const deadlineOf = ({ startAt, endAt, deadlineAt }: Booking, policy: Policy): Instant =>
  Math.min(deadlineAt ?? startAt + policy.arrivalGrace, endAt);

function free(board: Board, space: LayoutSpace, vacant: Carrying[], now: Instant): Verdict {
  const bookings = board.bookings[space.unit ?? space.id];
  const since = Math.max(...vacant.map((each) => each.word.since));
  const next = (bookings ?? []).filter((each) => each.startAt > now);
  return {
    status: 'free',
    reason: reasonOf(vacant, {
      code: 'sensorVacant',
      at: since,
      sensing: vacant[0]!.sensing ?? 'motion',
    }),
    since,
    evidenceAt: newest(vacant),
    until: next.length > 0 ? Math.min(...next.map((each) => each.startAt)) : null,
    confidence: sure(board, space.id, vacant, ({ taken }) => 1 - taken),
  };
}

/** OC26 */
function unknown(words: SourceWord[], fallback: Instant): Verdict {
  let newestWord: Extract<SourceWord, { carries: false }> | null = null;
  for (const word of words) {
    if (word.carries) continue;
    if (newestWord === null || (word.at ?? 0) > (newestWord.at ?? 0)) newestWord = word;
  }
  return {
    status: 'unknown',
    reason: newestWord?.reason ?? { code: 'noSensor' },
    since: newestWord?.since ?? fallback,
    evidenceAt: newestWord?.at ?? null,
    until: null,
    confidence: 0,
  };
}

const newest = (words: Carrying[]): Instant => Math.max(...words.map((each) => each.word.at));
/**
 * Chance that the status is right: by everything that is known, once a picture has taken the words in;
 * until then by their age alone.
 */
function sure(
  { view }: Board,
  space: string,
  words: Carrying[],
  chanceOf: (seat: { p: number; taken: number }) => number,
): number {
  const seat = view !== null && view.at >= newest(words) ? view.seats[space] : undefined;
  const byStaff = words.some((word) => word.byStaff);
  return seat === undefined || byStaff ? best(words) : Math.min(1, Math.max(0, chanceOf(seat)));
}

const best = (words: Carrying[]): number => Math.max(...words.map((each) => each.confidence));
