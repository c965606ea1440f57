import type { Fault, Motion, WifiEvent } from './events.ts';
import type { Parameters } from './parameters.ts';
import { random, type Random } from './random.ts';
import { union, type Interval } from './stimulus.ts';
import { CLOSES, HOUR, MINUTE, OPENS, SECOND, TRUTH_FROM, WATCHED_UNTIL } from './venue.ts';

/** One radio client in an access point's table. `from`, `to`: epoch ms. */
export interface Association {
  ap: 'ap-1' | 'ap-2';
  /** Upper case with colons. Only the emulated router may ever show it. */
  mac: string;
  from: number;
  to: number;
  /** A printer or a sign: there day and night. */
  fixed: boolean;
}

/** Locally administered and unicast, as phones make them for each network. */
function inventMac(rng: Random): string {
  const bytes = Array.from({ length: 6 }, () => rng.whole(0, 255));
  bytes[0] = ((bytes[0] ?? 0) & 0xfc) | 0x02;
  return bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

const pickAp = (rng: Random): Association['ap'] => (rng.chance(0.55) ? 'ap-1' : 'ap-2');

/** Who was in which table, all day. */
export function associations(
  rng: Random,
  seed: string,
  par: Parameters,
  motions: readonly Motion[],
  midnight: number,
): Association[] {
  const found: Association[] = [];
  // The same printers every day.
  const house = random(seed, 'fixed clients');
  for (let i = 0; i < par.fixedClients; i++) {
    const ap = pickAp(house);
    found.push({
      ap,
      mac: inventMac(house),
      from: midnight,
      to: midnight + 24 * HOUR,
      fixed: true,
    });
  }
  for (const [, stays] of presence(motions)) {
    const ap = pickAp(rng);
    for (let device = rng.poisson(par.devicesPerPerson); device > 0; device--) {
      const mac = inventMac(rng);
      // The first is the telephone, which sleeps in the pocket.
      const sleepy = device === 1;
      const linked = union(stays.flatMap((stay) => linkedDuring(rng, stay, sleepy)));
      for (const [from, to] of linked) found.push({ ap, mac, from, to, fixed: false });
    }
  }
  let passer = midnight + (OPENS - 20) * MINUTE;
  const evening = midnight + (CLOSES + 30) * MINUTE;
  while ((passer += rng.exponential(HOUR / (5 * par.passerScale))) < evening) {
    const to = passer + rng.between(1, 4) * MINUTE + timeOut(rng);
    found.push({ ap: 'ap-1', mac: inventMac(rng), from: passer, to, fixed: false });
  }
  return found;
}

const timeOut = (rng: Random) => rng.between(2, 8) * MINUTE;

/** When a device is in the table while its owner is inside; the table forgets only later. */
function linkedDuring(rng: Random, [from, to]: Interval, sleepy: boolean): Interval[] {
  const linked: Interval[] = [];
  let t = from + rng.between(3, 90) * SECOND;
  while (t < to) {
    const awake = t + rng.exponential((sleepy ? 35 : 150) * MINUTE);
    linked.push([t, Math.min(awake, to) + timeOut(rng)]);
    t = awake + rng.exponential((sleepy ? 12 : 15) * MINUTE);
  }
  return linked;
}

function presence(motions: readonly Motion[]): Map<string, Interval[]> {
  const stays = new Map<string, Interval[]>();
  const entered = new Map<string, number>();
  for (const motion of motions) {
    if (motion.kind === 'enter') entered.set(motion.person, motion.t);
    if (motion.kind !== 'leave') continue;
    const list = stays.get(motion.person) ?? [];
    list.push([entered.get(motion.person) ?? motion.t, motion.t]);
    stays.set(motion.person, list);
  }
  return stays;
}

/** One poll of each access point a minute; a missing answer gives no event. */
export function wifiEvents(
  rng: Random,
  par: Parameters,
  clients: readonly Association[],
  faults: readonly Fault[],
  midnight: number,
): WifiEvent[] {
  const events: WifiEvent[] = [];
  const until = midnight + WATCHED_UNTIL * MINUTE;
  for (let t = midnight + TRUTH_FROM * MINUTE + 7 * SECOND; t < until; t += MINUTE) {
    for (const dev of ['ap-1', 'ap-2']) {
      const rx = Math.round(t + rng.between(50, 900));
      const silent = faults.some(
        (f) => f.kind === 'unreachable' && f.dev === dev && f.from <= t && t < f.until,
      );
      if (rng.chance(par.pollMiss) || silent) continue;
      const count = clients.filter((c) => c.ap === dev && c.from <= t && t < c.to).length;
      events.push({ rx, t, type: 'wifi', dev, clients: count });
    }
  }
  return events;
}
