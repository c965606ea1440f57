import type { BookableKind, DayAvailability } from '$contract/booking-api.ts';
import type { Refusal } from '$contract/booking.ts';
import { levels, type Sign } from '$lib/words.ts';

type KindAvailability = DayAvailability['kinds'][number];
export type SpaceAvailability = DayAvailability['spaces'][number];

export const KIND_NOTES: Record<BookableKind, string> = {
  personal: '仕切りのある席',
  open: '仕切りのない席',
  booth: 'ひとり用・防音',
  meeting: '部屋を1組で使います',
};

/** A plate: the level that gives its ground, its sign and its word. */
export interface Plate {
  level: 'free' | 'few' | 'full' | 'closed';
  sign: Sign;
  word: string;
}

const RULE_WORDS: Partial<Record<Refusal['rule'], string>> = {
  quota: '優先枠',
  walkInShare: '当日の席',
  windowNotOpen: '予約前',
  closed: '休館',
  kindClosed: '利用停止',
  outsideHours: '時間外',
  past: '時間外',
};

/** What the plate of a kind says: how much is free, or why it is not for who asks. */
export function plateOf({ kind, level, refusal }: KindAvailability): Plate {
  const word = refusal && RULE_WORDS[refusal.rule];
  if (word) return { level: 'closed', sign: 'bar', word };
  // One room is never few: it can be had or not.
  if (kind === 'meeting' && level !== 'full') {
    return { level: 'free', sign: 'ring', word: '使えます' };
  }
  const { sign, word: said } = levels[level === 'free' ? 'available' : level];
  return { level, sign, word: said };
}

/** What a space is during the interval, and whether it can be picked. */
export interface SpaceState {
  level: Plate['level'];
  sign: Sign;
  word: string;
  pickable: boolean;
}

const STATES: Record<SpaceAvailability['state'], SpaceState> = {
  free: { level: 'free', sign: 'ring', word: '空き', pickable: true },
  booked: { level: 'full', sign: 'cross', word: '予約ずみ', pickable: false },
  yours: { level: 'few', sign: 'triangle', word: 'あなたの予約', pickable: false },
  closed: { level: 'closed', sign: 'bar', word: '利用停止', pickable: false },
  walkIn: { level: 'closed', sign: 'bar', word: '当日受付の席', pickable: false },
};

/** @param own the space of the booking that is being changed: it can be kept */
export function stateOf(
  space: SpaceAvailability,
  { outlet, own }: { outlet: boolean; own: string | null },
): SpaceState {
  if (space.id === own && (space.state === 'yours' || space.state === 'free')) {
    return { ...STATES.free, word: 'いまの席' };
  }
  if (outlet && !space.outlet && space.state === 'free') {
    return { level: 'closed', sign: 'bar', word: '電源なし', pickable: false };
  }
  return STATES[space.state];
}

/** 「電源あり・モニターあり」 */
export const featuresOf = ({ outlet, monitor }: Pick<SpaceAvailability, 'outlet' | 'monitor'>) =>
  [outlet ? '電源あり' : '電源なし', ...(monitor ? ['モニターあり'] : [])].join('・');

/** オープンデスク A21; the meeting room is its own name. */
export const placeOf = ({ zone, label }: { zone: string; label: string }): string =>
  zone === label ? zone : `${zone} ${label}`;
