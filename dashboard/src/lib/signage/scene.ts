import type { PublicSnapshot } from '$contract/live.ts';
import { mood, type Row } from '../board.ts';
import type { Connection } from '../live/live.svelte.ts';

/** What the whole board shows; each takes the place of all the others. */
export type Scene =
  | { kind: 'emergency' }
  | { kind: 'night' }
  | { kind: 'closed' }
  /** No number can be vouched for: nobody answers, the server starts again, or no sensor speaks. */
  | { kind: 'unknown'; why: 'gone' | 'restarting' | 'silent' }
  | { kind: 'open'; full: boolean };

/** What the page knows of its connection. */
export interface Link {
  connection: Connection;
  restarting: boolean;
  /** The last instant for which the server vouched, RFC 3339. */
  asOf: string;
  /** Milliseconds since the epoch. */
  now: number;
}

const HOUR = 3_600_000;
/** Around opening and closing the board is lit for half an hour. */
const LIT = HOUR / 2;
/** An emergency that the server can no longer end is shown so long. */
const EMERGENCY = 6 * HOUR;
/** A night of which the next morning is not known. */
const LONGEST_NIGHT = 12 * HOUR;

/** Whether nobody is expected: from half an hour after closing until half an hour before opening. */
export function isNight({ opening }: Pick<PublicSnapshot, 'opening'>, now: number): boolean {
  const { open, closesAt, closedAt, opensAt } = opening;
  if (open) {
    // The server fell silent while open, and the hour has passed since.
    const since = closesAt === null ? Number.POSITIVE_INFINITY : Date.parse(closesAt);
    return now >= since + LIT && now < since + LONGEST_NIGHT;
  }
  if (closedAt === null || now < Date.parse(closedAt) + LIT) return false;
  return opensAt === null || now < Date.parse(opensAt) - LIT;
}

/** The scene of this moment. */
export function sceneOf(board: PublicSnapshot, rows: readonly Row[], link: Link): Scene {
  const { connection, restarting, asOf, now } = link;
  const lost = connection === 'lost';
  if (board.emergency && (!lost || now - Date.parse(asOf) < EMERGENCY))
    return { kind: 'emergency' };
  if (isNight(board, now)) return { kind: 'night' };
  const { open, opensAt } = board.opening;
  // Opening hours were published before the silence, and hold until the next opening.
  if (lost && !open && opensAt !== null && now < Date.parse(opensAt)) return { kind: 'closed' };
  const how = mood(board, rows);
  if (lost) return { kind: 'unknown', why: restarting ? 'restarting' : 'gone' };
  if (how === 'unknown') return { kind: 'unknown', why: 'silent' };
  return how === 'closed' ? { kind: 'closed' } : { kind: 'open', full: how === 'full' };
}
