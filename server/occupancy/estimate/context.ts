import type { Booking, CheckIn, Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { isShut, type LayoutSpace } from '../layout.ts';
import { indexOf } from '../lookup.ts';
import {
  ARRIVAL,
  SEAT,
  STANDING,
  UNRECEIVED,
  UNWATCHED,
  USE,
  USED,
  type Guest,
  type Sensing,
  type Use,
} from './constants.ts';
import type { SeatContext } from './seat.ts';
import type { Estimate, SeatState } from './state.ts';

const MINUTE = 60_000;
/** Minutes of vacancy after which a check-in without a check-out no longer speaks for its seat. */
const FORGOTTEN = 75;
/** The same for a guest whom the sensor has not seen at all. */
const UNSEEN = 30;

export const bookingNow = (bookings: Booking[] | undefined, now: Instant): Booking | null =>
  bookings?.find((each) => each.startAt <= now && now < each.endAt) ?? null;

/** What reception and the calendar say of a seat now. */
export interface Case {
  use: Use;
  booking: Booking | null;
  checkIn: CheckIn | null;
}

export function caseOf(facts: Facts, space: LayoutSpace, seat: SeatState, now: Instant): Case {
  const owner = space.unit ?? space.id;
  const booking = bookingNow(facts.bookings[space.unit ?? space.id], now);
  const checkIn = facts.checkIns[owner] ?? null;
  return { use: useOf(facts, space, seat, now, booking, checkIn), booking, checkIn };
}

function useOf(
  facts: Facts,
  space: LayoutSpace,
  seat: SeatState,
  now: Instant,
  booking: Booking | null,
  checkIn: CheckIn | null,
): Use {
  if (isShut(facts.opening, space)) return 'closed';
  if (checkIn !== null) {
    const running = checkIn.booking === null || checkIn.booking === booking?.id;
    if (running && space.unit === null && !hasBeenSeen(seat, checkIn)) {
      if (now - checkIn.inAt < ARRIVAL.minutes * MINUTE) return 'arriving';
      if (seat.sensed) return 'unseen';
    }
    const seen = Math.max(seat.vacatedAt ?? 0, checkIn.inAt);
    const patience = seat.vacatedAt !== null && seat.vacatedAt > checkIn.inAt ? FORGOTTEN : UNSEEN;
    const forgotten = seat.value === false && now - seen > patience * MINUTE;
    if (forgotten) return 'ended';
    if (running) return 'received';
    // Who sat down after that booking's end is somebody else, and nobody received them.
    const own = facts.bookings[space.unit ?? space.id]?.find(({ id }) => id === checkIn.booking);
    const over = own?.endAt ?? now;
    if ((seat.satAt ?? 0) <= over) return 'overrun';
  }
  if (booking !== null) {
    if (seat.leftAt !== null && seat.leftAt >= booking.startAt) return 'left';
    return now - booking.startAt < 15 * MINUTE ? 'booked' : 'late';
  }
  if (seat.leftAt !== null && now - seat.leftAt < 30 * MINUTE) return 'left';
  return 'free';
}

/** The seat's sensor has seen somebody since reception received the guest (OC66). */
const hasBeenSeen = (seat: SeatState, { inAt }: CheckIn): boolean =>
  (seat.sensed && seat.value !== false) || Math.max(seat.satAt ?? 0, seat.vacatedAt ?? 0) >= inAt;

const minuteOf = (facts: Facts, at: Instant): number =>
  (at - (facts.opening?.midnight ?? at)) / MINUTE;

/** Guests leave for lunch from 11:30 to 13:15. */
export function isLunch(facts: Facts, at: Instant): boolean {
  const minute = minuteOf(facts, at);
  return minute >= 690 && minute < 795;
}

/** Chance that a member of staff is inside. Reception eats by turns, from 12:00 to 14:00. */
export function dutyOf(facts: Facts, now: Instant): number {
  const { usual, lunch, closed } = STANDING.onDuty;
  const { opening } = facts;
  const minute = minuteOf(facts, now);
  if (opening?.open ?? true) return minute >= 720 && minute < 840 ? lunch : usual;
  const about = STANDING.about * MINUTE;
  const near = now - opening!.since < about || (opening!.opensAt ?? Infinity) - now < about;
  return near ? closed : 0;
}

/** What whoever rises at `now` has with us. */
export function guestOf(facts: Facts, found: Case, now: Instant): Guest {
  const closes = facts.opening?.closesAt ?? Infinity;
  const ends = Math.min(found.booking?.endAt ?? Infinity, closes);
  if (found.use === 'overrun' || ends - now < SEAT.ending * MINUTE) return 'ending';
  if (found.checkIn === null) return found.booking === null ? 'unknown' : 'booked';
  return found.booking === null ? 'walkIn' : 'booked';
}

/** Chance that whoever rises at `now` comes back, as far as the past and the clock tell. */
export function returnsOf(facts: Facts, estimate: Estimate, found: Case, now: Instant): number {
  if (found.use === 'closed' || found.use === 'left') return 0.02;
  const { rose, back } = estimate.learned.returns[guestOf(facts, found, now)];
  return Math.min(0.97, back / rose);
}

/** Minutes until who is away comes back. */
export function absenceOf(facts: Facts, estimate: Estimate, since: Instant): number {
  const { times, minutes } = estimate.learned.absences[isLunch(facts, since) ? 'lunch' : 'usual'];
  return Math.max(2, minutes / times);
}

const sensingOf = (facts: Facts, space: string): Sensing =>
  indexOf(facts.layout).sources.get(space)?.[0]?.device.sensing ?? 'motion';

/** What moves a person on this seat, for the minute before `now`. */
export function contextOf(
  facts: Facts,
  estimate: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  found: Case,
  now: Instant,
): SeatContext {
  const learned = estimate.learned.share[space.zone];
  const zone = learned === undefined ? USE.free : learned.taken / learned.total;
  const usual = (USED.zone * zone + seat.use.taken) / (USED.zone + seat.use.total);
  const free = Math.min(USED.most, Math.max(USED.least, usual));
  const going = goingOf(estimate, found, seat);
  return {
    use: found.use,
    share: found.use === 'free' || going > 0 ? free : null,
    going,
    sensing: sensingOf(facts, space.id),
    returns: going > 0 ? UNWATCHED.returns : returnsOf(facts, estimate, found, now),
    absence: absenceOf(facts, estimate, seat.vacatedAt ?? now),
    stay: stayOf(estimate, found.use),
  };
}

/**
 * Chance per minute that a guest goes for good where no sensor sees it: a check-in says when somebody
 * came, and not for how long they stay (OC69).
 */
function goingOf({ learned }: Estimate, { use, booking }: Case, { sensed }: SeatState): number {
  if (sensed) return 0;
  if (use === 'overrun') return 1 / UNWATCHED.over;
  return use === 'received' && booking === null ? learned.visits.times / learned.visits.minutes : 0;
}

/**
 * Minutes that who sits there stays. Where many who sit for long were never received, such a one is
 * believed nearly as long as a guest (OC68).
 */
export function stayOf(estimate: Estimate, use: Use): number {
  const { usual, free, over, left } = SEAT.stay;
  if (use === 'left') return left;
  if (use === 'overrun') return over;
  if (use !== 'free') return usual;
  const { known, unknown } = estimate.learned.sittings;
  const people = Math.max(0, 1 - (UNRECEIVED.things * (known + unknown)) / unknown);
  return 1 / (people / usual + (1 - people) / free);
}

/** Chance of return from which a seat is not given to another. */
const KEPT = 0.5;

/**
 * Whether who left at `leftAt` is likely to come back: as likely as such guests are, less with every
 * minute. Only who sat for a while leaves something behind.
 */
export function isAway(
  facts: Facts,
  estimate: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  leftAt: Instant,
  now: Instant,
): boolean {
  if (seat.satAt === null || leftAt - seat.satAt < SEAT.settled * MINUTE) return false;
  const chance = returnsOf(facts, estimate, caseOf(facts, space, seat, now), leftAt);
  const still = chance * Math.exp(-(now - leftAt) / MINUTE / absenceOf(facts, estimate, leftAt));
  return still / (still + 1 - chance) >= KEPT;
}
