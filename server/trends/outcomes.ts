import { isBusy, type Span, type Stretch } from './stretches.ts';

/** A booking that began on the day. */
export interface BookingFact extends Span {
  id: string;
  zone: string;
  /** The seats that it keeps. */
  seats: string[];
  status: string;
  walkIn: boolean;
}

/** Somebody was received. */
export interface CheckInFact {
  zone: string;
  booking: string | null;
  from: number;
  /** null: still here. */
  to: number | null;
  /** From another seat, not from outside. */
  moved: boolean;
}

/** What became of the bookings and guests of a day; seconds. */
export interface Outcomes {
  bookings: number;
  bookedSeconds: number;
  usedSeconds: number;
  idleSeconds: number;
  absentSeconds: number;
  noShows: number;
  unjudged: number;
  cancelled: number;
  visits: number;
  walkIns: number;
  walkInSeconds: number;
}

export const NO_OUTCOMES: Outcomes = {
  bookings: 0,
  bookedSeconds: 0,
  usedSeconds: 0,
  idleSeconds: 0,
  absentSeconds: 0,
  noShows: 0,
  unjudged: 0,
  cancelled: 0,
  visits: 0,
  walkIns: 0,
  walkInSeconds: 0,
};

const COUNTED = ['active', 'released'];

/** The outcomes of one zone, or of all (TR9 to TR12). */
export function outcomesOf(
  bookings: readonly BookingFact[],
  checkIns: readonly CheckInFact[],
  lineOf: (seat: string) => readonly Stretch[],
  until: number,
): Outcomes {
  const sum = { ...NO_OUTCOMES };
  const walked = new Set(bookings.filter(({ walkIn }) => walkIn).map(({ id }) => id));
  for (const booking of bookings) {
    if (booking.walkIn) continue;
    if (booking.status === 'cancelled') sum.cancelled += 1;
    if (!COUNTED.includes(booking.status) || booking.to > until) continue;
    const visits = checkIns.filter((each) => each.booking === booking.id);
    const length = booking.to - booking.from;
    const lines = booking.seats.map((seat) => clip(lineOf(seat), booking));
    const busy = lines.flat().filter(({ use }) => isBusy(use));
    // What was seen after a release was somebody else.
    const seen = booking.status === 'released' && visits.length === 0 ? [] : busy;
    const used = covered([...seen, ...clip(visits.map(present(until)), booking)]);
    if (used === 0 && booking.status === 'active' && unknownOf(lines) > length / 2) {
      sum.unjudged += 1;
      continue;
    }
    sum.bookings += 1;
    sum.bookedSeconds += length / 1_000;
    if (used === 0) {
      sum.noShows += 1;
      sum.absentSeconds += length / 1_000;
    } else {
      sum.usedSeconds += used / 1_000;
      sum.idleSeconds += (length - used) / 1_000;
    }
  }
  for (const visit of checkIns) {
    if (visit.moved) continue;
    sum.visits += 1;
    if (visit.booking !== null && !walked.has(visit.booking)) continue;
    sum.walkIns += 1;
    const { from, to } = present(until)(visit);
    sum.walkInSeconds += Math.max(0, to - from) / 1_000;
  }
  return sum;
}

const present =
  (until: number) =>
  ({ from, to }: CheckInFact): Span => ({ from, to: Math.min(to ?? until, until) });

const clip = <T extends Span>(spans: readonly T[], { from, to }: Span): T[] =>
  spans.flatMap((each) =>
    each.from < to && from < each.to
      ? [{ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }]
      : [],
  );

/** Milliseconds that spans cover together. */
function covered(spans: readonly Span[]): number {
  let [time, end] = [0, -Infinity];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= end) continue;
    time += to - Math.max(from, end);
    end = to;
  }
  return time;
}

/** Milliseconds in which no seat of a booking could be seen. */
function unknownOf(lines: readonly Stretch[][]): number {
  const times = lines.map((line) =>
    line.reduce((sum, { use, from, to }) => sum + (use === 'unknown' ? to - from : 0), 0),
  );
  return times.length === 0 ? Infinity : Math.min(...times);
}
