/**
 * How large letters have to be (B11-1 of the accessibility sources we follow; the national guideline
 * on signs of public transport): Japanese 9 mm at 1 to 2 m, 20 mm at 5 m, 40 mm at 10 m, 120 mm at
 * 30 m; Latin three quarters of it. The board is drawn in lines of a 1080-line panel that lies.
 */

/** Lines of the panel that the board is drawn for. */
const LINES = 1080;
/** The smallest Japanese on the usual board, lines. */
export const SMALLEST = 40;
/** The largest that its smallest letters can become while every zone still has its line. */
const LARGEST = 82;

/** Height of a Japanese letter that is read at `metres`, millimetres. */
export const letterHeight = (metres: number): number => Math.max(9, 4 * metres);

/** Height of a 16:9 panel of so many inches, millimetres. */
export const panelHeight = (inches: number): number => (inches * 25.4 * 9) / Math.hypot(16, 9);

/** Height of a Japanese letter that is read at `metres` on such a panel, lines of 1080. */
export const letterLines = (inches: number, metres: number): number =>
  (letterHeight(metres) / panelHeight(inches)) * LINES;

/** From where a letter of so many lines is read, metres, to the half. */
export const readFrom = (inches: number, letter: number): number =>
  Math.floor((2 * ((letter + 1) / LINES) * panelHeight(inches)) / 4) / 2;

interface Reach {
  /** Smallest Japanese letter, lines. */
  letter: number;
  /** The panel is large enough for the distance. */
  enough: boolean;
}

/** What a panel of `inches` that is read from `metres` asks of the board. */
export function reachOf(inches: number, metres: number): Reach {
  const wanted = letterLines(inches, metres);
  // A line more or less is within what the guideline rounds.
  const letter = wanted <= SMALLEST + 1 ? SMALLEST : Math.min(LARGEST, Math.ceil(wanted));
  return { letter, enough: wanted <= letter + 1 };
}
