import type { People, PublicZone } from '$contract/live.ts';

/** People between the ends of a range: beyond it, one number would pretend to know. */
const WIDE = 6;

/**
 * The people inside, for everybody: a number with its range, or how crowded it is where the range is
 * wide. Null when nothing can tell. With no seat free it is never called uncrowded.
 */
export function inside(
  people: People | null | undefined,
  zones: readonly PublicZone[],
): string | null {
  if (!people) return null;
  const { n, lo, hi } = people;
  if (hi - lo <= WIDE) return `約${n}人（${lo}〜${hi}人）`;
  const share = n / zones.reduce((sum, zone) => sum + zone.capacity, 0);
  if (share < 0.5) return zones.some((zone) => zone.free) ? '空いています' : null;
  return share < 0.8 ? 'やや混雑' : '混雑';
}
