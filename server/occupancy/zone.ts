import type { Board, Verdict, ZoneVerdict } from './board.ts';
import type { Instant } from './evidence.ts';
import type { LayoutZone } from './layout.ts';

/** How the spaces of one zone stand, kept along with them: a reading costs no look at the whole zone. */
export interface Tally {
  free: number;
  unknown: number;
  occupied: number;
  /** With somebody on it, kept, or booked. */
  taken: number;
  closed: number;
  /** All but those out of service. */
  capacity: number;
  /** When spaces become free, and cease to be: in order, with how many do. */
  ends: Moments;
  limits: Moments;
}

type Moments = { at: Instant; spaces: number }[];

export const emptyTally = (): Tally => ({
  free: 0,
  unknown: 0,
  occupied: 0,
  taken: 0,
  closed: 0,
  capacity: 0,
  ends: [],
  limits: [],
});

/** Counts one space in (1), or out again (-1). */
export function countSpace(tally: Tally, { status, until }: Verdict, by: 1 | -1): void {
  if (status === 'outOfService') return; // OC33
  tally.capacity += by;
  switch (status) {
    case 'free':
      tally.free += by;
      note(tally.limits, until, by);
      break;
    case 'closed':
      tally.closed += by;
      break;
    case 'unknown':
      tally.unknown += by;
      break;
    case 'occupied':
    case 'away':
    case 'held':
      if (status === 'occupied') tally.occupied += by;
      tally.taken += by;
      note(tally.ends, until, by);
      break;
  }
}

function note(moments: Moments, at: Instant | null, by: 1 | -1): void {
  if (at === null) return;
  let place = moments.length;
  while (place > 0 && moments[place - 1]!.at >= at) place -= 1;
  const known = moments[place];
  if (known?.at !== at) moments.splice(place, 0, { at, spaces: by });
  else if (known.spaces + by === 0) moments.splice(place, 1);
  else known.spaces += by;
}

/** Judges one zone by its tally. Rules OC30 to OC33. */
export function judgeZone(board: Board, zone: LayoutZone): ZoneVerdict {
  const tally = board.tallies[zone.id] ?? emptyTally();
  const { capacity, unknown, occupied } = tally;
  const base = { capacity, unknown, occupied };
  if (tally.closed === capacity) return { ...base, free: null, level: 'closed', until: null };
  const free = zone.whole ? wholeFree(tally) : tally.free;
  if (free === null || unknown * 2 > capacity || (free === 0 && unknown > 0 && !zone.whole)) {
    return { ...base, free: null, level: 'unknown', until: null };
  }
  if (free === 0) return { ...base, free, level: 'full', until: tally.ends[0]?.at ?? null };
  const limited = tally.limits.reduce((sum, { spaces }) => sum + spaces, 0);
  const until = limited === free ? (tally.limits.at(-1)?.at ?? null) : null;
  return { ...base, free, level: free <= zone.few ? 'few' : 'available', until };
}

/** OC32: one taken seat takes the room; otherwise one unknown seat hides it. */
function wholeFree(tally: Tally): number | null {
  if (tally.taken > 0) return 0;
  return tally.unknown > 0 ? null : tally.free;
}
