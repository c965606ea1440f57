import type { Spot } from '$contract/plan-geometry.ts';

/** Drawing units per metre: the same on every zoom, so that strokes and letters keep their measure. */
export const SCALE = 40;
/** Drawing units around the plan, for what is taken hold of at its edge. */
export const PAD = 24;

/** The spot of the plan, in metres, under a pointer. */
export function spotOf(svg: SVGSVGElement, { clientX, clientY }: MouseEvent): Spot {
  const matrix = svg.getScreenCTM();
  if (matrix === null) return [0, 0];
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return [x / SCALE, y / SCALE];
}

/** Degrees clockwise from north, from one spot to another, in whole turns. */
export function bearing(from: Spot, to: Spot, turn: number): number {
  const degrees = (Math.atan2(to[0] - from[0], from[1] - to[1]) * 180) / Math.PI;
  return Math.round(degrees / turn) * turn;
}

/** A rectangle in metres as attributes of a drawn one. */
export const drawn = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }) => ({
  x: x * SCALE,
  y: y * SCALE,
  width: w * SCALE,
  height: h * SCALE,
});
