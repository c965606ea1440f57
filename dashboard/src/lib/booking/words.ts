import type { BookableKind, DayAvailability } from '$contract/booking-api.ts';
import type { Refusal } from '$contract/booking.ts';
import { KIND_WORDS } from '$contract/refusal-words.ts';
import type { BookingWords } from '$lib/messages/booking/words.ts';
import { levelSigns, type Sign } from '$lib/signs.ts';

type KindAvailability = DayAvailability['kinds'][number];
export type SpaceAvailability = DayAvailability['spaces'][number];

/** A plate: the level that gives its ground, its sign and its word. */
export interface Plate {
  level: 'free' | 'few' | 'full' | 'closed';
  sign: Sign;
  word: string;
}

const RULE_PLATES: Partial<Record<Refusal['rule'], keyof BookingWords['kindsOf']['plates']>> = {
  quota: 'quota',
  walkInShare: 'walkInShare',
  windowNotOpen: 'windowNotOpen',
  closed: 'closed',
  kindClosed: 'kindClosed',
  outsideHours: 'outsideHours',
  past: 'outsideHours',
};

/** What the plate of a kind says: how much is free, or why it is not for who asks. */
export function plateOf(
  { kind, level, refusal }: KindAvailability,
  { plates }: BookingWords['kindsOf'],
): Plate {
  const rule = refusal && RULE_PLATES[refusal.rule];
  if (rule) return { level: 'closed', sign: 'bar', word: plates[rule] };
  // One room is never few: it can be had or not.
  if (kind === 'meeting' && level !== 'full') {
    return { level: 'free', sign: 'ring', word: plates.usable };
  }
  const said = level === 'free' ? 'available' : level;
  return { level, sign: levelSigns[said], word: plates[said] };
}

/** What a space is during the interval, and whether it can be picked. */
export interface SpaceState {
  level: Plate['level'];
  sign: Sign;
  word: string;
  pickable: boolean;
}

const STATES: Record<SpaceAvailability['state'], Omit<SpaceState, 'word'>> = {
  free: { level: 'free', sign: 'ring', pickable: true },
  booked: { level: 'full', sign: 'cross', pickable: false },
  yours: { level: 'few', sign: 'triangle', pickable: false },
  closed: { level: 'closed', sign: 'bar', pickable: false },
  walkIn: { level: 'closed', sign: 'bar', pickable: false },
};

/** @param own the space of the booking that is being changed: it can be kept */
export function stateOf(
  space: SpaceAvailability,
  { outlet, own }: { outlet: boolean; own: string | null },
  { states }: BookingWords['seat'],
): SpaceState {
  if (space.id === own && (space.state === 'yours' || space.state === 'free')) {
    return { ...STATES.free, word: states.own };
  }
  if (outlet && !space.outlet && space.state === 'free') {
    return { level: 'closed', sign: 'bar', word: states.noOutlet, pickable: false };
  }
  // Whoever sits there may be the one who asks: it can be picked, and is never proposed (BK33).
  if (space.state === 'free' && space.inUse) {
    return { level: 'few', sign: 'triangle', word: states.inUse, pickable: true };
  }
  return { ...STATES[space.state], word: states[space.state] };
}

/** 「電源あり・モニターあり」 */
export const featuresOf = (
  { outlet, monitor }: Pick<SpaceAvailability, 'outlet' | 'monitor'>,
  { features }: BookingWords,
): string =>
  [outlet ? features.outlet : features.noOutlet, ...(monitor ? [features.monitor] : [])].join(
    features.between,
  );

/** As written on the seat: A21; a room is its own name. */
export const labelOf = (
  { kind, label }: { kind: BookableKind; label: string },
  { kinds }: BookingWords,
): string => (label === KIND_WORDS[kind] ? kinds[kind] : label);
