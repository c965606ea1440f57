import type { Board, Status, Verdict } from '../occupancy/board.ts';
import { POLICY } from '../occupancy/layout.ts';

/** A number of people with its 90 % interval. */
export interface Range {
  n: number;
  lo: number;
  hi: number;
}

/** What is thought at one tick: one line of `npm run -s replay`. */
export interface Estimate extends Range {
  /** Arrival of the tick, epoch ms. */
  t: number;
  zones?: Record<string, Range>;
  /** `p`: somebody sits there now; `taken`: sits there, or keeps it while away; `status`: what the board says. */
  seats?: Record<string, { p: number; taken: number; status?: Status }>;
  /** Seats whose sensor is not believed. */
  sick?: string[];
  /** Bookings nobody is thought to come for. */
  noshow?: string[];
  /** What the board says of each space, and why; instants are epoch ms. */
  spaces?: Record<string, Pick<Verdict, 'status' | 'reason' | 'since' | 'evidenceAt'>>;
}

/** What a board says at a tick, as a line. */
export function estimateOf(board: Board, t: number): Estimate {
  const { people, zones, seats: chances, sick, notArrived } = board.view!; // the tick has taken it
  const noshow = notArrived.flatMap(({ booking, chance }) =>
    chance >= POLICY.givenUp ? [booking.id] : [],
  );
  // A replay is asked at every tick: where nothing can tell, the room may be as it likes.
  const range = people ?? { n: 0, lo: 0, hi: board.layout.capacity };
  const seats = Object.fromEntries(
    Object.entries(chances).map(([id, chance]) => [
      id,
      { ...chance, status: board.spaces[id]!.status },
    ]),
  );
  return { t, ...range, zones, seats, sick, noshow };
}
