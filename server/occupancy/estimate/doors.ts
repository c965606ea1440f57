import type { Instant } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { CROWD, STANDING } from './constants.ts';
import { blur, cross, doubt, drift, thin } from './crowd.ts';
import { changePeople } from './corrections.ts';
import { meanOf, normalise, type Distribution } from './distribution.ts';
import type { DoorState, Estimate } from './state.ts';

/** Crossings at a time beyond which single steps tell nothing more. */
const MOST = 200;
/** Person-minutes over which a door's traffic is remembered: about three busy days. */
const USUAL = 12_000;

/** What one door counts in, less and more often than out: -1 … 1, from whole days only. */
export const imbalanceOf = ({ past }: DoorState): number =>
  (past.in - past.out) / (CROWD.balance + (past.in + past.out) / 2);

/** Shares of entries and exits that a door misses: what the seats had to correct, shared by its imbalance. */
export function missesOf(estimate: Estimate, door: DoorState): { in: number; out: number } {
  const { prior, least, most } = CROWD.missed;
  const { missed } = estimate.learned;
  const share = (prior * CROWD.miss + missed.people) / (prior + missed.crossings);
  const usual = Math.min(most, Math.max(least, share));
  const half = imbalanceOf(door) / 2;
  return { in: Math.max(0.005, usual - half), out: Math.max(0.005, usual + half) };
}

/** Crossings that are usual at a door per minute and person inside (and one who may come). */
const usualOf = ({ usual }: DoorState): number => usual.crossings / usual.minutes;

/** A door that is silent for much longer than its traffic explains counts nothing any more. */
export const isDead = (door: DoorState): boolean =>
  !door.heard || usualOf(door) * door.silent > CROWD.dead;

/** No door tells who comes and goes. */
const nothingCounts = ({ doors }: Estimate): boolean => Object.values(doors).every(isDead);

/** A door tells, and nobody has counted by hand. */
export const doorsCount = (estimate: Estimate): boolean =>
  !nothingCounts(estimate) && estimate.corrected === null;

/** Nor has anybody counted by hand: the seats are all that tells. */
export const seatsAlone = (estimate: Estimate): boolean =>
  nothingCounts(estimate) && estimate.corrected === null;

/** Where no door counts and seats are sensed, what was believed a while ago is no guide. */
export function forgetCrossings(facts: Facts, estimate: Estimate, alive: number, dt: number): void {
  if (!nothingCounts(estimate) || facts.opening?.open === false) return;
  const variance = CROWD.unseen * alive * dt;
  if (variance === 0) return;
  // A count by hand is a guide as long as it counts.
  const { corrected } = estimate;
  if (corrected === null) estimate.people = blur(estimate.people, variance);
  else corrected.people = blur(corrected.people, variance);
}

/** A part of a minute at the doors: what was counted, and what was not. @returns crossings that were counted */
export function advanceDoors(facts: Facts, estimate: Estimate, dt: number): number {
  const open = facts.opening?.open ?? true;
  const inside = meanOf(estimate.people);
  let enter: number = 0;
  let leave: number = 0;
  let counted = { in: 0, out: 0 };
  const doors = Object.entries(estimate.doors);
  for (const [key, door] of doors) {
    const more = takeCounted(facts, key, door, dt, open ? (CROWD.visitor + inside) * dt : 0);
    const miss = missesOf(estimate, door);
    if (open && !isDead(door)) bustle(estimate, usualOf(door), more.in + more.out, dt);
    counted = { in: counted.in + more.in, out: counted.out + more.out };
    enter += (CROWD.hidden.in + door.rateIn * miss.in) * dt;
    leave += (CROWD.hidden.out + door.rateOut * miss.out) * dt;
    if (open && isDead(door)) {
      enter += (usualOf(door) / 2) * (1 + inside) * dt;
      leave += (usualOf(door) / 2) * (1 + inside) * dt;
    }
  }
  if (open && doors.length === 0) {
    enter += (0.05 + inside / 60) * dt;
    leave += (0.05 + inside / 60) * dt;
  }
  if (estimate.balance !== null) estimate.balance += counted.in - counted.out;
  const { missed } = estimate.learned;
  const fade = Math.exp(-dt / CROWD.missed.memory);
  missed.people *= fade;
  missed.crossings *= fade;
  const clearing = leaving(facts, estimate.at ?? 0) ? dt / CROWD.clearing : 0;
  changePeople(estimate, (people) => move(people, counted, { enter, leave, clearing }, dt));
  const { entry, exit } = STANDING.walking;
  estimate.walking += entry * counted.in + exit * counted.out;
  return counted.in + counted.out;
}

/** Whether it is closed for so long, and opens so late, that nobody stays. */
function leaving({ opening }: Facts, now: Instant): boolean {
  if (opening === null || opening.open) return false;
  const until = (opening.opensAt ?? Infinity) - CROWD.early * 60_000;
  return now - opening.since > CROWD.lingering * 60_000 && now < until;
}

/** Who was counted, who was not, and who leaves after closing. */
function move(
  before: Distribution,
  counted: { in: number; out: number },
  hidden: { enter: number; leave: number; clearing: number },
  dt: number,
): Distribution {
  let people = before;
  const parts = Math.max(1, Math.ceil((hidden.enter + hidden.leave) * 3));
  for (let part = 0; part < parts; part += 1) {
    people = drift(people, hidden.enter / parts, hidden.leave / parts);
  }
  if (counted.in + counted.out > 0) {
    people = cross(people, { in: Math.min(MOST, counted.in), out: Math.min(MOST, counted.out) });
  }
  if (hidden.clearing > 0) people = thin(people, hidden.clearing);
  return doubt(people, CROWD.doubt * dt);
}

/** Who is inside goes in and out: quiet speaks for few, traffic for many. */
function bustle(estimate: Estimate, usual: number, crossings: number, dt: number): void {
  const power = Math.min(crossings, 3) * CROWD.bustle;
  const likely = (n: number): number =>
    Math.exp(-CROWD.bustle * usual * n * dt) * (power === 0 ? 1 : (n + 1) ** power);
  changePeople(estimate, (people) =>
    normalise(
      people.map((chance, n) => chance * likely(n)),
      people,
    ),
  );
}

/** What a door's counter has counted since the last look, in the venue's sense of in and out. */
function takeCounted(
  facts: Facts,
  key: string,
  door: DoorState,
  dt: number,
  exposure: number,
): { in: number; out: number } {
  const counter = facts.counters[key];
  if (counter === undefined) return { in: 0, out: 0 };
  const swapped = isSwapped(facts, key);
  const [inward, outward] = [counter.in - door.in, counter.out - door.out].map((step) =>
    Math.max(0, step),
  ) as [number, number];
  const more = swapped ? { in: outward, out: inward } : { in: inward, out: outward };
  door.in = counter.in;
  door.out = counter.out;
  const crossings = more.in + more.out;
  const fade = Math.exp(-dt / CROWD.traffic);
  door.rateIn = door.rateIn * fade + more.in / CROWD.traffic;
  door.rateOut = door.rateOut * fade + more.out / CROWD.traffic;
  door.today.in += more.in;
  door.today.out += more.out;
  door.heard = counter.at !== null;
  door.silent += exposure;
  if (crossings === 0) return more;
  // A silence tells what is usual only when it is over: until then the door may be dead.
  if (!isDead(door)) {
    const slow = Math.exp(-door.silent / USUAL);
    door.usual.crossings = door.usual.crossings * slow + crossings;
    door.usual.minutes = door.usual.minutes * slow + door.silent;
  }
  door.silent = 0;
  return more;
}

/** OC46 */
function isSwapped(facts: Facts, key: string): boolean {
  return facts.layout.devices.some((device) =>
    device.places.some(
      (place) => 'door' in place && place.swapped && `${device.id}#${place.line}` === key,
    ),
  );
}

/** A business day is over: what went in came out, whatever was counted. */
export function closeDay(estimate: Estimate): void {
  estimate.balance = 0;
  for (const door of Object.values(estimate.doors)) {
    door.past = {
      in: door.past.in * 0.9 + door.today.in,
      out: door.past.out * 0.9 + door.today.out,
    };
    door.today = { in: 0, out: 0 };
    door.restartedAt = null;
  }
}
