import type { FloorPlan, WallKind } from '$contract/floorplan.ts';
import { middle, type Spot } from '$contract/plan-geometry.ts';
import { MOST_PIECES, MOST_PLACES, MOST_SEATS } from '$contract/plan-limits.ts';
import { change, type Patch } from './change.ts';
import {
  FURNITURE_SIZE,
  nextId,
  nextName,
  piecesOf,
  pointWithin,
  SEAT_SIDE,
  within,
  type Ref,
  type Seat,
} from './pieces.ts';

/** The end of a wall, or the whole of a piece. */
export type Grip = 'whole' | 'from' | 'to';

export type Command =
  | { do: 'addSeat'; zone: string; at: Spot; like?: string }
  | { do: 'addWall'; kind: WallKind; from: Spot; to: Spot }
  | { do: 'addFurniture'; kind: string; at: Spot }
  | { do: 'move'; ref: Ref; dx: number; dy: number; grip?: Grip }
  | { do: 'rotate'; id: string; by: number }
  | { do: 'set'; ref: Ref; to: Patch }
  | { do: 'resize'; width: number; depth: number }
  | { do: 'repeat'; id: string; times: number; dx: number; dy: number }
  | { do: 'retire'; ref: Ref }
  | { do: 'select'; ref: Ref | null }
  | { do: 'undo' }
  | { do: 'redo' };

/** Commands that draw. */
type Drawing = Exclude<Command, { do: 'select' | 'undo' | 'redo' }>;

/** What is drawn, what was drawn before, and what is held. Plans are never changed, only replaced. */
export interface EditState {
  plan: FloorPlan;
  past: readonly FloorPlan[];
  future: readonly FloorPlan[];
  selected: Ref | null;
  /** Ids that were ever used: no new seat is given one (VE9). */
  taken: ReadonlySet<string>;
}

/** Steps that can be taken back. */
const STEPS = 200;

export const begin = (plan: FloorPlan, taken: Iterable<string>): EditState => ({
  plan,
  past: [],
  future: [],
  selected: null,
  taken: new Set(taken),
});

/** The state after a command; one that can do nothing leaves the same state. */
export function apply(state: EditState, command: Command): EditState {
  const { plan, past, future, selected } = state;
  switch (command.do) {
    case 'select':
      return { ...state, selected: command.ref };
    case 'undo': {
      const last = past.at(-1);
      if (last === undefined) return state;
      const next = { ...state, plan: last, past: past.slice(0, -1), future: [plan, ...future] };
      return { ...next, selected: standing(last, selected) };
    }
    case 'redo': {
      const [first, ...rest] = future;
      if (first === undefined) return state;
      const next = { ...state, plan: first, past: [...past, plan], future: rest };
      return { ...next, selected: standing(first, selected) };
    }
    default: {
      const done = draw(state, command);
      if (done === null || done.plan === plan) return state;
      const kept = [...past, plan].slice(-STEPS);
      return { ...state, ...done, past: kept, future: [] };
    }
  }
}

type Drawn = { plan: FloorPlan; selected: Ref | null } | null;

function draw(state: EditState, command: Drawing): Drawn {
  const { plan, selected, taken } = state;
  switch (command.do) {
    case 'addSeat': {
      const { zone, at, like } = command;
      const model = plan.spaces.find(({ id }) => id === like);
      return addSeat(plan, taken, zone, at, model);
    }
    case 'repeat': {
      const { id, times, dx, dy } = command;
      const model = plan.spaces.find((each) => each.id === id);
      if (model === undefined) return null;
      let drawn: Drawn = { plan, selected };
      for (let n = 1; n <= Math.min(times, 20); n += 1) {
        const [x, y] = middle(model);
        drawn = addSeat(drawn.plan, taken, model.zone, [x + dx * n, y + dy * n], model) ?? drawn;
      }
      return drawn;
    }
    case 'addWall': {
      if (plan.walls.length >= MOST_PIECES) return null;
      const [from, to] = [
        pointWithin(command.from, plan.venue),
        pointWithin(command.to, plan.venue),
      ];
      if (from[0] === to[0] && from[1] === to[1]) return null;
      const id = nextId('W', plan.walls);
      const thickness = command.kind === 'outer' ? 0.15 : command.kind === 'low' ? 0.06 : 0.1;
      const walls = [...plan.walls, { id, kind: command.kind, from, to, thickness }];
      return { plan: { ...plan, walls }, selected: { layer: 'wall', id } };
    }
    case 'addFurniture': {
      if (plan.furniture.length >= MOST_PIECES) return null;
      const { kind, at } = command;
      const id = nextId('F', plan.furniture);
      const [w, h] = FURNITURE_SIZE[kind] ?? [1, 1];
      const rect = within({ x: at[0] - w / 2, y: at[1] - h / 2, w, h }, plan.venue);
      const furniture = [...plan.furniture, { id, kind, ...rect }];
      return { plan: { ...plan, furniture }, selected: { layer: 'furniture', id } };
    }
    case 'retire': {
      const left = retire(plan, command.ref);
      return left === plan ? null : { plan: left, selected: nearest(plan, left, command.ref) };
    }
    default:
      return change(plan, selected, taken, command);
  }
}

function addSeat(
  plan: FloorPlan,
  taken: ReadonlySet<string>,
  zoneId: string,
  [x, y]: Spot,
  like: Seat | undefined,
): Drawn {
  const zone = plan.zones.find(({ id }) => id === zoneId);
  const own = plan.spaces.filter((each) => each.zone === zoneId);
  const id = zone === undefined ? null : nextName(plan, zone, taken);
  if (zone === undefined || id === null) return null;
  if (own.length >= MOST_SEATS || plan.spaces.length >= MOST_PLACES) return null;
  const model = like ?? own.at(-1);
  const bookable = zone.public && !plan.units.some((unit) => unit.zone === zoneId);
  const shape = model ?? { w: SEAT_SIDE, h: SEAT_SIDE, rotation: 0, outlet: false, monitor: false };
  const seat = within(
    {
      ...{ bookable: model?.bookable ?? bookable, outlet: shape.outlet, monitor: shape.monitor },
      ...{ rotation: shape.rotation, w: shape.w, h: shape.h },
      ...{ id, label: id, kind: zone.kind, zone: zoneId, x: x - shape.w / 2, y: y - shape.h / 2 },
    },
    plan.venue,
  );
  // Behind its zone's last seat: the plan's order is the reading order of every screen.
  const after = own.length === 0 ? plan.spaces.length : plan.spaces.lastIndexOf(own.at(-1)!) + 1;
  const spaces = plan.spaces.toSpliced(after, 0, seat);
  const units = joined(plan, zoneId, id, [x, y]);
  return { plan: { ...plan, spaces, units }, selected: { layer: 'seat', id } };
}

/** A seat of a room or a table is booked with the nearest one (VE10). */
function joined(plan: FloorPlan, zone: string, id: string, [x, y]: Spot): FloorPlan['units'] {
  const distance = (unit: FloorPlan['units'][number]): number =>
    Math.min(
      ...plan.spaces
        .filter((each) => unit.seats.includes(each.id))
        .map((each) => Math.hypot(middle(each)[0] - x, middle(each)[1] - y)),
    );
  const [near] = plan.units
    .filter((unit) => unit.zone === zone && unit.seats.length < 40)
    .toSorted((a, b) => distance(a) - distance(b));
  return near === undefined
    ? plan.units
    : plan.units.map((unit) => (unit === near ? { ...unit, seats: [...unit.seats, id] } : unit));
}

function retire(plan: FloorPlan, { layer, id }: Ref): FloorPlan {
  const without = <T extends { id: string }>(all: T[]): T[] => all.filter((each) => each.id !== id);
  switch (layer) {
    case 'seat': {
      if (!plan.spaces.some((each) => each.id === id)) return plan;
      // A table whose last seat goes, goes with it.
      const units = plan.units.flatMap((unit) => {
        if (!unit.seats.includes(id)) return [unit];
        const seats = unit.seats.filter((each) => each !== id);
        return seats.length === 0 ? [] : [{ ...unit, seats }];
      });
      return { ...plan, spaces: without(plan.spaces), units };
    }
    case 'wall':
      return plan.walls.some((each) => each.id === id && each.kind !== 'outer')
        ? { ...plan, walls: without(plan.walls) }
        : plan;
    case 'furniture':
      return plan.furniture.some((each) => each.id === id)
        ? { ...plan, furniture: without(plan.furniture) }
        : plan;
    case 'zone':
      return plan; // VE8
  }
}

/** The hand goes on to the neighbour of what went. */
function nearest(before: FloorPlan, after: FloorPlan, { layer, id }: Ref): Ref | null {
  const gone = piecesOf(before, layer).find((each) => each.id === id)?.at ?? [0, 0];
  const away = ({ at }: { at: Spot }) => Math.hypot(at[0] - gone[0], at[1] - gone[1]);
  const [near] = piecesOf(after, layer).toSorted((a, b) => away(a) - away(b));
  return near === undefined ? null : { layer, id: near.id };
}

const standing = (plan: FloorPlan, ref: Ref | null): Ref | null =>
  ref !== null && piecesOf(plan, ref.layer).some(({ id }) => id === ref.id) ? ref : null;
