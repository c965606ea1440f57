import type { Widths } from './texts.ts';

/** `near`: everything; `middle`: the same in larger letters; `far`: without the side column. */
export type Layout = 'near' | 'middle' | 'far';

/** Letters that shrink towards the smallest one until all fits. */
interface Wanted {
  heading: number;
  large: number;
  small: number;
  word: number;
  ask: number;
  unit: number;
  unitLarge: number;
}
/** What stays as it is. */
interface Fixed {
  /** The smallest letter, and Latin in a second language. */
  letter: number;
  latin: number;
  number: number;
  numberLarge: number;
  mark: number;
  markLarge: number;
  side: number;
  head: number;
  row: number;
}

/** One way to draw a board's rows; lengths in lines of its panel. */
export interface Way {
  layout: Layout;
  wanted: Wanted;
  fixed: Fixed;
  /** What rows and header have to themselves. */
  across: number;
  /** Of a plate beside its words, and before and after a number. */
  chrome: number;
  gap: number;
  /** Two languages do not fit side by side: the whole board speaks one of them at a time. */
  turns: boolean;
  /** A plate has one line: its word and its time take turns. */
  single: boolean;
  /** Below a name stands its size. */
  below: boolean;
  /** There is room to send people to reception in the place of a number. */
  asks: boolean;
  /** A panel that stands, where lines break between words: a name stands beside its number, or over it. */
  upright: 'beside' | 'over' | null;
}

/** How one panel is drawn. */
export interface Fit extends Pick<Way, 'layout' | 'turns' | 'single' | 'below' | 'asks'> {
  sizes: Wanted & Fixed & { second: number; name: number; plate: number; date: number };
}

/** Lines of a letter of the side column's date where it has room, and what is before and after it. */
const DATE = 46;
const ASIDE = 96;
const LEAST = 0.7;
const STEP = 0.03;

/** A way with its letters at a share of what is wanted, and by how much it is too wide. */
function draw(way: Way, share: number, texts: Widths): { fit: Fit; over: number } {
  const { fixed, turns, single, below, asks, upright, across, layout } = way;
  const { letter } = fixed;
  const second = texts.latin ? fixed.latin : letter;
  const wanted = Object.fromEntries(
    Object.entries(way.wanted).map(([key, size]) => [key, Math.max(letter, size * share)]),
  ) as unknown as Wanted;
  const names = [texts.large * wanted.large, texts.small * wanted.small];
  const name =
    12 +
    Math.max(
      ...(upright === 'beside' ? [texts.part * wanted.large] : names),
      ...(below ? [texts.size * letter, texts.second * second] : []),
      ...(turns || !below || upright ? [] : texts.pairs).map(
        (each) => (each.size + 0.3) * letter + (each.second + 0.4) * second,
      ),
    );
  const counted = 1.2 * fixed.numberLarge + 10 + texts.unit * wanted.unitLarge;
  const count =
    way.gap + Math.max(counted, asks && upright !== 'beside' ? texts.ask * wanted.ask : 0);
  const whole = Math.max(texts.time * letter, texts.timeOther * second);
  const time = upright ? texts.timePart * letter : whole;
  const plate = way.chrome + Math.max(texts.word * wanted.word, time);
  const beside = turns ? 0 : 16 + texts.other * second;
  const head = upright
    ? texts.heading * wanted.heading
    : texts.heading * wanted.heading + beside + 24 + texts.asOf * letter;
  const row = upright === 'over' ? Math.max(name, count + plate) : name + count + plate;
  const room = fixed.side === 0 ? Infinity : (fixed.side - ASIDE) / texts.date;
  const date = Math.max(letter, Math.min(DATE, room));
  const sizes = { ...wanted, ...fixed, second, name, plate, date };
  return { fit: { layout, turns, single, below, asks, sizes }, over: Math.max(row, head) - across };
}

/** The first way that fits, as large as it can; when none does, the narrowest of the last. */
export function fitOf(ways: readonly [Way, ...Way[]], texts: Widths): { fit: Fit; fits: boolean } {
  let last = ways[0];
  for (const way of ways) {
    for (let share = 1; share > LEAST; share -= STEP) {
      const { fit, over } = draw(way, share, texts);
      if (over <= 0) return { fit, fits: true };
    }
    last = way;
  }
  return { fit: draw(last, LEAST, texts).fit, fits: false };
}
