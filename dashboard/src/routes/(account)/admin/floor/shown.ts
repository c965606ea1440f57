import type { FloorPlan } from '$contract/floorplan.ts';
import type { Seat } from '$lib/board.ts';

/** The public seats of a plan as if nobody were there: what a drawing is looked at with. */
export function emptySeats(plan: FloorPlan): Seat[] {
  const shown = new Set(plan.zones.filter((zone) => zone.public).map(({ id }) => id));
  return plan.spaces
    .filter(({ zone }) => shown.has(zone))
    .map((place) => ({
      place,
      space: {
        id: place.id,
        status: 'free',
        reason: { code: 'noSensor' },
        since: '',
        evidenceAt: null,
        until: null,
      },
    }));
}

/** Seats by zone, with how many there were before. */
export function seatCounts(before: FloorPlan, after: FloorPlan) {
  const count = ({ spaces }: FloorPlan, zone: string) =>
    spaces.filter((each) => each.zone === zone).length;
  return after.zones.map(({ id, name }) => ({
    id,
    name,
    before: count(before, id),
    after: count(after, id),
  }));
}
