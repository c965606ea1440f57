import { CROWD } from './constants.ts';
import { bell, convolve, normalise, type Distribution } from './distribution.ts';

/** One person more or less, uncounted, with these chances; nobody leaves an empty room. */
export function drift(people: Distribution, enter: number, leave: number): Distribution {
  const last = people.length - 1;
  const out = gather(people, enter, 1 - enter - leave, leave);
  out[0] = people[0]! * (1 - enter) + people[1]! * leave;
  out[last] = people[last - 1]! * enter + people[last]! * (1 - leave);
  return out;
}

/** Gathers each cell but the outer ones from its neighbours; a copy, because that is an array of floats at once. */
function gather(people: Distribution, up: number, stay: number, down: number): Distribution {
  const out = people.slice();
  for (let n = 1; n < people.length - 1; n += 1) {
    out[n] = people[n - 1]! * up + people[n]! * stay + people[n + 1]! * down;
  }
  return out;
}

/** Chances of so many more or fewer: `taps[k]` for `first + k`. */
interface Steps {
  first: number;
  taps: number[];
}

/** Everybody and these; nobody leaves an empty room, and the surplus stays in a full one. */
function shift(people: Distribution, { first, taps }: Steps): Distribution {
  const last = people.length - 1;
  const out = new Array<number>(people.length).fill(0);
  for (let n = 0; n <= last; n += 1) {
    const chance = people[n]!;
    if (chance < 1e-12) continue;
    for (let k = 0; k < taps.length; k += 1) {
      out[Math.min(last, Math.max(0, n + first + k))]! += chance * taps[k]!;
    }
  }
  return out;
}

/** Many people more or less, uncounted: a bell of that variance over every number. */
export function blur(people: Distribution, variance: number): Distribution {
  const reach = Math.ceil(3 * Math.sqrt(variance));
  const bells = Array.from({ length: 2 * reach + 1 }, (_, k) => bell(k - reach, 0, variance));
  return shift(people, { first: -reach, taps: normalise(bells, [1]) });
}

/** Everybody inside leaves with this chance, each for themselves (approximated by one at a time). */
export function thin(people: Distribution, share: number): Distribution {
  const out = people.slice();
  for (let n = 1; n < out.length; n += 1) {
    const gone = out[n]! * Math.min(1, share * n);
    out[n]! -= gone;
    out[n - 1]! += gone;
  }
  return out;
}

/** Counted crossings, each with its doubt: really one, none, or the other way. */
export function cross(people: Distribution, counted: { in: number; out: number }): Distribution {
  const { real, none, wrong } = CROWD.crossing;
  let steps: Steps = { first: 0, taps: [1] };
  for (let n = 0; n < counted.in; n += 1) steps = then(steps, [wrong, none, real]);
  for (let n = 0; n < counted.out; n += 1) steps = then(steps, [real, none, wrong]);
  return shift(people, steps);
}

/** One more crossing; tails that no double can show beside the rest are cut. */
function then({ first, taps }: Steps, crossing: number[]): Steps {
  const all = convolve(taps, crossing);
  const low = all.findIndex((chance) => chance > 1e-12);
  const high = all.findLastIndex((chance) => chance > 1e-12);
  return { first: first - 1 + low, taps: all.slice(low, high + 1) };
}

/** A little of everything: what is believed may all be wrong. */
export function doubt(people: Distribution, share: number): Distribution {
  return people.map((chance) => chance * (1 - share) + share / people.length);
}

/** Beta-binomial: `count` seats that nobody senses, taken alike with a mean share. */
export function unsensed(count: number, share: number, weight: number): Distribution {
  if (count === 0) return [1];
  const mean = Math.min(0.98, Math.max(0.005, share));
  const [a, b] = [mean * weight, (1 - mean) * weight];
  const out = new Array<number>(count + 1);
  let chance = 1;
  for (let k = 0; k < count; k += 1) chance *= (b + k) / (a + b + k);
  for (let k = 0; k <= count; k += 1) {
    out[k] = chance;
    chance *= ((count - k) / (k + 1)) * ((a + k) / (b + count - k - 1));
  }
  return out;
}

/** Staff on duty inside: each with the same chance. */
export function onDuty(roster: number, chance: number): Distribution {
  let out: Distribution = [1];
  for (let n = 0; n < roster; n += 1) out = convolve(out, [1 - chance, chance]);
  return out;
}
