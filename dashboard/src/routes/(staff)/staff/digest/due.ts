import type { Opening } from '$contract/live.ts';

/** Milliseconds before the doors open from which the morning's digest shows itself: 08:15 for 08:30. */
const BEFORE = 15 * 60_000;

/** Whether the desk gets ready to open now. */
export const isDue = (
  { open, opensAt }: Pick<Opening, 'open' | 'opensAt'>,
  now: number,
): boolean => {
  if (open || opensAt === null) return false;
  const left = Date.parse(opensAt) - now;
  return left > 0 && left <= BEFORE;
};
