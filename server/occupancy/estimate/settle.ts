import type { Evidence, Instant } from '../evidence.ts';
import { emptyFacts, takeFact, type Facts } from '../facts.ts';
import type { Layout, Policy } from '../layout.ts';
import { advance } from './advance.ts';
import { normalise } from './distribution.ts';
import { emptyEstimate, type Estimate } from './state.ts';
import { view, type View } from './view.ts';

const MINUTE = 60_000;
/** Evidence waiting at most; then the oldest is taken although its minute is not over. */
const MOST = 20_000;
/** Minutes gone through one by one after a silence; what lies before is over anyway. */
const LONGEST = 1440;

/**
 * The part of the board that may look back: facts and estimate as of a whole minute that is over by
 * more than the reorder window, and the evidence that came since.
 */
export interface Settled {
  facts: Facts;
  estimate: Estimate;
  waiting: Waiting[];
}

/** One piece of evidence as text: equal texts are the same evidence. */
interface Waiting {
  at: Instant;
  text: string;
}

export const emptySettled = (layout: Layout, now: Instant): Settled => ({
  facts: emptyFacts(layout, now),
  estimate: emptyEstimate(layout),
  waiting: [],
});

/**
 * Keeps evidence until its minute is over, in the order of its time and each piece once, so that the
 * order of arrival leaves no trace. `now`: arrival, for evidence without a time of its own.
 */
export function keep(settled: Settled, evidence: Evidence, now: Instant, policy: Policy): void {
  if (evidence.kind === 'tick') return;
  const { waiting, estimate } = settled;
  const single = evidence.kind === 'passage' && evidence.mode !== 'total';
  if (single && estimate.at !== null && evidence.at < estimate.at - RECOGNISED * MINUTE) return;
  const next = { at: 'at' in evidence ? evidence.at : now, text: JSON.stringify(evidence) };
  let place = waiting.length;
  while (place > 0 && isBefore(next, waiting[place - 1]!)) place -= 1;
  const same = waiting[place - 1];
  if (same?.at === next.at && same.text === next.text) return;
  waiting.splice(place, 0, next);
  if (waiting.length <= MOST) return;
  for (const early of waiting.splice(0, MOST / 2)) take(settled.facts, early, now, policy);
}

const isBefore = (a: Waiting, b: Waiting): boolean =>
  a.at < b.at || (a.at === b.at && a.text < b.text);

function take(facts: Facts, { at, text }: Waiting, now: Instant, policy: Policy): void {
  const evidence = JSON.parse(text) as Evidence;
  takeFact(facts, evidence, Math.max(now, at), policy, { devices: [], doors: false });
}

/** Takes every minute that is over into the estimate. */
export function settle(settled: Settled, now: Instant, policy: Policy): void {
  const last = Math.floor((now - policy.reorder) / MINUTE) * MINUTE;
  const { estimate, facts, waiting } = settled;
  if (estimate.at === null) estimate.at = last - MINUTE;
  if (estimate.at < last - LONGEST * MINUTE) estimate.at = last - LONGEST * MINUTE;
  if (estimate.at >= last) return;
  let taken = 0;
  for (let minute = estimate.at + MINUTE; minute <= last; minute += MINUTE) {
    for (; taken < waiting.length && waiting[taken]!.at < minute; taken += 1) {
      take(facts, waiting[taken]!, minute, policy);
    }
    advance(facts, estimate, minute, policy);
  }
  waiting.splice(0, taken);
}

/** Minutes after which single crossings that come again are no longer recognised (OC44). */
const RECOGNISED = 15;

/**
 * Goes on with what an earlier run believed. On another layout only what is known of the same seats,
 * doors and access points, and what was learned, is taken over.
 * @returns false when it is of the future, and of no use
 */
export function adopt(settled: Settled, stored: Settled, now: Instant): boolean {
  if ((stored.estimate.at ?? Infinity) > now) return false;
  const { layout } = settled.facts;
  if (JSON.stringify(layout) === JSON.stringify(stored.facts.layout)) {
    Object.assign(settled, stored, { facts: { ...stored.facts, layout } });
  } else carryOver(settled, stored);
  if (now - (settled.estimate.at ?? now) > BELIEVED * MINUTE) forgetPeople(settled.estimate);
  return true;
}

/** Minutes without us after which nobody knows how many are inside. */
const BELIEVED = 120;

function forgetPeople(estimate: Estimate): void {
  estimate.people = estimate.people.map(() => 1 / estimate.people.length);
  estimate.balance = null;
  estimate.corrected = null;
}

function carryOver(settled: Settled, stored: Settled): void {
  const { estimate } = settled;
  const { people, corrected: _, ...old } = stored.estimate;
  takeOver(estimate.seats, old.seats);
  takeOver(estimate.doors, old.doors);
  takeOver(estimate.radios, old.radios);
  takeOver(estimate.learned.share, old.learned.share);
  for (const [id, battery] of Object.entries(old.batteries)) {
    if (id in settled.facts.devices) estimate.batteries[id] = battery;
  }
  for (const key of Object.keys(estimate.doors)) {
    const counter = stored.facts.counters[key];
    if (counter !== undefined) settled.facts.counters[key] = counter;
  }
  const { share } = estimate.learned;
  Object.assign(estimate, { at: old.at, date: old.date, lagged: old.lagged, balance: old.balance });
  estimate.learned = { ...old.learned, share };
  estimate.people = normalise(
    estimate.people.map((_chance, n) => people[n] ?? 0),
    estimate.people,
  );
}

function takeOver<T>(own: Record<string, T>, old: Record<string, T>): void {
  for (const key of Object.keys(own)) {
    const known = old[key];
    if (known !== undefined) own[key] = known;
  }
}

/** The picture of now: the settled estimate, advanced by the facts as they are now. */
export function picture(facts: Facts, settled: Settled, now: Instant, policy: Policy): View {
  const estimate = copyOf(settled.estimate);
  const present = { ...facts, ...doorsNow(settled, now, policy) };
  if (estimate.at !== null && estimate.at < now) advance(present, estimate, now, policy);
  return view(present, estimate, now, policy);
}

/** A belief is replaced, never written into: its copy may share it, which is most of the bytes. */
function copyOf({ seats, ...rest }: Estimate): Estimate {
  const own: Estimate['seats'] = {};
  for (const id in seats) {
    const seat = seats[id]!;
    own[id] = { ...seat, slot: seat.slot && { ...seat.slot }, use: { ...seat.use } };
  }
  return { ...structuredClone(rest), seats: own };
}

/**
 * The door counters that the estimate rests on, with what waits: the live ones may have begun at
 * another total, after a restart.
 */
function doorsNow(
  settled: Settled,
  now: Instant,
  policy: Policy,
): Pick<Facts, 'counters' | 'doorDays'> {
  const { counters, doorDays } = structuredClone({
    counters: settled.facts.counters,
    doorDays: settled.facts.doorDays,
  });
  const facts = { ...settled.facts, counters, doorDays, devices: {} };
  for (const each of settled.waiting) {
    if (each.text.includes('"kind":"passage"')) take(facts, each, now, policy);
  }
  return { counters, doorDays };
}
