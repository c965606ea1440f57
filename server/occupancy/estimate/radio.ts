import type { Facts } from '../facts.ts';
import type { Instant } from '../evidence.ts';
import { WIFI } from './constants.ts';
import { changePeople } from './corrections.ts';
import { bell, meanOf, normalise } from './distribution.ts';
import type { Estimate, RadioState } from './state.ts';

/** Weight of what is thought before anything is learned, in minutes. */
const PRIOR = 240;
/** Minutes over which a line is remembered: about five days. */
const MEMORY = 2600;

export interface Line {
  /** Clients without people, and clients per person. */
  offset: number;
  perPerson: number;
  /** Variance of a count, per client expected and one more: it grows with the crowd. */
  dispersion: number;
  /** -1 … 1, between clients and people; null while too little is known. */
  correlation: number | null;
}

/** The learned line of one access point; `share`: of how many it is one. */
export function lineOf(radio: RadioState, share: number): Line {
  const { weight, x, y, xx, xy, yy } = radio;
  const [offset, perPerson] = [WIFI.offset / share, WIFI.perPerson / share];
  if (weight < 30) {
    return { offset, perPerson, dispersion: 3, correlation: null };
  }
  const [mx, my] = [x / weight, y / weight];
  const sxx = Math.max(0, xx / weight - mx * mx);
  const sxy = xy / weight - mx * my;
  const syy = Math.max(0, yy / weight - my * my);
  // Ridge towards the start value, strong while the room hardly changed.
  const ridge = (PRIOR / (PRIOR + weight)) * 20 + 1;
  const slope = Math.max(0.05, (sxy + ridge * perPerson) / (sxx + ridge));
  return {
    offset: Math.max(0, my - slope * mx),
    perPerson: slope,
    dispersion: Math.min(20, Math.max(0.5, (radio.spread + 60) / (weight + 30))),
    correlation: weight < PRIOR ? null : sxy / Math.sqrt(sxx * syy + 1e-9),
  };
}

/** Clients above (or below) the line for so long that the line itself has moved; null: it has not. */
export function shiftOf(radio: RadioState, share: number, people: number): number | null {
  const line = lineOf(radio, share);
  if (line.correlation === null) return null;
  const deviation = Math.sqrt(radio.noise * (1 + line.offset + line.perPerson * people));
  return Math.abs(radio.over) > WIFI.shift.deviations * deviation ? radio.over : null;
}

/** A part of a minute of what the access points hear; Wi-Fi informs, and can never hurt much. */
export function advanceRadios(facts: Facts, estimate: Estimate, now: Instant, dt: number): void {
  const names = Object.keys(estimate.radios);
  const open = facts.opening?.open ?? true;
  estimate.lagged += (meanOf(estimate.people) - estimate.lagged) * (1 - Math.exp(-dt / 5));
  for (const name of names) {
    const point = facts.accessPoints[name];
    const radio = estimate.radios[name];
    if (point === undefined || radio === undefined || point.clients === null) continue;
    if (now - point.at > WIFI.limit || !open) continue;
    const { clients } = point;
    const line = lineOf(radio, names.length);
    const alone = facts.layout.spaces.length === 0 && Object.keys(estimate.doors).length === 0;
    if (alone || (line.correlation ?? 0) >= WIFI.gate) {
      const power = (WIFI.fresh * dt) / names.length;
      const expected = (n: number): number =>
        line.offset + line.perPerson * (0.5 * n + 0.5 * estimate.lagged);
      const likely = (n: number): number =>
        (1e-3 + bell(clients, expected(n), line.dispersion * (1 + expected(n)))) ** power;
      changePeople(estimate, (people) =>
        normalise(
          people.map((chance, n) => chance * likely(n)),
          people,
        ),
      );
    }
    learn(radio, line, estimate.lagged, clients, dt);
  }
}

function learn(radio: RadioState, line: Line, people: number, clients: number, dt: number): void {
  const fade = Math.exp(-dt / MEMORY);
  radio.weight = radio.weight * fade + dt;
  radio.x = radio.x * fade + people * dt;
  radio.y = radio.y * fade + clients * dt;
  radio.xx = radio.xx * fade + people * people * dt;
  radio.xy = radio.xy * fade + people * clients * dt;
  radio.yy = radio.yy * fade + clients * clients * dt;
  const expected = line.offset + line.perPerson * people;
  radio.over += (clients - expected - radio.over) * (1 - Math.exp(-dt / WIFI.shift.minutes));
  const distance = (clients - expected) ** 2 / (1 + expected);
  const usual = Math.min(distance, WIFI.shift.deviations ** 2 * radio.noise);
  radio.noise += (usual - radio.noise) * (1 - Math.exp(-dt / WIFI.shift.memory));
  radio.spread = radio.spread * fade + distance * dt;
}
