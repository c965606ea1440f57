import type { Facts } from '../facts.ts';
import type { Instant } from '../evidence.ts';
import { CROWD, STANDING } from './constants.ts';
import { dutyOf } from './context.ts';
import { onDuty, unsensed } from './crowd.ts';
import {
  bell,
  convolve,
  meanOf,
  normalise,
  poisson,
  poissonBinomial,
  type Distribution,
} from './distribution.ts';
import { sitting } from './seat.ts';
import { isSensed, type Estimate } from './state.ts';

/** What the seats say of the head count: who sits where a sensor sees, and who may be elsewhere. */
export interface SeatWord {
  /** People on sensed seats. */
  seated: Distribution;
  /** People on seats that no sensor sees. */
  hidden: Distribution;
  /** Everybody else inside: staff, and who walks about. */
  standing: Distribution;
  /** Share of the seats that are sensed now. */
  alive: number;
}

/** @param estimate advanced to `now`; null: no seat has a sensor */
export function seatWord(facts: Facts, estimate: Estimate, now: Instant): SeatWord | null {
  const chances: number[] = [];
  let dark = 0;
  let guess = 0;
  for (const space of facts.layout.spaces) {
    const seat = estimate.seats[space.id];
    if (seat === undefined) continue;
    const p = sitting(seat.belief);
    if (isSensed(seat)) {
      chances.push(p);
    } else {
      dark += 1;
      guess += p;
    }
  }
  if (chances.length + dark === 0) return null;
  const open = facts.opening?.open ?? true;
  const mean = meanOf(estimate.people);
  const standing = Math.max(
    STANDING.base,
    STANDING.base + STANDING.perPerson * mean + estimate.walking,
  );
  const staff = onDuty(facts.layout.roster, dutyOf(facts, now));
  const hidden = unsensed(dark, dark === 0 ? 0 : guess / dark, 6);
  const walking = poisson(open ? standing : 0.3, Math.max(12, Math.ceil(standing * 3)));
  return {
    seated: sumOf(chances),
    hidden,
    standing: convolve(staff, walking),
    alive: chances.length / (chances.length + dark),
  };
}

/** How many of many independent chances come true; from a size on as a normal distribution. */
export function sumOf(chances: number[]): Distribution {
  if (chances.length <= CROWD.exact) return poissonBinomial(chances);
  const mean = chances.reduce((sum, p) => sum + p, 0);
  const variance = chances.reduce((sum, p) => sum + p * (1 - p), 0.25);
  return normalise(
    Array.from({ length: chances.length + 1 }, (_, k) => bell(k, mean, variance)),
    [1],
  );
}

/** Chance of what the seats say, for every head count. */
export function likelihood(word: SeatWord, size: number): Distribution {
  const all = convolve(convolve(word.seated, word.hidden), word.standing);
  return Array.from({ length: size }, (_, n) => all[n] ?? 0);
}

/** Believes the seats with a part of their weight. */
export function believe(people: Distribution, likely: Distribution, power: number): Distribution {
  const floor = 1e-6 * Math.max(...likely);
  return normalise(
    people.map((chance, n) => chance * (floor + (likely[n] ?? 0)) ** power),
    people,
  );
}

/** People on sensed seats and on the others, given what is believed of everybody inside. */
export function seatsGiven(
  { seated, hidden, standing }: SeatWord,
  people: Distribution,
): { seated: number; hidden: number } {
  return {
    seated: partGiven(seated, convolve(hidden, standing), people),
    hidden: partGiven(hidden, convolve(seated, standing), people),
  };
}

function partGiven(part: Distribution, others: Distribution, people: Distribution): number {
  const joint = part.map((chance, s) => {
    if (chance < 1e-9) return 0;
    let fits = 0;
    for (let u = 0; u < others.length && s + u < people.length; u += 1)
      fits += others[u]! * people[s + u]!;
    return chance * fits;
  });
  return meanOf(normalise(joint, part));
}
