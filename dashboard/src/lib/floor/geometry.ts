import type { FloorPlan } from '$contract/floorplan.ts';

/** `wide`: north is up. `tall`: north is left, for phones and the lobby's column. */
export type Orientation = 'wide' | 'tall';

export type Point = readonly [number, number];
export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Side of a drawn seat in metres: larger than a chair, smaller than the distance of two desks. */
export const TILE = 1.12;

/** Turns plan metres into drawing units. Letters stay upright: only places are turned. */
export interface Projection {
  width: number;
  height: number;
  /** Drawing units per metre. */
  scale: number;
  point(at: Point): Point;
  rect(of: Rect): Rect;
}

export function project(
  venue: Pick<FloorPlan['venue'], 'width' | 'depth'>,
  orientation: Orientation,
  scale: number,
): Projection {
  const tall = orientation === 'tall';
  const point = ([x, y]: Point): Point =>
    tall ? [y * scale, (venue.width - x) * scale] : [x * scale, y * scale];
  return {
    width: (tall ? venue.depth : venue.width) * scale,
    height: (tall ? venue.width : venue.depth) * scale,
    scale,
    point,
    rect({ x, y, w, h }) {
      const [ax, ay] = point([x, y]);
      const [bx, by] = point([x + w, y + h]);
      return {
        x: Math.min(ax, bx),
        y: Math.min(ay, by),
        w: Math.abs(bx - ax),
        h: Math.abs(by - ay),
      };
    },
  };
}

/** Centre of a rectangle. */
export const centre = ({ x, y, w, h }: Rect): Point => [x + w / 2, y + h / 2];

/** Whether two rectangles share no ground. */
export const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

/**
 * Where a zone's name may stand without covering anything: inside at the top, inside at the bottom,
 * above, below, between its seats, and to the side; in another zone's ground only where there is nowhere else. Returns
 * the text's left end and baseline in drawing units, null when there is no place.
 */
export function labelPlace(
  zone: Rect,
  size: { w: number; h: number },
  taken: readonly Rect[],
  others: readonly Rect[],
  within: { width: number; height: number },
): Point | null {
  const gap = Math.max(4, size.h * 0.4);
  const inside = zone.x + gap;
  const [above, below] = [zone.y - size.h - 4, zone.y + zone.h + 4];
  const tops = [zone.y + gap, zone.y + 4, zone.y + zone.h - size.h - 4, above, below];
  const rows = Array.from(
    { length: Math.max(0, Math.floor(zone.h / size.h) - 1) },
    (_, n) => zone.y + n * size.h,
  );
  const sides = [zone.y, zone.y + zone.h / 2, zone.y + zone.h - size.h];
  const candidates = [
    ...tops.map((y) => ({ x: inside, y })),
    { x: zone.x, y: above },
    ...rows.map((y) => ({ x: inside, y })),
    ...sides.map((y) => ({ x: zone.x - size.w - gap, y })),
    ...sides.map((y) => ({ x: zone.x + zone.w + gap, y })),
  ].map((at) => ({ ...at, ...size }));
  const fits = (more: readonly Rect[]) => (box: Rect) =>
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.w <= within.width &&
    box.y + box.h <= within.height &&
    [...taken, ...more].every((other) => apart(box, other));
  const box = candidates.find(fits(others)) ?? candidates.find(fits([]));
  return box ? [box.x, box.y + size.h] : null;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The nearest seat in a direction: along the arrow first, sideways counts double. Null at the edge,
 * where the focus stays.
 */
export function neighbour<K>(
  from: Point,
  others: readonly { key: K; at: Point }[],
  direction: Direction,
): K | null {
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const axis = direction === 'left' || direction === 'right' ? 0 : 1;
  let best: { key: K; cost: number } | null = null;
  for (const { key, at } of others) {
    const along = (at[axis] - from[axis]) * sign;
    const aside = Math.abs(at[1 - axis]! - from[1 - axis]!);
    if (along <= 0 || aside > along * 2) continue;
    const cost = along + aside * 2;
    if (!best || cost < best.cost) best = { key, cost };
  }
  return best?.key ?? null;
}
