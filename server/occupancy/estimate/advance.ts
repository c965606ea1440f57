import type { Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import type { Policy } from '../layout.ts';
import { CROWD, STANDING } from './constants.ts';
import { certain, meanOf, type Distribution } from './distribution.ts';
import { changePeople, correctPeople } from './corrections.ts';
import { advanceDoors, closeDay, doorsCount, forgetCrossings } from './doors.ts';
import { advanceHealth } from './health.ts';
import { believe, likelihood, seatWord } from './join.ts';
import { advanceRadios } from './radio.ts';
import { advanceSeat } from './seats.ts';
import type { Estimate } from './state.ts';

/**
 * Takes the estimate from where it is to `now` (a minute or less), by the facts as they are now.
 * Updates in place.
 */
export function advance(facts: Facts, estimate: Estimate, now: Instant, policy: Policy): void {
  const dt = estimate.at === null ? 0 : (now - estimate.at) / 60_000;
  const date = facts.opening?.date ?? estimate.date;
  if (date !== estimate.date) {
    if (estimate.date === '') begin(facts, estimate);
    else closeDay(estimate);
    estimate.date = date;
  }
  estimate.at = now;
  const { minutes } = STANDING.walking;
  estimate.walking = Math.min(12, Math.max(-1, estimate.walking)) * Math.exp(-dt / minutes);
  for (const space of facts.layout.spaces) {
    const seat = estimate.seats[space.id];
    if (seat !== undefined) advanceSeat(facts, estimate, space, seat, now, dt, policy);
  }
  const crossings = advanceDoors(facts, estimate, dt);
  advanceRadios(facts, estimate, now, dt);
  advanceHealth(facts, estimate);
  correctPeople(facts, estimate, now);
  const word = seatWord(facts, estimate, now);
  if (word === null) return;
  forgetCrossings(facts, estimate, word.alive, dt);
  const before = estimate.people;
  const mean = meanOf(before);
  const likely = likelihood(word, estimate.people.length);
  changePeople(estimate, (people) => believe(people, likely, CROWD.fresh * word.alive ** 2 * dt));
  // A crossing that no seat can correct says nothing of what a door misses.
  estimate.learned.missed.crossings += crossings * word.alive;
  if (isSure(before) && doorsCount(estimate)) {
    estimate.learned.missed.people += Math.min(LARGEST, Math.abs(meanOf(estimate.people) - mean));
  }
}

/** People whom the seats may add or take in a minute for a crossing that was missed. */
const LARGEST = 0.2;
/** Chance of one number from which the head count is known well enough to learn from. */
const SURE = 0.15;

/** A cold start, or a count by hand, that the seats correct says nothing of a door. */
const isSure = (people: Distribution): boolean => Math.max(...people) > SURE;

/** At night nobody is inside; whoever begins to look in the day knows nothing. */
function begin(facts: Facts, estimate: Estimate): void {
  const size = estimate.people.length;
  const empty = facts.opening?.open === false;
  estimate.balance = empty ? 0 : null;
  estimate.people = empty ? certain(0, size) : Array.from({ length: size }, () => 1 / size);
}
