import type { FloorPlan } from '$contract/floorplan.ts';
import { TILE, type Rect } from '$lib/floor/geometry.ts';

/** A space's tile in metres of the drawing, which shows one kind only. */
export interface Placed {
  id: string;
  box: Rect;
}

export interface Layout {
  width: number;
  height: number;
  tiles: Placed[];
  tables: Rect[];
}

/** Metres around the outermost tiles. */
const MARGIN = 0.12;
/** Metres within which furniture belongs to the seats. */
const NEAR = 0.3;

const around = ({ x, y, w, h }: Rect): Rect => ({
  x: x + w / 2 - TILE / 2,
  y: y + h / 2 - TILE / 2,
  w: TILE,
  h: TILE,
});

function union(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  };
}

/**
 * Where the spaces stand that are booked, and the furniture among them. A room that is booked as one
 * is one tile over its seats. `tall` has north on the left, as the whole plan on phones.
 */
export function layoutOf(plan: FloorPlan, ids: readonly string[], tall: boolean): Layout {
  const seats = new Map(plan.spaces.map((space) => [space.id, around(space)]));
  const units = new Map(plan.units.map((unit) => [unit.id, unit.seats]));
  const found = ids.flatMap((id): Placed[] => {
    const members = (units.get(id) ?? [id]).flatMap((seat) => seats.get(seat) ?? []);
    return members.length === 0 ? [] : [{ id, box: union(members) }];
  });
  if (found.length === 0) return { width: 1, height: 1, tiles: [], tables: [] };
  const frame = union(found.map(({ box }) => box));
  const inside = (piece: Rect) =>
    piece.x + piece.w > frame.x - NEAR &&
    piece.x < frame.x + frame.w + NEAR &&
    piece.y + piece.h > frame.y - NEAR &&
    piece.y < frame.y + frame.h + NEAR;
  const tables = plan.furniture.filter(inside);
  const { x, y, w, h } = union([frame, ...tables]);
  const turn = (box: Rect): Rect =>
    tall
      ? { x: box.y - y + MARGIN, y: x + w - box.x - box.w + MARGIN, w: box.h, h: box.w }
      : { x: box.x - x + MARGIN, y: box.y - y + MARGIN, w: box.w, h: box.h };
  return {
    width: (tall ? h : w) + MARGIN * 2,
    height: (tall ? w : h) + MARGIN * 2,
    tiles: found.map(({ id, box }) => ({ id, box: turn(box) })),
    tables: tables.map(turn),
  };
}
