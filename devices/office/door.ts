import type { DoorEvent, Fault, Motion } from './events.ts';
import type { Parameters } from './parameters.ts';
import { arrivals } from './radio.ts';
import type { Random } from './random.ts';
import { CLOSES, HOUR, MINUTE, OPENS } from './venue.ts';

/** What the counter over the door carries from day to day. */
export interface DoorCounter {
  dev: string;
  seq: number;
  totIn: number;
  totOut: number;
}

/** What the counter makes of the crossings of one day. */
export function doorEvents(
  rng: Random,
  par: Parameters,
  counter: DoorCounter,
  motions: readonly Motion[],
  faults: readonly Fault[],
  midnight: number,
): DoorEvent[] {
  const seen: { t: number; dir: DoorEvent['dir'] }[] = [];
  for (const motion of motions) {
    if (motion.kind !== 'enter' && motion.kind !== 'leave') continue;
    const entering = motion.kind === 'enter';
    const miss = (entering ? par.doorMissIn : par.doorMissOut) * (motion.group ? 3 : 1);
    if (rng.chance(miss)) continue;
    const inward = rng.chance(par.doorFlip) ? !entering : entering;
    seen.push({ t: motion.t, dir: inward ? 'in' : 'out' });
  }
  // A curtain of sun, a trolley: nobody, counted.
  let ghost = midnight + OPENS * MINUTE;
  while ((ghost += rng.exponential(HOUR / par.doorGhostPerHour)) < midnight + CLOSES * MINUTE) {
    seen.push({ t: Math.round(ghost), dir: rng.chance(0.5) ? 'in' : 'out' });
  }
  seen.sort((a, b) => a.t - b.t);

  const outages = faults.filter((f) => f.kind === 'outage').filter((f) => f.dev === counter.dev);
  const reboots = outages.filter((f) => f.reboot && f.until > midnight).map((f) => f.until);
  const events: DoorEvent[] = [];
  for (const { t, dir } of seen) {
    if (outages.some((f) => f.from <= t && t < f.until)) continue;
    while (reboots[0] !== undefined && reboots[0] <= t) {
      // Some counters forget their totals with the power.
      counter.totIn = counter.totOut = 0;
      reboots.shift();
    }
    if (dir === 'in') counter.totIn++;
    else counter.totOut++;
    const { dev, totIn, totOut } = counter;
    const seq = ++counter.seq;
    for (const rx of arrivals(rng, par, t)) {
      events.push({ rx, t, type: 'door', dev, seq, dir, totIn, totOut });
    }
  }
  if (reboots.some((t) => t < midnight + 24 * HOUR)) counter.totIn = counter.totOut = 0;
  return events;
}
