import type { FloorPlan, SpaceKind } from '$contract/floorplan.ts';
import type { Opening, PublicSnapshot, PublicSpace, PublicZone } from '$contract/live.ts';
import type { Reason } from '$contract/status.ts';

export type Place = FloorPlan['spaces'][number];
export type PlanZone = FloorPlan['zones'][number];

/** A seat: where it is, and how it is. */
export interface Seat<Space extends PublicSpace = PublicSpace> {
  place: Place;
  space: Space;
}

/** A line of the board: a zone of the plan, its state, its seats. */
export interface Row<Space extends PublicSpace = PublicSpace> {
  zone: PlanZone;
  state: PublicZone;
  seats: Seat<Space>[];
  /** Since when the zone's number is not known; null when it is. */
  unknownSince: string | null;
}

/** Rows never move: most seats first, rooms after desks. */
const order: readonly SpaceKind[] = ['open', 'personal', 'booth', 'meeting', 'consultation'];

/** Desks, of which one is as good as another, get the large rows. */
export const isDesk = (kind: SpaceKind): boolean => kind === 'open' || kind === 'personal';

/** Zones that everybody may see, in the board's order, with what is known of each. */
export function rows<Space extends PublicSpace>(
  plan: FloorPlan,
  board: { zones: PublicZone[]; spaces: Space[] },
): Row<Space>[] {
  const states = new Map(board.zones.map((zone) => [zone.id, zone]));
  const all = seats(plan, board.spaces);
  return plan.zones
    .filter((zone) => zone.public)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap((zone) => {
      const state = states.get(zone.id);
      if (!state) return [];
      const own = all.filter((seat) => seat.place.zone === zone.id);
      return [{ zone, state, seats: own, unknownSince: unknownSince(state, own) }];
    });
}

/** Seats of the plan of which something is known, in the plan's order. */
export function seats<Space extends PublicSpace>(
  plan: FloorPlan,
  spaces: readonly Space[],
): Seat<Space>[] {
  const known = new Map(spaces.map((space) => [space.id, space]));
  const hidden = new Set(plan.zones.filter((zone) => !zone.public).map((zone) => zone.id));
  return plan.spaces.flatMap((place) => {
    const space = known.get(place.id);
    return space && !hidden.has(place.zone) ? [{ place, space }] : [];
  });
}

/** The seat whose status is the newest, with the label's order to decide between equals. */
export const latestChange = <Space extends PublicSpace>(
  all: readonly Seat<Space>[],
): Seat<Space> | null =>
  all.reduce<Seat<Space> | null>(
    (newest, seat) => (newest && newest.space.since >= seat.space.since ? newest : seat),
    null,
  );

/** How the whole venue stands; decides the page's heading and title. */
export type Mood = 'open' | 'full' | 'unknown' | 'closed';

export function mood(board: Pick<PublicSnapshot, 'opening'>, shown: readonly Row[]): Mood {
  const every = (level: PublicZone['level']) =>
    shown.length > 0 && shown.every((row) => row.state.level === level);
  if (every('unknown')) return 'unknown';
  if (!board.opening.open || every('closed')) return 'closed';
  return every('full') ? 'full' : 'open';
}

/** How many are free; a room that is let as one is one, whatever its seats. */
export const freeOf = ({ zone, state }: Pick<Row, 'zone' | 'state'>): number | null =>
  zone.whole && state.free !== null ? Math.min(1, state.free) : state.free;

/** The newest instant at which anything was known of any seat; null when nothing ever was. */
export const lastKnown = (shown: readonly Row[]): string | null =>
  shown
    .flatMap((row) => row.seats)
    .map(({ space }) =>
      space.reason.code === 'sourceDown' ? space.reason.since : space.evidenceAt,
    )
    .filter((at) => at !== null)
    .sort()
    .at(-1) ?? null;

/** A seat of which nothing was ever known is not unknown since some time. */
const neverKnown: readonly Reason['code'][] = ['noSensor', 'neverHeard'];

const unknownSince = (state: PublicZone, own: readonly Seat[]): string | null => {
  if (state.level !== 'unknown') return null;
  const since = own
    .filter(({ space }) => space.status === 'unknown' && !neverKnown.includes(space.reason.code))
    .map(({ space }) => space.since);
  return since.sort().at(-1) ?? null;
};

/** Whether the doors stand open whatever the calendar says, as those of a demo do. */
export const isAlways = ({ open, closesAt }: Opening): boolean => open && closesAt === null;
