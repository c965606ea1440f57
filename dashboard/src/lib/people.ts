import type { People, PublicZone } from '$contract/live.ts';

/** People between the ends of a range: beyond it, one number would pretend to know. */
const WIDE = 6;

/** How crowded it is: a number with its range, or a word where the range is wide. */
export type Crowd = People | 'quiet' | 'busy' | 'crowded';

/** Null when nothing can tell. With no seat free it is never called quiet. */
export function crowdOf(
  people: People | null | undefined,
  zones: readonly PublicZone[],
): Crowd | null {
  if (!people) return null;
  const { n, lo, hi } = people;
  if (hi - lo <= WIDE) return people;
  const share = n / zones.reduce((sum, zone) => sum + zone.capacity, 0);
  if (share < 0.5) return zones.some((zone) => zone.free) ? 'quiet' : null;
  return share < 0.8 ? 'busy' : 'crowded';
}

const WORDS = { quiet: '空いています', busy: 'やや混雑', crowded: '混雑' };

export const crowdWords = (crowd: Crowd): string =>
  typeof crowd === 'string' ? WORDS[crowd] : `約${crowd.n}人（${crowd.lo}〜${crowd.hi}人）`;
