/**
 * What moves on a board by time alone. Each is a function of the clock, so that two boards in one
 * room move together, and a board that starts again goes on where it was.
 */

/** A second language and a page of the side column stand so long, ms (B11-2: 12 s or more). */
export const TURN = 12_000;
/** The first page, with the code to book by, stands for so many turns. */
const FIRST = 2;
const MINUTE = 60_000;
/** Milliseconds after which the picture moves against burn-in. */
const STEP = 5 * MINUTE;

/** Twelve places around the middle, none farther than the margins leave: ±12 of 1080 lines. */
const PLACES: readonly (readonly [number, number])[] = [
  [0, 0],
  [12, 0],
  [12, 8],
  [0, 8],
  [-12, 8],
  [-12, 0],
  [-12, -8],
  [0, -8],
  [12, -8],
  [6, 4],
  [-6, -4],
  [-6, 4],
];

const pick = <T>(of: readonly [T, ...T[]] | readonly T[], n: number): T | undefined =>
  of.length === 0 ? undefined : of[((n % of.length) + of.length) % of.length];

/** How far the picture stands from its middle, lines of 1080: right and down. */
export const shiftAt = (now: number): readonly [number, number] =>
  pick(PLACES, Math.floor(now / STEP)) ?? [0, 0];

/**
 * Which of the second languages is beside the first: for two turns, of which it has the second. E-paper,
 * which flashes at each change, turns by the minute.
 */
export const secondAt = <T>(languages: readonly T[], now: number, every = TURN): T | undefined =>
  pick(languages, Math.floor(now / (2 * every)));

/** Whether the second language has its turn now. */
export const isSecondTurn = (now: number, every = TURN): boolean =>
  Math.floor(now / every) % 2 === 1;

/** Which of `pages` is shown, from 0; the first stands longer than the others. */
export function pageAt(pages: number, now: number, every = TURN): number {
  const turn = Math.floor(now / every) % (pages - 1 + FIRST);
  return Math.max(0, turn - FIRST + 1);
}

/** Where the clock of the night stands, in hundredths of the room that it has: right and down. */
export function nightPlace(now: number): readonly [number, number] {
  const n = Math.floor(now / (10 * MINUTE));
  // Steps that visit the whole range before they come back to a place near the first.
  return [(n * 61) % 100, (n * 37) % 100];
}
