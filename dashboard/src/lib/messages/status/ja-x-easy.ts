import type { Status } from '$contract/status.ts';

/** What a seat is, on every map and in every list. */
export const status: Record<Status, string> = {
  free: 'あいています',
  held: 'よやくが あります',
  occupied: 'つかっています',
  away: 'すこし でています',
  unknown: 'わかりません',
  outOfService: 'つかえません',
  closed: 'おやすみです',
};
