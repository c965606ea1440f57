import type { Way } from './fit.ts';
import { SMALLEST } from './scale.ts';
import type { Widths } from './texts.ts';

/** A panel that lies is drawn in 1920 × 1080 lines; its margins leave room for the word of a demo. */
const LYING = 1920 - 64 - 32;
const ROWS = 5;

/** The board that is read from nearby. */
const near: Way = {
  layout: 'near',
  wanted: { heading: 76, large: 62, small: 54, word: 46, ask: 44, unit: 44, unitLarge: 60 },
  fixed: {
    ...{ letter: SMALLEST, latin: 34, number: 120, numberLarge: 220, mark: 72, markLarge: 96 },
    ...{ side: 496, head: 112, row: 136 },
  },
  across: LYING - 496,
  chrome: 198,
  gap: 36,
  ...{ turns: false, single: false, below: true, asks: true, upright: null },
};

/** Every letter as large as is asked for, and all rows of one height. */
function larger(letter: number, head: number, single: boolean): Way {
  const mark = 1.15 * letter;
  const row = (1080 - 44 - head - 30) / ROWS;
  // Two lines of a row share its height; the lower one is in the smallest letter.
  const name = Math.min(1.4 * letter, single ? row : (row - 10) / 1.15 - letter);
  const word = Math.min(1.3 * letter, single ? row : (row - 10) / 1.18 - letter);
  return {
    ...near,
    wanted: {
      ...{ heading: 1.3 * letter, large: name, small: name, word },
      ...{ ask: letter, unit: 1.15 * letter, unitLarge: 1.15 * letter },
    },
    fixed: {
      ...{ letter, latin: Math.ceil(0.75 * letter), number: 168, numberLarge: 168 },
      ...{ mark, markLarge: mark, side: 0, head, row },
    },
    chrome: 96 + mark,
    single,
    below: !single,
  };
}

const unasked = (way: Way): Way => ({ ...way, asks: false });
const turned = (way: Way): Way => ({ ...way, turns: true });

/** Lines of a letter that two lines of a row need: a name with its size, a word with its time. */
const TWO = 2.36;

/** The ways of a lying panel whose smallest letter has so many lines, the fullest first. */
export function lying(letter: number, texts: Widths): [Way, ...Way[]] {
  if (letter <= SMALLEST) return [near, turned(near)];
  const side = 56 + Math.max(400, texts.date * letter, (texts.ahead + 1.1) * letter + 36);
  const beside = larger(letter, 1.6 * letter, false);
  const middle: Way = {
    ...beside,
    layout: 'middle',
    fixed: { ...beside.fixed, side },
    across: LYING - side,
  };
  const alone: Way = { ...larger(letter, 1.4 * letter, false), layout: 'far', across: LYING - 48 };
  const single: Way = { ...larger(letter, 1.4 * letter, true), layout: 'far', across: LYING - 48 };
  const small = { ...single, fixed: { ...single.fixed, number: 120, numberLarge: 120 } };
  const two = [middle, unasked(middle), turned(unasked(middle)), alone, unasked(alone)];
  const high = ({ fixed }: Way) => fixed.row >= TWO * letter + 10;
  const one = [single, small].map((way) => turned(unasked(way)));
  const [first, ...rest] = [...[...two, turned(unasked(alone))].filter(high), ...one];
  return [first ?? small, ...rest];
}

/** A panel that stands is drawn in 1000 × 1850 lines. */
const STANDING = 920;

const upright: Way = {
  ...near,
  wanted: { heading: 64, large: 50, small: 50, word: 42, ask: 38, unit: 44, unitLarge: 48 },
  fixed: {
    ...{ letter: 38, latin: 32, number: 120, numberLarge: 140, mark: 56, markLarge: 56 },
    ...{ side: 0, head: 0, row: 152 },
  },
  across: STANDING,
  chrome: 112,
  gap: 24,
  upright: 'beside',
};

/** The ways of a panel that stands: read from farther away, a row has the name over its number. */
export function standing(letter: number): [Way, ...Way[]] {
  if (letter <= SMALLEST) return [upright];
  // A line of 1000 across a standing panel is a little longer than one of 1080 down a lying one.
  const smallest = Math.ceil(0.97 * letter);
  const { wanted, fixed } = larger(smallest, 0, false);
  const name = 1.2 * smallest;
  const mark = 1.2 * smallest;
  const row = 1.15 * name + Math.max(160, TWO * smallest) + 10;
  const rest = 1850 - ROWS * row - 3 * smallest - 40;
  const over: Way = {
    ...upright,
    layout: rest > 480 ? 'middle' : 'far',
    wanted: { ...wanted, large: name, small: name, heading: 1.1 * smallest },
    fixed: {
      ...fixed,
      ...{ number: 140, numberLarge: 140, mark, markLarge: mark, row },
    },
    chrome: 64 + mark,
    below: rest <= 480 && rest > ROWS * 1.25 * smallest,
    upright: 'over',
  };
  return [over, unasked(over), turned(unasked(over))];
}
