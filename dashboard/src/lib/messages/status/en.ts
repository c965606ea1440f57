import type { Status } from '$contract/status.ts';

/** What a seat is, on every map and in every list. */
export const status: Record<Status, string> = {
  free: 'Free',
  held: 'Reserved',
  occupied: 'In use',
  away: 'Away',
  unknown: 'Checking',
  outOfService: 'Not in service',
  closed: 'Closed',
};
