import type { FloorPlan } from '$contract/floorplan.ts';
import { changesOf } from '$contract/plan-changes.ts';
import { guestSeats } from '$contract/plan-seats.ts';
import type { Place, Seat } from '$lib/board.ts';

/** The public seats of a plan as if nobody were there: what a drawing is looked at with. */
export const emptySeats = (plan: FloorPlan): Seat[] =>
  guestSeats(plan).map((place) => ({
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

/** Seats that guests use, by zone and together, with how many there were before. */
export function seatCounts(before: FloorPlan, after: FloorPlan) {
  const count = (plan: FloorPlan, zone?: string) =>
    guestSeats(plan).filter((each) => zone === undefined || each.zone === zone).length;
  return {
    zones: after.zones
      .filter((zone) => zone.public)
      .map(({ id, name }) => ({ id, name, before: count(before, id), after: count(after, id) })),
    all: { before: count(before), after: count(after) },
  };
}

/** What becomes of a seat, as a sign on the drawing. */
export type Fate = 'added' | 'moved' | 'changed' | 'retired';
export const FATES: Record<Fate, string> = {
  added: '追加',
  moved: '移動',
  changed: '変更',
  retired: '廃止',
};
export interface SeatMark {
  id: string;
  fate: Fate;
  was: Place | null;
  is: Place | null;
}

/** Every seat that is another one in the new plan, with where it was and where it will be. */
export function marksOf(before: FloorPlan, after: FloorPlan): SeatMark[] {
  const touched = new Set(
    changesOf(before, after).flatMap(({ object }) => (object.layer === 'seat' ? [object.id] : [])),
  );
  const find = ({ spaces }: FloorPlan, id: string) => spaces.find((each) => each.id === id) ?? null;
  return [...touched].map((id) => {
    const [was, is] = [find(before, id), find(after, id)];
    return { id, was, is, fate: fateOf(was, is) };
  });
}

function fateOf(was: Place | null, is: Place | null): Fate {
  if (was === null) return 'added';
  if (is === null) return 'retired';
  return was.x === is.x && was.y === is.y ? 'changed' : 'moved';
}
