import type { FloorPlan } from '$contract/floorplan.ts';
import { centre, TILE, type Point, type Projection, type Rect } from './geometry.ts';

type Door = FloorPlan['doors'][number];

/** The square that a seat is drawn as. */
export function tileOf(place: Rect, to: Projection): Rect {
  const [x, y] = to.point(centre(place));
  const side = TILE * to.scale;
  return { x: x - side / 2, y: y - side / 2, w: side, h: side };
}

/** How thick a wall is drawn, and how thick an opening in it. */
export const wallStroke = (thickness: number, scale: number): number =>
  Math.max(1.5, thickness * scale * 0.75);
export const doorStroke = (scale: number): number => scale * 0.18;

/** Where a hinged door's leaf turns, where it ends when shut, and where when open; null for the rest. */
export function swing(
  door: Door,
  to: Projection,
): { hinge: Point; shut: Point; open: Point } | null {
  if (door.kind !== 'swing' || !door.hinge) return null;
  const [a, b] = [to.point(door.from), to.point(door.to)];
  const hinge = to.point(door.hinge);
  const shut = a[0] === hinge[0] && a[1] === hinge[1] ? b : a;
  const [dx, dy] = [shut[0] - hinge[0], shut[1] - hinge[1]];
  return { hinge, shut, open: [hinge[0] + dy, hinge[1] - dx] };
}

/** The rectangle about points, wider on every side. */
function about(points: readonly Point[], by: number): Rect {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs) - by, Math.min(...ys) - by];
  return { x, y, w: Math.max(...xs) + by - x, h: Math.max(...ys) + by - y };
}

/**
 * What a text on the plan may not cover: seats, furniture, walls, doors with their swing. Seats that
 * are not shown at the moment count too: a text stays where it is.
 */
export function obstacles(plan: FloorPlan, to: Projection): Rect[] {
  const drawn = new Set(plan.zones.filter((zone) => zone.public).map((zone) => zone.id));
  return [
    ...plan.spaces.filter(({ zone }) => drawn.has(zone)).map((place) => tileOf(place, to)),
    ...[...plan.furniture, plan.lockers].map((piece) => to.rect(piece)),
    ...plan.walls.map((wall) =>
      about([to.point(wall.from), to.point(wall.to)], wallStroke(wall.thickness, to.scale) / 2),
    ),
    ...plan.doors.map((door) => {
      const leaf = swing(door, to);
      const ends = [to.point(door.from), to.point(door.to), ...(leaf ? [leaf.open] : [])];
      return about(ends, doorStroke(to.scale) / 2);
    }),
  ];
}
