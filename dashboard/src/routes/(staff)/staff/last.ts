import type { PublicZone } from '$contract/live.ts';

/** Free seats of each zone as they were last known. */
export type LastFree = Readonly<Record<string, number>>;

/** What is known now over what was known before: a number that is gone stays as the last one. */
export const rememberFree = (before: LastFree, zones: readonly PublicZone[]): LastFree => ({
  ...before,
  ...Object.fromEntries(zones.flatMap(({ id, free }) => (free === null ? [] : [[id, free]]))),
});
