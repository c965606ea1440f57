import type { Board, Verdict } from './board.ts';
import { indexOf } from './board.ts';
import type { Booking, CheckIn, Instant } from './evidence.ts';
import { listen, type SourceWord } from './freshness.ts';
import type { LayoutSpace, Policy } from './layout.ts';

type Carrying = Extract<SourceWord, { carries: true }>;

/** The status of one space, with its reason: the first rule of SPEC section 4 that fits. */
export function decide(board: Board, space: LayoutSpace, now: Instant, policy: Policy): Verdict {
  const { opening } = board;
  const plain = { evidenceAt: null, until: null, confidence: 1 };
  if (space.outOfService) {
    return {
      status: 'outOfService',
      reason: { code: 'outOfService' },
      since: opening?.since ?? now,
      ...plain,
    }; // OC20
  }
  if (opening !== null && (!opening.open || opening.closedZones.includes(space.zone))) {
    const opensAt = opening.open ? null : opening.opensAt;
    return {
      status: 'closed',
      reason: { code: 'closed', opensAt },
      since: opening.since,
      ...plain,
    }; // OC21
  }
  const words = (indexOf(board.layout).sources.get(space.id) ?? []).map((source) =>
    listen(board, source, now, policy),
  );
  const carrying = words.filter((word) => word.carries);
  const seen = carrying.filter((word) => word.word.value === true);
  const owner = space.unit ?? space.id; // OC27
  const booking = bookingAt(board.bookings[owner], now);
  const checkIn = board.checkIns[owner];
  if (seen.length > 0) return occupied(seen, booking);
  if (checkIn !== undefined) return received(checkIn, booking, carrying, board);
  if (booking !== null) return held(booking, carrying, policy);
  if (carrying.length > 0) return free(carrying, board.bookings[owner], now);
  return unknown(words, opening?.since ?? 0);
}

function occupied(seen: Carrying[], booking: Booking | null): Verdict {
  const since = Math.min(...seen.map((each) => each.word.since));
  return {
    status: 'occupied',
    reason: { code: 'sensorOccupied', at: since },
    since,
    evidenceAt: newest(seen),
    until: booking?.endAt ?? null,
    confidence: best(seen),
  };
}

/** OC23: reception's word stands; a sensor that sees nobody only says that they left for now. */
function received(
  checkIn: CheckIn,
  booking: Booking | null,
  vacant: Carrying[],
  board: Board,
): Verdict {
  const until = booking?.endAt ?? board.opening?.closesAt ?? null;
  if (vacant.length === 0) {
    return {
      status: 'occupied',
      reason: { code: 'checkedIn', at: checkIn.inAt },
      since: checkIn.inAt,
      evidenceAt: checkIn.inAt,
      until,
      confidence: 0.5,
    };
  }
  const left = Math.max(checkIn.inAt, Math.min(...vacant.map((each) => each.word.since)));
  return {
    status: 'away',
    reason: { code: 'leftForNow', at: left, until: until ?? left },
    since: left,
    evidenceAt: newest(vacant),
    until,
    confidence: best(vacant),
  };
}

function held(booking: Booking, vacant: Carrying[], policy: Policy): Verdict {
  const deadline = Math.min(booking.startAt + policy.arrivalGrace, booking.endAt);
  return {
    status: 'held',
    reason: { code: 'bookedNotArrived', startAt: booking.startAt, deadline },
    since: booking.startAt,
    evidenceAt: vacant.length > 0 ? newest(vacant) : booking.startAt,
    until: booking.endAt,
    confidence: vacant.length > 0 ? best(vacant) : 0.5,
  };
}

function free(vacant: Carrying[], bookings: Booking[] | undefined, now: Instant): Verdict {
  const since = Math.max(...vacant.map((each) => each.word.since));
  const next = (bookings ?? []).filter((each) => each.startAt > now);
  return {
    status: 'free',
    reason: { code: 'sensorVacant', at: since },
    since,
    evidenceAt: newest(vacant),
    until: next.length > 0 ? Math.min(...next.map((each) => each.startAt)) : null,
    confidence: best(vacant),
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
const best = (words: Carrying[]): number => Math.max(...words.map((each) => each.confidence));

const bookingAt = (bookings: Booking[] | undefined, now: Instant): Booking | null =>
  bookings?.find((each) => each.startAt <= now && now < each.endAt) ?? null;
