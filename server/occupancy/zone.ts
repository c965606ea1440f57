import type { Board, ZoneVerdict } from './board.ts';
import { indexOf } from './lookup.ts';
import type { LayoutZone } from './layout.ts';

/** Counts one zone's spaces. Rules OC30 to OC33. */
export function judgeZone(board: Board, zone: LayoutZone): ZoneVerdict {
  const ids = indexOf(board.layout).zoneSpaces.get(zone.id) ?? [];
  const tally = { free: 0, unknown: 0, occupied: 0, taken: 0, closed: 0, capacity: 0 };
  const ends: number[] = [];
  const limits: number[] = [];
  for (const id of ids) {
    const space = board.spaces[id];
    if (space === undefined || space.status === 'outOfService') continue;
    tally.capacity += 1;
    switch (space.status) {
      case 'free':
        tally.free += 1;
        if (space.until !== null) limits.push(space.until);
        break;
      case 'closed':
        tally.closed += 1;
        break;
      case 'unknown':
        tally.unknown += 1;
        break;
      case 'occupied':
      case 'away':
      case 'held':
        if (space.status === 'occupied') tally.occupied += 1;
        tally.taken += 1;
        if (space.until !== null) ends.push(space.until);
        break;
    }
  }
  const { capacity, unknown, occupied } = tally;
  const base = { capacity, unknown, occupied };
  if (tally.closed === capacity) return { ...base, free: null, level: 'closed', until: null };
  const free = zone.whole ? wholeFree(tally) : tally.free;
  if (free === null || unknown * 2 > capacity || (free === 0 && unknown > 0 && !zone.whole)) {
    return { ...base, free: null, level: 'unknown', until: null };
  }
  if (free === 0) {
    return { ...base, free, level: 'full', until: ends.length > 0 ? Math.min(...ends) : null };
  }
  const until = limits.length === free ? Math.max(...limits) : null;
  return { ...base, free, level: free <= zone.few ? 'few' : 'available', until };
}

/** OC32: one taken seat takes the room; otherwise one unknown seat hides it. */
function wholeFree(tally: { free: number; taken: number; unknown: number }): number | null {
  if (tally.taken > 0) return 0;
  return tally.unknown > 0 ? null : tally.free;
}
