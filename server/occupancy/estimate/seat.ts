import { ARRIVAL, ERRORS, SEAT, USE, type Sensing, type Use } from './constants.ts';

/**
 * What a seat may be: person × sensor, 15 chances that sum to 1. Person: nobody, sits, keeps it while
 * away. Sensor: right, sees a ghost, misses who sits, stuck at 1, stuck at 0.
 */
export type SeatBelief = number[];

const MODES = 5;
const [NOBODY, SITS, AWAY] = [0, 1, 2];
const [RIGHT, GHOST, BLIND, STUCK1, STUCK0] = [0, 1, 2, 3, 4];

export const emptySeat = (): SeatBelief => {
  const belief = new Array<number>(3 * MODES).fill(0);
  belief[NOBODY * MODES + RIGHT] = 1;
  return belief;
};

/** What moves a person on this seat now. */
export interface SeatContext {
  use: Use;
  sensing: Sensing;
  /** Share of time that such a seat is sat on; overrides the start value of its use. */
  share: number | null;
  /** Chance that who rises now comes back. */
  returns: number;
  /** Minutes until who is away comes back. */
  absence: number;
  /** Minutes that who sits there stays before rising. */
  stay: number;
  /** Chance per minute that whoever has the seat goes for good, unseen. */
  going: number;
}

/** One minute (or a part, `dt`) passes: people come and go, sensors fail and recover. */
export function pass(belief: SeatBelief, context: SeatContext, dt: number): SeatBelief {
  const { use } = context;
  const { ghost, blind, linger, unnoticed } = ERRORS[context.sensing];
  const share = Math.min(0.95, context.share ?? USE[use]);
  const rise = dt / context.stay;
  const closed = use === 'closed';
  const inRoom = context.sensing === 'motion' && use === 'received';
  const rests = inRoom ? dt / SEAT.stay.room : rise;
  const come = closed
    ? SEAT.early * dt
    : use === 'arriving'
      ? ARRIVAL.come * dt
      : Math.min(1, (rise * share) / (1 - share));
  const found = use === 'arriving' || use === 'unseen' ? ARRIVAL.found : blind.end;
  const leave = closed ? dt / 8 : rests * (1 - context.returns);
  const pause = closed ? 0 : rests * context.returns;
  const back = dt / context.absence;
  const going = context.going * dt;
  const give = closed ? dt / 8 : (use === 'overrun' ? SEAT.give.over : SEAT.give.usual) * dt;
  const out = new Array<number>(3 * MODES);
  for (let mode = 0; mode < MODES; mode += 1) {
    const nobody = belief[NOBODY * MODES + mode]!;
    const sits = belief[SITS * MODES + mode]!;
    const away = belief[AWAY * MODES + mode]!;
    const gone = (sits + away) * going;
    out[NOBODY * MODES + mode] = nobody * (1 - come) + sits * leave + away * give + gone;
    out[SITS * MODES + mode] = nobody * come + sits * (1 - leave - pause - going) + away * back;
    out[AWAY * MODES + mode] = sits * pause + away * (1 - back - give - going);
  }
  // Who rises may leave a bag on the seat; who sits down may not be noticed.
  const seen = belief[SITS * MODES + RIGHT]!;
  shift(out, AWAY * MODES + RIGHT, AWAY * MODES + GHOST, seen * pause * linger.break);
  shift(out, NOBODY * MODES + RIGHT, NOBODY * MODES + GHOST, seen * leave * linger.end);
  const arrived = belief[NOBODY * MODES + RIGHT]! * come + belief[AWAY * MODES + RIGHT]! * back;
  shift(out, SITS * MODES + RIGHT, SITS * MODES + BLIND, arrived * unnoticed);
  const { stuck } = SEAT;
  for (const person of [NOBODY, SITS, AWAY]) {
    const at = person * MODES;
    const right = out[at + RIGHT]!;
    const seen = out[at + GHOST]!;
    const missed = out[at + BLIND]!;
    const one = out[at + STUCK1]!;
    const zero = out[at + STUCK0]!;
    const toGhost = right * ghost.begin * dt;
    const toBlind = person === SITS ? right * blind.begin * dt : 0;
    const fromGhost = seen * ghost.end * dt;
    const fromBlind = missed * (person === SITS ? found : 0.5) * dt;
    const toStuck = right * stuck.begin * dt;
    const unstuck = (one + zero) * stuck.end * dt;
    out[at + RIGHT] = right - toGhost - toBlind - 2 * toStuck + fromGhost + fromBlind + unstuck;
    out[at + GHOST] = seen + toGhost - fromGhost;
    out[at + BLIND] = missed + toBlind - fromBlind;
    out[at + STUCK1] = one * (1 - stuck.end * dt) + toStuck;
    out[at + STUCK0] = zero * (1 - stuck.end * dt) + toStuck;
  }
  return out;
}

function shift(chances: number[], from: number, to: number, amount: number): void {
  chances[from]! -= amount;
  chances[to]! += amount;
}

/** The sensor says `value` (by a message, or still): what fits becomes likelier. */
export function weigh(belief: SeatBelief, value: boolean, error: number): SeatBelief {
  let sum = 0;
  const out = belief.map((chance, state) => {
    const fits = implied(state) === value ? 1 - error : error;
    sum += chance * fits;
    return chance * fits;
  });
  return sum > 0 ? out.map((chance) => chance / sum) : emptySeat();
}

function implied(state: number): boolean {
  switch (state % MODES) {
    case RIGHT:
      return Math.floor(state / MODES) === SITS;
    case GHOST:
    case STUCK1:
      return true;
    default:
      return false;
  }
}

const sumOf = (belief: SeatBelief, person: number): number => {
  let sum = 0;
  for (let mode = 0; mode < MODES; mode += 1) sum += belief[person * MODES + mode]!;
  return sum;
};

/** Chance that somebody sits there. */
export const sitting = (belief: SeatBelief): number => sumOf(belief, SITS);
/** Chance that somebody keeps it while away. */
export const keeping = (belief: SeatBelief): number => sumOf(belief, AWAY);
/** Chance that the sensor is stuck. */
export function stuck(belief: SeatBelief): number {
  let sum = 0;
  for (let person = 0; person < 3; person += 1) {
    sum += belief[person * MODES + STUCK1]! + belief[person * MODES + STUCK0]!;
  }
  return sum;
}

/** Chance that the sensor is stuck at 0. */
export function stuckAtZero(belief: SeatBelief): number {
  let sum = 0;
  for (let person = 0; person < 3; person += 1) sum += belief[person * MODES + STUCK0]!;
  return sum;
}

/** A seat on which nobody was expected stays empty: no word on whether its sensor is stuck at 0. */
export function expectNobody(belief: SeatBelief, before: number): SeatBelief {
  const now = stuckAtZero(belief);
  if (now <= before || now >= 1) return belief;
  const [stuckBy, elseBy] = [before / now, (1 - before) / (1 - now)];
  return belief.map((chance, state) => chance * (state % MODES === STUCK0 ? stuckBy : elseBy));
}

/** Another word on the person: chances of nobody, sitting, away are multiplied. */
export function tilt(belief: SeatBelief, factors: [number, number, number]): SeatBelief {
  const out = belief.map((chance, state) => chance * factors[Math.floor(state / MODES)]!);
  const sum = out.reduce((total, chance) => total + chance, 0);
  return sum > 0 ? out.map((chance) => chance / sum) : belief;
}
