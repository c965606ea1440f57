import type { FloorPlan, WallKind } from '$contract/floorplan.ts';
import { round } from '$contract/plan-geometry.ts';
import { LONGEST_SIDE, SEAT_NAME, SHORTEST_SIDE } from '$contract/plan-limits.ts';
import type { Command } from './edit.ts';
import {
  clamp,
  FURNITURE,
  pointWithin,
  turnedTo,
  within,
  type Furniture,
  type Ref,
  type Seat,
  type Wall,
  type Zone,
} from './pieces.ts';

/** Fields of the properties panel; each piece takes those that it has. */
export interface Patch {
  x?: number;
  y?: number;
  w?: number;
  h?: number;
  rotation?: number;
  label?: string;
  zone?: string;
  unit?: string;
  bookable?: boolean;
  outlet?: boolean;
  monitor?: boolean;
  kind?: string;
  thickness?: number;
  fromX?: number;
  fromY?: number;
  toX?: number;
  toY?: number;
  few?: number;
}

type Drawn = { plan: FloorPlan; selected: Ref | null } | null;
type Changing = Extract<Command, { do: 'move' | 'rotate' | 'set' | 'resize' }>;

/** Changes a piece that stands there; what is no number, no name and no place changes nothing. */
export function change(
  plan: FloorPlan,
  selected: Ref | null,
  taken: ReadonlySet<string>,
  command: Changing,
): Drawn {
  switch (command.do) {
    case 'resize': {
      const [width, depth] = [command.width, command.depth].map((side) =>
        round(clamp(Number.isFinite(side) ? side : SHORTEST_SIDE, SHORTEST_SIDE, LONGEST_SIDE)),
      );
      return kept(
        plan,
        { ...plan, venue: { ...plan.venue, width: width!, depth: depth! } },
        selected,
      );
    }
    case 'rotate': {
      const { id, by } = command;
      const turn = (seat: Seat) => ({ ...seat, rotation: turnedTo(seat.rotation + by) });
      return kept(plan, { ...plan, spaces: each(plan.spaces, id, turn) }, selected);
    }
    case 'move': {
      const { ref, dx, dy, grip = 'whole' } = command;
      if (!Number.isFinite(dx) || !Number.isFinite(dy)) return null;
      return kept(plan, moved(plan, ref, dx, dy, grip), selected);
    }
    case 'set':
      return set(plan, selected, taken, command.ref, command.to);
  }
}

const each = <T extends { id: string }>(all: T[], id: string, make: (one: T) => T): T[] =>
  all.map((one) => (one.id === id ? make(one) : one));

const kept = (before: FloorPlan, after: FloorPlan, selected: Ref | null): Drawn =>
  JSON.stringify(before) === JSON.stringify(after) ? null : { plan: after, selected };

function moved(
  plan: FloorPlan,
  { layer, id }: Ref,
  dx: number,
  dy: number,
  grip: 'whole' | 'from' | 'to',
): FloorPlan {
  const { venue } = plan;
  const shift = <T extends { x: number; y: number; w: number; h: number }>(one: T): T =>
    within({ ...one, x: one.x + dx, y: one.y + dy }, venue);
  switch (layer) {
    case 'seat':
      return { ...plan, spaces: each(plan.spaces, id, shift) };
    case 'furniture':
      return { ...plan, furniture: each(plan.furniture, id, shift) };
    case 'zone': {
      const rect = (zone: Zone): Zone => ({ ...zone, rect: shift(zone.rect) });
      return { ...plan, zones: each(plan.zones, id, rect) };
    }
    case 'wall': {
      const wall = (one: Wall): Wall => {
        if (grip !== 'whole') {
          const [x, y] = one[grip];
          return { ...one, [grip]: pointWithin([x + dx, y + dy], venue) };
        }
        // At the edge the whole wall stops: its length stays.
        const free = (n: 0 | 1, by: number, most: number) =>
          clamp(by, -Math.min(one.from[n], one.to[n]), most - Math.max(one.from[n], one.to[n]));
        const [mx, my] = [free(0, dx, venue.width), free(1, dy, venue.depth)];
        return {
          ...one,
          from: pointWithin([one.from[0] + mx, one.from[1] + my], venue),
          to: pointWithin([one.to[0] + mx, one.to[1] + my], venue),
        };
      };
      return { ...plan, walls: each(plan.walls, id, wall) };
    }
  }
}

const number = (given: number | undefined, now: number): number =>
  given !== undefined && Number.isFinite(given) ? given : now;

const rectWith = <T extends { x: number; y: number; w: number; h: number }>(
  one: T,
  to: Patch,
  venue: FloorPlan['venue'],
): T =>
  within(
    {
      ...one,
      x: number(to.x, one.x),
      y: number(to.y, one.y),
      w: number(to.w, one.w),
      h: number(to.h, one.h),
    },
    venue,
  );

const WALLS: readonly string[] = ['outer', 'glass', 'soundproof', 'low'] satisfies WallKind[];

function set(
  plan: FloorPlan,
  selected: Ref | null,
  taken: ReadonlySet<string>,
  { layer, id }: Ref,
  to: Patch,
): Drawn {
  const { venue } = plan;
  switch (layer) {
    case 'seat':
      return setSeat(plan, selected, taken, id, to);
    case 'wall': {
      const wall = (one: Wall): Wall => ({
        ...one,
        kind: WALLS.includes(to.kind ?? '') ? (to.kind as WallKind) : one.kind,
        thickness: round(clamp(number(to.thickness, one.thickness), 0.01, 1)),
        from: pointWithin([number(to.fromX, one.from[0]), number(to.fromY, one.from[1])], venue),
        to: pointWithin([number(to.toX, one.to[0]), number(to.toY, one.to[1])], venue),
      });
      return kept(plan, { ...plan, walls: each(plan.walls, id, wall) }, selected);
    }
    case 'furniture': {
      const piece = (one: Furniture): Furniture => ({
        ...rectWith(one, to, venue),
        kind: to.kind !== undefined && to.kind in FURNITURE ? to.kind : one.kind,
      });
      return kept(plan, { ...plan, furniture: each(plan.furniture, id, piece) }, selected);
    }
    case 'zone': {
      const zone = (one: Zone): Zone => ({
        ...one,
        few: Math.trunc(clamp(number(to.few, one.few), 0, 999)),
        rect: rectWith(one.rect, to, venue),
      });
      return kept(plan, { ...plan, zones: each(plan.zones, id, zone) }, selected);
    }
  }
}

function setSeat(
  plan: FloorPlan,
  selected: Ref | null,
  taken: ReadonlySet<string>,
  id: string,
  to: Patch,
): Drawn {
  const old = plan.spaces.find((one) => one.id === id);
  if (old === undefined) return null;
  const zone = plan.zones.find((one) => one.id === to.zone) ?? null;
  const label = to.label !== undefined && SEAT_NAME.test(to.label) ? to.label : old.label;
  // A seat that nobody knows yet is called by its label everywhere; one that has a past keeps its id.
  const used = [...plan.spaces, ...plan.units].some((one) => one !== old && one.id === label);
  const free = !used && !taken.has(label) && !plan.lockers.ids.includes(label);
  const name = !taken.has(id) && free ? label : id;
  const seat: Seat = {
    ...rectWith(old, to, plan.venue),
    id: name,
    label,
    rotation: turnedTo(number(to.rotation, old.rotation)),
    bookable: to.bookable ?? old.bookable,
    outlet: to.outlet ?? old.outlet,
    monitor: to.monitor ?? old.monitor,
    ...(zone === null ? {} : { zone: zone.id, kind: zone.kind }),
  };
  const unit =
    to.unit ??
    (seat.zone === old.zone
      ? plan.units.find((one) => one.seats.includes(id))?.id
      : plan.units.find((one) => one.zone === seat.zone)?.id);
  const units = plan.units.flatMap((one) => {
    const mine = one.id === unit && one.zone === seat.zone;
    const seats = one.seats.flatMap((each) => (each === id ? (mine ? [name] : []) : [each]));
    if (mine && !seats.includes(name) && seats.length < 40) seats.push(name);
    // A table whose last seat goes, goes with it.
    return seats.length === 0 ? [] : [{ ...one, seats }];
  });
  const spaces = plan.spaces.map((one) => (one === old ? seat : one));
  const drawn = kept(plan, { ...plan, spaces, units }, selected);
  const held = selected?.layer === 'seat' && selected.id === id;
  return drawn && { ...drawn, selected: held ? { layer: 'seat', id: name } : selected };
}
