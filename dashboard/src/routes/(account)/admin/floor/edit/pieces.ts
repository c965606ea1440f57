import type { FloorPlan, SpaceKind } from '$contract/floorplan.ts';
import { middle, round, type Spot } from '$contract/plan-geometry.ts';
import { LONGEST_SIDE } from '$contract/plan-limits.ts';

/** What is edited at a time: a hand that moves a seat never moves the table under it. */
export type Layer = 'seat' | 'wall' | 'furniture' | 'zone';
export interface Ref {
  layer: Layer;
  id: string;
}

export type Seat = FloorPlan['spaces'][number];
export type Wall = FloorPlan['walls'][number];
export type Furniture = FloorPlan['furniture'][number];
export type Zone = FloorPlan['zones'][number];
interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Something that can be taken hold of, with its middle in metres. */
export interface Piece {
  id: string;
  name: string;
  at: Spot;
}

/** Everything of a layer, in the plan's order. */
export function piecesOf(plan: FloorPlan, layer: Layer): Piece[] {
  switch (layer) {
    case 'seat':
      return plan.spaces.map((each) => ({ id: each.id, name: each.label, at: middle(each) }));
    case 'wall':
      return plan.walls.map(({ id, from, to }) => ({
        id,
        name: `壁 ${id}`,
        at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2],
      }));
    case 'furniture':
      return plan.furniture.map((each) => ({
        id: each.id,
        name: `${FURNITURE[each.kind] ?? '家具'} ${each.id}`,
        at: middle(each),
      }));
    case 'zone':
      return plan.zones.map(({ id, name, rect }) => ({ id, name, at: middle(rect) }));
  }
}

/** How kinds of furniture are called, and how large a new piece is, in metres. */
export const FURNITURE: Readonly<Record<string, string>> = {
  table: '机',
  'partitioned-desk': '仕切り机',
  'counter-desk': 'カウンター',
  'reception-counter': '受付台',
  'leaflet-rack': '棚',
  booth: 'ブース',
};
export const FURNITURE_SIZE: Readonly<Record<string, readonly [number, number]>> = {
  table: [1.2, 0.8],
  'partitioned-desk': [1.25, 0.65],
  'counter-desk': [2.4, 0.6],
  'reception-counter': [0.6, 2.4],
  'leaflet-rack': [1.2, 0.4],
  booth: [1.4, 1.4],
};
/** Metres of the sides of a seat's footprint. */
export const SEAT_SIDE = 0.6;

const PREFIX: Record<SpaceKind, string> = {
  personal: 'P',
  open: 'A',
  booth: 'B',
  meeting: 'M',
  consultation: 'C',
  reception: 'R',
  locker: 'L',
};

/**
 * The next free name of a zone's seats: `A23` after `A22`, whatever was retired. Null when its letter
 * has no number left.
 * @param taken ids that were ever used
 */
export function nextName(plan: FloorPlan, zone: Zone, taken: ReadonlySet<string>): string | null {
  const own = plan.spaces.filter((each) => each.zone === zone.id).at(-1);
  const prefix = /^[A-Z]+/.exec(own?.label ?? '')?.[0] ?? PREFIX[zone.kind];
  const used = new Set([
    ...taken,
    ...plan.spaces.flatMap(({ id, label }) => [id, label]),
    ...plan.units.map(({ id }) => id),
    ...plan.lockers.ids,
  ]);
  for (let n = 1; n <= 999; n += 1) {
    const name = prefix + String(n).padStart(2, '0');
    if (!used.has(name)) return name;
  }
  return null;
}

/** The next free id of a list: `W-1`. */
export function nextId(prefix: string, all: readonly { id: string }[]): string {
  const used = new Set(all.map(({ id }) => id));
  let n = 1;
  while (used.has(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));

/** A rectangle at whole millimetres, inside the venue as far as it fits. */
export function within<T extends Rect>(rect: T, { width, depth }: FloorPlan['venue']): T {
  const [w, h] = [clamp(round(rect.w), 0.05, width), clamp(round(rect.h), 0.05, depth)];
  const x = round(clamp(round(rect.x), 0, width - w));
  const y = round(clamp(round(rect.y), 0, depth - h));
  return { ...rect, x, y, w, h };
}

/** Most that each field of a rectangle may hold while the others stay: all of it is inside the venue. */
export const roomOf = ({ x, y, w, h }: Rect, { width, depth }: FloorPlan['venue']): Rect => ({
  x: round(Math.max(0, width - w)),
  y: round(Math.max(0, depth - h)),
  w: round(width - x),
  h: round(depth - y),
});

export const pointWithin = (
  [x, y]: Spot,
  { width, depth }: FloorPlan['venue'],
): [number, number] => [
  clamp(round(x), 0, Math.min(width, LONGEST_SIDE)),
  clamp(round(y), 0, Math.min(depth, LONGEST_SIDE)),
];

/** Degrees, 0 or more and less than 360. */
export const turnedTo = (degrees: number): number => {
  const turn = round(((degrees % 360) + 360) % 360);
  return turn >= 360 ? 0 : turn;
};
