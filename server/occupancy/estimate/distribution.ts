/** A distribution over 0, 1, 2 … people: chances that sum to 1. */
export type Distribution = number[];

export function certain(value: number, size: number): Distribution {
  const out = new Array<number>(size).fill(0);
  out[value] = 1;
  return out;
}

/** Scales to a sum of 1; keeps `fallback` when nothing is left. */
export function normalise(chances: number[], fallback: Distribution): Distribution {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return sum > 0 && Number.isFinite(sum) ? chances.map((chance) => chance / sum) : fallback;
}

/** Number of successes of independent chances, by adding one after the other. */
export function poissonBinomial(chances: number[]): Distribution {
  let out: Distribution = [1];
  for (const p of chances) {
    const next = new Array<number>(out.length + 1).fill(0);
    for (let k = 0; k < out.length; k += 1) {
      next[k]! += out[k]! * (1 - p);
      next[k + 1]! += out[k]! * p;
    }
    out = next;
  }
  return out;
}

/** Poisson chances of 0 … size-1, with the rest at the end. */
export function poisson(mean: number, size: number): Distribution {
  const out = new Array<number>(size);
  let chance = Math.exp(-mean);
  let sum = 0;
  for (let k = 0; k < size; k += 1) {
    out[k] = chance;
    sum += chance;
    chance *= mean / (k + 1);
  }
  out[size - 1]! += Math.max(0, 1 - sum);
  return out;
}

export function convolve(a: Distribution, b: Distribution): Distribution {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i]!;
    if (left < 1e-12) continue;
    for (let j = 0; j < b.length; j += 1) out[i + j]! += left * b[j]!;
  }
  return out;
}

export const meanOf = (chances: Distribution): number =>
  chances.reduce((sum, chance, k) => sum + chance * k, 0);

/** Smallest k up to which at least `share` lies. */
export function quantile(chances: Distribution, share: number): number {
  let sum = 0;
  for (let k = 0; k < chances.length; k += 1) {
    sum += chances[k]!;
    if (sum >= share - 1e-9) return k;
  }
  return chances.length - 1;
}

/** The normal density, not scaled. */
export const bell = (x: number, mean: number, variance: number): number =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(variance);
