import type { Random } from './random.ts';

export const PROFILES = ['normal', 'harsh', 'weak-wifi'] as const;
/** `harsh`: every error rate doubled; `weak-wifi`: few devices per person, many passers-by. */
export type Profile = (typeof PROFILES)[number];

/** The hidden truth about people and devices in one run; drawn once per seed. */
export interface Parameters {
  devicesPerPerson: number;
  doorMissIn: number;
  doorMissOut: number;
  /** Share of crossings counted the wrong way. */
  doorFlip: number;
  doorGhostPerHour: number;
  passerScale: number;
  fixedClients: number;
  noShow: number;
  earlyLeave: number;
  overStay: number;
  /** 1 = an ordinary day. */
  busy: number;
  packetLoss: number;
  late: number;
  dup: number;
  /** Share of sittings that the sensor does not notice. */
  seatMiss: number;
  stuckPerSeatDay: number;
  deathPerSeatDay: number;
  doorOutagePerDay: number;
  /** Share of polls without an answer. */
  pollMiss: number;
  apOutagePerDay: number;
  lineDownPerDay: number;
  /** Lapses per hour of a person who sits still. */
  dropOutPad: number;
  dropOutRadar: number;
  /** Chance that a radar sees the neighbour of its region for a while, per sitting. */
  crossTalk: number;
  /** Chance that a bag stays on the chair during a break. */
  bagWhileAway: number;
  /** Chance that a bag lies on the chair beside. */
  bagBeside: number;
}

/** Ranges: occupancy.md 3.2; the ones it leaves open are set to the samples' look. */
export function drawParameters(rng: Random, profile: Profile): Parameters {
  const error = profile === 'harsh' ? 2 : 1;
  const weak = profile === 'weak-wifi';
  return {
    // ROBOD, the real rooms: 0.3–0.55 devices for each person.
    devicesPerPerson: weak ? rng.between(0.3, 0.55) : rng.between(0.8, 1.8),
    doorMissIn: error * rng.between(0.03, 0.08),
    doorMissOut: error * rng.between(0.03, 0.08),
    doorFlip: error * rng.between(0.005, 0.015),
    doorGhostPerHour: error * rng.between(0.1, 0.6),
    passerScale: (weak ? 3 : error) * rng.between(0.5, 2),
    fixedClients: rng.whole(2, 6),
    noShow: rng.between(0.12, 0.25),
    earlyLeave: rng.between(0.1, 0.2),
    overStay: rng.between(0.08, 0.16),
    busy: rng.between(0.75, 1.3),
    packetLoss: error * rng.between(0.005, 0.03),
    late: error * 0.015,
    dup: error * 0.01,
    seatMiss: error * rng.between(0.01, 0.03),
    stuckPerSeatDay: error * 0.01,
    deathPerSeatDay: error * 0.004,
    doorOutagePerDay: error * 0.08,
    pollMiss: error * 0.01,
    apOutagePerDay: error * 0.06,
    lineDownPerDay: error * 0.04,
    dropOutPad: error * rng.between(0.08, 0.2),
    dropOutRadar: error * rng.between(0.4, 0.9),
    crossTalk: error * rng.between(0.02, 0.05),
    bagWhileAway: rng.between(0.06, 0.14),
    bagBeside: rng.between(0.03, 0.08),
  };
}

/** Demand of each weekday, Sunday first, as a factor on `busy`; the range is our assumption. */
export const drawDemand = (rng: Random): number[] =>
  Array.from({ length: 7 }, () => rng.between(0.65, 1.35));
