import type { Status } from '$contract/status.ts';
import { statuses } from '$lib/words.ts';

/** What a seat is, on every map and in every list. */
export const status: Record<Status, string> = {
  free: statuses.free.word,
  held: statuses.held.word,
  occupied: statuses.occupied.word,
  away: statuses.away.word,
  unknown: statuses.unknown.word,
  outOfService: statuses.outOfService.word,
  closed: statuses.closed.word,
};
