import type { Correction, Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { bell, normalise, type Distribution } from './distribution.ts';
import { doubt } from './crowd.ts';
import { tilt, type SeatBelief } from './seat.ts';
import type { Estimate } from './state.ts';

/** Variance of a count of people who move while they are counted. */
const VARIANCE = 0.2;
/** Chance that reception looked at the wrong seat. */
const MISTAKE = 0.02;

/** Changes every head count that is kept: the one that is believed, and the one without corrections. */
export function changePeople(
  estimate: Estimate,
  change: (people: Distribution) => Distribution,
): void {
  estimate.people = change(estimate.people);
  if (estimate.corrected !== null) {
    estimate.corrected.people = change(estimate.corrected.people);
  }
}

/** A count by hand moves the head count at once; taken back in its time, it leaves no trace. */
export function correctPeople(facts: Facts, estimate: Estimate, now: Instant): void {
  const active = facts.corrections.filter(
    (each): each is Correction & { people: number } =>
      'people' in each && each.at <= now && now < each.until,
  );
  const { corrected } = estimate;
  const stands = (id: string): boolean => active.some((each) => each.id === id);
  const takenBack = corrected?.counts.some(({ id, until }) => now < until && !stands(id)) ?? false;
  const known = takenBack ? [] : (corrected?.counts.map(({ id }) => id) ?? []);
  const plain = corrected?.people ?? estimate.people;
  let people = takenBack ? plain : estimate.people;
  for (const count of active) {
    if (known.includes(count.id)) continue;
    people = counted(people, count.people);
    estimate.balance = count.people;
  }
  estimate.people = people;
  estimate.corrected =
    active.length === 0
      ? null
      : { counts: active.map(({ id, until }) => ({ id, until })), people: plain };
}

function counted(people: Distribution, count: number): Distribution {
  return normalise(
    doubt(people, 0.02).map((chance, n) => chance * bell(n, count, VARIANCE)),
    people,
  );
}

/** Reception's word on a seat, while no newer change of its sensor overrules it. */
export function correctionOf(
  facts: Facts,
  space: string,
  changedAt: Instant | null,
  now: Instant,
): (Correction & { occupied: boolean }) | null {
  let found: (Correction & { occupied: boolean }) | null = null;
  for (const each of facts.corrections) {
    if (!('space' in each) || each.space !== space || each.at > now || now >= each.until) continue;
    if (changedAt !== null && changedAt > each.at) continue;
    if (found === null || each.at > found.at) found = each;
  }
  return found;
}

/** A seat that reception looked at. */
export const corrected = (belief: SeatBelief, occupied: boolean): SeatBelief =>
  tilt(belief, occupied ? [MISTAKE, 1, MISTAKE] : [1, MISTAKE, MISTAKE]);
