import { TAIL } from './constants.ts';
import type { ForecastZone, Vacancy } from './facts.ts';

/**
 * Variance that a count with this mean would have if every seat were taken by chance alone, in
 * squared seats; half a seat is added at both ends, where counts still vary.
 */
export function chanceVariance(mean: number, capacity: number): number {
  return ((mean + 0.5) * (capacity + 0.5 - mean)) / (capacity + 1);
}

/**
 * Chances of 0 … capacity taken seats: a beta distribution over the seats, for it ends where they
 * do. `variance` in squared seats.
 */
export function chances(zone: ForecastZone, mean: number, variance: number): number[] {
  const { capacity, whole } = zone;
  const inside = Math.min(Math.max(mean, 0), capacity);
  if (whole) {
    const taken = inside / Math.max(capacity, 1);
    return Array.from({ length: capacity + 1 }, (_, k) =>
      k === 0 ? 1 - taken : k === capacity ? taken : 0,
    );
  }
  const width = capacity + 1;
  const share = (inside + 0.5) / width;
  const most = share * (1 - share);
  // Below a twelfth (rounding) nothing is resolved; near `most` all mass would leave the middle.
  const wanted = Math.min(Math.max(variance, 1 / 12) / width ** 2, 0.9 * most);
  const strength = most / wanted - 1;
  const [a, b] = [share * strength - 1, (1 - share) * strength - 1];
  const logs = Array.from({ length: width }, (_, k) => {
    const x = (k + 0.5) / width;
    return a * Math.log(x) + b * Math.log(1 - x);
  });
  const peak = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - peak));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The smallest number of taken seats that is not exceeded with this chance. */
function quantile(pmf: readonly number[], chance: number): number {
  let sum = 0;
  // Sums of chances end a rounding error short of 1.
  const found = pmf.findIndex((p) => (sum += p) >= chance - 1e-9);
  return found < 0 ? pmf.length - 1 : found;
}

/** FC20, FC21, FC22: number, range and word. */
export function vacancy(zone: ForecastZone, mean: number, variance: number): Vacancy {
  const { capacity, few } = zone;
  const pmf = chances(zone, mean, variance);
  const free = capacity - quantile(pmf, 0.5);
  return {
    free,
    lo: capacity - quantile(pmf, 1 - TAIL),
    hi: capacity - quantile(pmf, TAIL),
    level: free === 0 ? 'full' : free <= few ? 'few' : 'available',
  };
}
