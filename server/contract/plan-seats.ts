import type { FloorPlan } from './floorplan.ts';

/** The seats that guests use: what a count of a plan's seats means, on every page. Staff's own are none. */
export function guestSeats({ spaces, zones }: FloorPlan): FloorPlan['spaces'] {
  const open = new Set(zones.filter((zone) => zone.public).map(({ id }) => id));
  return spaces.filter(({ zone }) => open.has(zone));
}
