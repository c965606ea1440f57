/** Metres: east, south. */
export type Spot = readonly [number, number];

/** A rectangle in metres, turned clockwise about its middle. */
export interface Footprint {
  x: number;
  y: number;
  w: number;
  h: number;
  /** Degrees; 0 when it is not said. */
  rotation?: number;
}

/** Metres that two pieces may lie in each other: what drawing by hand leaves. */
export const SLACK = 0.005;

/** Millimetres: no sum of steps leaves a tail behind. */
export const round = (metres: number): number => Math.round(metres * 1000) / 1000;

export const middle = ({ x, y, w, h }: Footprint): Spot => [x + w / 2, y + h / 2];

/** The four corners of a rectangle, turned. */
export function corners(of: Footprint): Spot[] {
  const [cx, cy] = middle(of);
  const turn = ((of.rotation ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [
    [-of.w / 2, -of.h / 2],
    [of.w / 2, -of.h / 2],
    [of.w / 2, of.h / 2],
    [-of.w / 2, of.h / 2],
  ].map(([x = 0, y = 0]) => [cx + x * cos - y * sin, cy + x * sin + y * cos]);
}

/** Whether two rectangles lie in each other by more than the slack; touching is no overlap. */
export function overlap(a: Footprint, b: Footprint): boolean {
  const [[ax, ay], [bx, by]] = [middle(a), middle(b)];
  const reach = (Math.hypot(a.w, a.h) + Math.hypot(b.w, b.h)) / 2;
  if (Math.hypot(ax - bx, ay - by) >= reach) return false;
  const [one, other] = [corners(a), corners(b)];
  // Two convex shapes are apart exactly when one of their sides parts them.
  return [...axes(a), ...axes(b)].every(([x, y]) => {
    const [from, to] = spread(one, x, y);
    const [low, high] = spread(other, x, y);
    return Math.min(to, high) - Math.max(from, low) > SLACK;
  });
}

const axes = ({ rotation = 0 }: Footprint): Spot[] => {
  const turn = (rotation * Math.PI) / 180;
  return [
    [Math.cos(turn), Math.sin(turn)],
    [-Math.sin(turn), Math.cos(turn)],
  ];
};

function spread(points: readonly Spot[], x: number, y: number): [number, number] {
  const along = points.map((point) => point[0] * x + point[1] * y);
  return [Math.min(...along), Math.max(...along)];
}

/** Whether a spot lies in an upright rectangle, its edge included. */
export const holds = (
  rect: { x: number; y: number; w: number; h: number },
  [x, y]: Spot,
): boolean =>
  x >= rect.x - SLACK &&
  y >= rect.y - SLACK &&
  x <= rect.x + rect.w + SLACK &&
  y <= rect.y + rect.h + SLACK;
