import { CROWD } from './constants.ts';
import { bell, convolve, normalise, type Distribution } from './distribution.ts';

/** One person more or less, uncounted, with these chances; nobody leaves an empty room. */
export function drift(people: Distribution, enter: number, leave: number): Distribution {
  const size = people.length;
  const out = new Array<number>(size).fill(0);
  for (let n = 0; n < size; n += 1) {
    const chance = people[n]!;
    const more = n + 1 < size ? enter : 0;
    const less = n > 0 ? leave : 0;
    out[n]! += chance * (1 - more - less);
    if (more > 0) out[n + 1]! += chance * more;
    if (less > 0) out[n - 1]! += chance * less;
  }
  return out;
}

/** Many people more or less, uncounted: a bell of that variance over every number. */
export function spread(people: Distribution, variance: number): Distribution {
  const reach = Math.ceil(3 * Math.sqrt(variance));
  const steps = Array.from({ length: 2 * reach + 1 }, (_, k) => bell(k - reach, 0, variance));
  const kernel = normalise(steps, [1]);
  const last = people.length - 1;
  const out = new Array<number>(people.length).fill(0);
  for (let n = 0; n <= last; n += 1) {
    const chance = people[n]!;
    if (chance < 1e-12) continue;
    for (let k = 0; k < kernel.length; k += 1) {
      out[Math.min(last, Math.max(0, n + k - reach))]! += chance * kernel[k]!;
    }
  }
  return out;
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

/** One counted crossing. `step`: 1 in, -1 out. At the edges the surplus stays there. */
export function cross(people: Distribution, step: 1 | -1): Distribution {
  const { real, none, wrong } = CROWD.crossing;
  const size = people.length;
  const out = new Array<number>(size).fill(0);
  for (let n = 0; n < size; n += 1) {
    const chance = people[n]!;
    out[Math.min(size - 1, Math.max(0, n + step))]! += chance * real;
    out[n]! += chance * none;
    out[Math.min(size - 1, Math.max(0, n - step))]! += chance * wrong;
  }
  return out;
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
