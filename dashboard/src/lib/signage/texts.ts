import type { SignageLanguage } from '$contract/signage.ts';
import { isDesk, type Row } from '../board.ts';
import { phrases } from '../phrases.ts';
import { signage, type SignageWords } from '../messages/signage/words.ts';
import { dayIn, zoneName } from './say.ts';

/** How wide, in letters, everything is that the rows of a board may come to say in its languages. */
export interface Widths {
  /** The second languages are in Latin, which is read when it is smaller. */
  latin: boolean;
  /** Names in the language that stands, of large rows and of the others. */
  large: number;
  small: number;
  /** The widest part of a name that is not broken. */
  part: number;
  /** Below a name: its size, its name in a second language, and both of one zone side by side. */
  size: number;
  second: number;
  pairs: { size: number; second: number }[];
  /** After a number, and in the place of one. */
  unit: number;
  ask: number;
  /** A plate's two lines, the lower one in the language that stands and in the others. */
  word: number;
  time: number;
  timeOther: number;
  /** The widest part of a lower line that is not broken. */
  timePart: number;
  /** Over the numbers: what stands, what is said beside it, and the time with its word. */
  heading: number;
  other: number;
  asOf: number;
  /** In the side column: an hour with its word, and what a day is called. */
  ahead: number;
  date: number;
}

/** The widest time of day, and days with the widest numbers: one of each name. */
const TIME = '00:00';
const DAYS = [22, 23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}T10:00:00+09:00`);
/** Digits of a ticking time stand in cells. */
const TICKING = 6 * 0.76 + 2 * 0.35;

/** About how wide a line is in our typeface, in letters; its kana are narrower than its kanji. */
export const emsOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum + (/[\u3040-\u30ff\uac00-\ud7af]/.test(letter) ? 0.95 : letter > '\u1100' ? 1 : 0.6),
    0,
  );

const widest = (lines: readonly string[]): number => Math.max(0, ...lines.map(emsOf));

const wordsOf = ({ levels, roomFree, roomTaken }: SignageWords) => [
  ...Object.values(levels),
  roomFree,
  roomTaken,
];
const timesOf = ({ until, freeAt, since }: SignageWords) =>
  [until, freeAt, since].map((say) => say(TIME));

export function widthsOf(rows: readonly Row[], languages: readonly SignageLanguage[]): Widths {
  const [lang = 'ja', ...others] = languages;
  const words = signage[lang];
  const all = [lang, ...others].map((each) => signage[each]);
  const names = (large: boolean) =>
    rows.filter(({ zone }) => isDesk(zone.kind) === large).map(({ zone }) => zoneName(zone, lang));
  const pairs = rows.map(({ zone, state }) => ({
    size: emsOf(zone.whole ? words.room(state.capacity) : words.seats(state.capacity)),
    second: widest(others.map((each) => zoneName(zone, each))),
  }));
  const { available, few, full } = words.levels;
  return {
    latin: others.every((each) => each === 'en'),
    large: widest(names(true)),
    small: widest(names(false)),
    part: widest(
      rows.flatMap(({ zone }) => phrases(zoneName(zone, lang)).flatMap((each) => each.split(' '))),
    ),
    size: Math.max(0, ...pairs.map(({ size }) => size)),
    second: Math.max(0, ...pairs.map(({ second }) => second)),
    pairs,
    unit: widest([words.unit(false), words.unit(true)]),
    ask: widest(words.ask),
    word: widest(all.flatMap(wordsOf)),
    time: widest(timesOf(words)),
    timeOther: widest(
      others.flatMap((each) => [...timesOf(signage[each]), ...wordsOf(signage[each])]),
    ),
    timePart: widest(all.flatMap(timesOf).flatMap((each) => each.split(' '))),
    heading: widest([words.heading, words.allFull]),
    other: widest(others.flatMap((each) => [signage[each].heading, signage[each].allFull])),
    asOf: TICKING + 0.3 + widest(all.map(({ asOf }) => asOf)),
    ahead: emsOf(words.hour('00')) + widest([available, few, full]),
    date: widest(DAYS.map((day) => dayIn(day, lang))),
  };
}
