import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import { MINUTE } from './venue.ts';

/** When the copies of a message sent at `t` arrive, epoch ms; empty when it is lost. */
export function arrivals(rng: Random, par: Parameters, t: number): number[] {
  const lost = rng.chance(par.packetLoss);
  const late = rng.chance(par.late);
  const delay = late ? rng.between(1, 10) * MINUTE : rng.between(150, 2500);
  const twice = rng.chance(par.dup);
  const echo = rng.between(100, 4000);
  if (lost) return [];
  const first = Math.round(t + delay);
  return twice ? [first, Math.round(first + echo)] : [first];
}
