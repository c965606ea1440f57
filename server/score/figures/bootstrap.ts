import { random } from '../../../devices/office/random.ts';
import { quantile } from './detection.ts';

export interface Difference {
  mean: number;
  lo: number;
  hi: number;
}

const RESAMPLES = 10_000;

/**
 * The mean of paired differences with its 95 % bootstrap interval over the pairs. The same pairs
 * give the same interval. Undefined without pairs.
 */
export function pairedDifference(pairs: readonly (readonly [number, number])[]) {
  const differences = pairs.map(([ours, theirs]) => ours - theirs);
  const size = differences.length;
  if (size === 0) return undefined;
  const rng = random('bootstrap');
  const means: number[] = [];
  for (let k = 0; k < RESAMPLES; k++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += rng.pick(differences);
    means.push(sum / size);
  }
  means.sort((a, b) => a - b);
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / size,
    lo: quantile(means, 0.025) ?? NaN,
    hi: quantile(means, 0.975) ?? NaN,
  } satisfies Difference;
}
