import type { PublicSpace, PublicZone } from '$contract/live.ts';

/**
 * The same board with nothing believed any more: every seat and zone unknown since the given instant
 * (RFC 3339), every number gone. What a viewer shows when the connection is lost (OC7: no fresh
 * evidence is unknown, never free).
 */
export function doubt<
  Space extends PublicSpace,
  S extends { zones: PublicZone[]; spaces: Space[] },
>(board: S, since: string): S {
  return {
    ...board,
    people: null,
    zones: board.zones.map((zone) => ({
      ...zone,
      free: null,
      unknown: zone.capacity,
      level: 'unknown' as const,
      until: null,
    })),
    spaces: board.spaces.map((space) => ({
      ...space,
      status: 'unknown' as const,
      reason: { code: 'sourceDown' as const, since },
      since,
      until: null,
    })),
  };
}
