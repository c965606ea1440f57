import { listen, type SourceWord } from '../freshness.ts';
import type { Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { LayoutSpace, Policy } from '../layout.ts';
import { indexOf } from '../lookup.ts';
import { current } from '../register.ts';
import { SEAT, STANDING, UNRECEIVED, USED, type Use } from './constants.ts';
import { corrected, correctionOf } from './corrections.ts';
import { caseOf, contextOf, guestOf, isLunch, type Case } from './context.ts';
import { keeping, expectNobody, pass, sitting, stuck, stuckAtZero, weigh } from './seat.ts';
import type { Estimate, Learned, SeatState } from './state.ts';

const MINUTE = 60_000;
/** Minutes without return after which somebody has left. */
const GONE = 90;

/** What one seat's sensors say as one: somebody, if any that carries sees one; null if none carries. */
function wordOf(
  facts: Facts,
  space: string,
  now: Instant,
  policy: Policy,
): { value: boolean | null; at: Instant | null } {
  let value: boolean | null = null;
  let at: Instant | null = null;
  for (const source of indexOf(facts.layout).sources.get(space) ?? []) {
    const word: SourceWord = listen(facts, source, now, policy);
    if (!word.carries) continue;
    value = value === true || word.word.value === true;
    at = Math.max(at ?? 0, word.word.at);
  }
  return { value, at };
}

/** One minute (or a part) of one seat. */
export function advanceSeat(
  facts: Facts,
  estimate: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  now: Instant,
  dt: number,
  policy: Policy,
): Case {
  noteReception(facts, estimate, space, seat, now);
  const found = caseOf(facts, space, seat, now);
  const word = wordOf(facts, space.id, now, policy);
  const fresh = word.at !== null && (seat.at === null || word.at > seat.at);
  if (word.value === false && seat.value === true) {
    seat.risen = found.use === 'closed' || found.use === 'left' ? null : guestOf(facts, found, now);
    noteSitting(estimate, seat, found.use, now);
  }
  seat.belief = pass(seat.belief, contextOf(facts, estimate, space, seat, found, now), dt);
  if (word.value !== null) {
    const error = fresh ? SEAT.error.message : SEAT.error.silence * dt;
    if (fresh || dt >= 0.5) {
      const zero = stuckAtZero(seat.belief);
      seat.belief = weigh(seat.belief, word.value, error);
      if (found.use === 'free') seat.belief = expectNobody(seat.belief, zero);
    }
  }
  const seen = correctionOf(facts, space.id, sinceOf(facts, space), now);
  if (seen !== null) seat.belief = corrected(seat.belief, seen.occupied);
  noteWord(facts, estimate, space, seat, found, word, now, dt);
  noteSlot(estimate, seat, found, now, dt);
  if (stuck(seat.belief) > SEAT.suspect || seat.changes > SEAT.restless) seat.stuckSince ??= now;
  else seat.stuckSince = null;
  if (word.value !== null && seat.stuckSince === null) learnShare(estimate, space, seat, found, dt);
  return found;
}

/** Learns how many of those who sit for long were never received (OC68). */
function noteSitting(
  { learned: { sittings } }: Estimate,
  { satAt, stuckSince }: SeatState,
  use: Use,
  now: Instant,
): void {
  if (satAt === null || now - satAt < UNRECEIVED.long * MINUTE) return;
  if (use === 'closed' || use === 'left' || stuckSince !== null) return;
  sittings.known *= 1 - UNRECEIVED.fade;
  sittings.unknown *= 1 - UNRECEIVED.fade;
  sittings[use === 'free' ? 'unknown' : 'known'] += 1;
}

function noteReception(
  facts: Facts,
  { learned }: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  now: Instant,
): void {
  const checkIn = facts.checkIns[space.unit ?? space.id];
  if (seat.checkIn !== null && checkIn?.id !== seat.checkIn.id) {
    if (seat.checkIn.booking === null) learnVisit(learned, seat, seat.checkIn.inAt, now);
    seat.leftAt = now;
  }
  seat.checkIn = checkIn ?? null;
  if (checkIn !== undefined) {
    if (seat.leftAt !== null && checkIn.inAt > seat.leftAt) seat.leftAt = null;
    seat.came = checkIn.booking ?? seat.came;
  }
}

/** Learns how long a visit without a booking lasts: until the sensor last saw them, or the check-out. */
function learnVisit({ visits }: Learned, seat: SeatState, inAt: Instant, now: Instant): void {
  const rose = seat.value === false && (seat.vacatedAt ?? 0) > inAt;
  const minutes = ((rose ? seat.vacatedAt! : now) - inAt) / MINUTE;
  if (minutes < SEAT.settled || minutes > LONGEST) return;
  visits.times = visits.times * FADE + 1;
  visits.minutes = visits.minutes * FADE + minutes;
}

/** Minutes of a visit from which nobody took the check-in back. */
const LONGEST = 720;
/** What is learned from single events is that of the last some hundred. */
const FADE = 1 - 1 / 300;

/** Minutes on the seat that show that the guest of a booking came. */
const SAT = 4;

/** Whether somebody came to the booking of now: by reception's word, or by sitting there. */
function noteSlot(
  estimate: Estimate,
  seat: SeatState,
  { booking, checkIn }: Case,
  now: Instant,
  dt: number,
): void {
  const running = booking === null ? null : booking.id;
  if (seat.slot !== null && seat.slot.id !== running) {
    const { shows } = estimate.learned;
    const came = hasCome(seat.slot);
    shows.came = shows.came * FADE + (came ? 1 : 0);
    shows.missed = shows.missed * FADE + (came ? 0 : 1);
    seat.slot = null;
  }
  if (booking === null) return;
  seat.slot ??= { id: booking.id, received: false, sat: 0 };
  if (seat.came === booking.id) seat.slot.received = true;
  // Whom reception received for something else is not this guest; nor who sat there before.
  const another = checkIn !== null && checkIn.booking !== booking.id;
  const since = seat.satAt ?? 0;
  if (seat.value === true && !another && since > booking.startAt - EARLY * MINUTE && since <= now)
    seat.slot.sat += dt;
}

/** Minutes before a booking's start at which its guest may sit down. */
const EARLY = 20;

export const hasCome = ({ received, sat }: NonNullable<SeatState['slot']>): boolean =>
  received || sat >= SAT;

/** Follows the sensor's word, and learns from who comes back. */
function noteWord(
  facts: Facts,
  estimate: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  found: Case,
  word: { value: boolean | null; at: Instant | null },
  now: Instant,
  dt: number,
): void {
  seat.changes *= Math.exp(-dt / 60);
  if (word.value !== null && seat.value !== null && word.value !== seat.value) seat.changes += 1;
  if (word.value === true && seat.value === false) estimate.walking += STANDING.walking.sit;
  if (word.value === false && seat.value === true) estimate.walking += STANDING.walking.rise;
  if (word.value === true && seat.value !== true) {
    settle(facts, estimate, seat, word.at ?? now);
    seat.satAt = sinceOf(facts, space) ?? now;
    seat.vacatedAt = null;
  } else if (word.value === false && seat.value === true) {
    seat.vacatedAt = sinceOf(facts, space) ?? now;
  }
  if (seat.vacatedAt !== null && now - seat.vacatedAt > GONE * MINUTE) {
    settle(facts, estimate, seat, null);
  }
  seat.sensed = word.value !== null;
  if (word.value !== null) seat.value = word.value;
  seat.at = word.at ?? seat.at;
}

function sinceOf(facts: Facts, space: LayoutSpace): Instant | null {
  let since: Instant | null = null;
  for (const { key } of indexOf(facts.layout).sources.get(space.id) ?? []) {
    const register = facts.registers[key];
    const word = register === undefined ? null : current(register);
    if (word !== null) since = Math.max(since ?? 0, word.since);
  }
  return since;
}

/** Somebody who rose came back at `back`, or never. */
function settle(facts: Facts, estimate: Estimate, seat: SeatState, back: Instant | null): void {
  if (seat.vacatedAt === null || seat.risen === null) return;
  const { returns, absences } = estimate.learned;
  const known = returns[seat.risen];
  const minutes = back === null ? GONE : (back - seat.vacatedAt) / MINUTE;
  known.rose = known.rose * FADE + 1;
  known.back *= FADE;
  if (minutes < GONE && seat.leftAt === null) {
    known.back += 1;
    const absence = absences[isLunch(facts, seat.vacatedAt) ? 'lunch' : 'usual'];
    absence.times = absence.times * FADE + 1;
    absence.minutes = absence.minutes * FADE + Math.max(1, minutes);
  }
  seat.risen = null;
}

function learnShare(
  estimate: Estimate,
  space: LayoutSpace,
  seat: SeatState,
  found: Case,
  dt: number,
): void {
  const share = estimate.learned.share[space.zone];
  if (found.use !== 'free' || share === undefined) return;
  // About five days of one seat; more seats learn faster.
  const fade = 1 - dt / 3000;
  share.taken = share.taken * fade + sitting(seat.belief) * dt;
  share.total = share.total * fade + dt;
  const own = 1 - dt / USED.memory;
  seat.use.taken = seat.use.taken * own + sitting(seat.belief) * dt;
  seat.use.total = seat.use.total * own + dt;
}

/** Somebody sits there, or keeps it. */
export const takenOf = (seat: SeatState): number => sitting(seat.belief) + keeping(seat.belief);
