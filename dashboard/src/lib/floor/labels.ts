import type { FloorPlan } from '$contract/floorplan.ts';
import type { Status } from '$contract/status.ts';
import type { Seat } from '../board.ts';
import { textWidth } from '../text-width.ts';
import { centre, labelPlace, TILE, type Point, type Projection, type Rect } from './geometry.ts';

type Door = FloorPlan['doors'][number];

/** A text on the plan, in drawing units. */
export interface Label {
  id: string;
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

/** Words of a plan; reception's are Japanese. */
export interface FloorWords {
  status: Record<Status, string>;
  /** What the picture is called. */
  plan(seats: number): string;
  door: string;
  exit: string;
  /** A zone's name, short enough to stand beside it. */
  zone(id: string): string;
}

/** The square that a seat is drawn as. */
export function tileOf(place: Rect, to: Projection): Rect {
  const [x, y] = to.point(centre(place));
  const side = TILE * to.scale;
  return { x: x - side / 2, y: y - side / 2, w: side, h: side };
}

/** Names of zones, placed where they cover no seat, no furniture and no access point's text. */
export function zoneLabels(
  plan: FloorPlan,
  all: readonly Seat[],
  to: Projection,
  size: number,
  notes: Readonly<Record<string, string>> = {},
  words?: FloorWords,
): Label[] {
  const taken = [
    ...all.map((seat) => tileOf(seat.place, to)),
    ...[...plan.furniture, plan.lockers].map((piece) => to.rect(piece)),
    ...plan.accessPoints.flatMap((one) => {
      const [x, y] = to.point([one.x, one.y]);
      const w = (notes[one.id]?.length ?? 0) * size * 0.8;
      return w > 0 ? [{ x: x - w / 2, y: y - 6, w, h: size + 12 }] : [];
    }),
  ];
  return plan.zones.map((zone) => {
    // The glyphs of this face are .86 em high, and kana reach .12 em below the baseline.
    const text = words?.zone(zone.id) ?? zone.short;
    const box = { w: textWidth(text, size), h: size * 0.98 };
    const [x, bottom] = labelPlace(to.rect(zone.rect), box, taken, to);
    taken.push({ x, y: bottom - box.h, ...box });
    return { id: zone.id, x, y: bottom - size * 0.12, text, anchor: 'start' };
  });
}

/** Letters stand closer in a tile, in em; the same figure as `.seat .label` in floor.css. */
const TRACKING = 0.06;

/**
 * The width to which a seat's label is narrowed, where its own would touch the tile's edge: an M is
 * one em wide, a digit three quarters. Undefined where it fits as it is.
 */
export function narrowed(label: string, size: number, tile: number): number | undefined {
  const em = [...label].reduce((sum, letter) => sum + (/[MW]/.test(letter) ? 1 : 0.76), 0);
  const room = tile * 0.83;
  return (em - label.length * TRACKING) * size > room ? room : undefined;
}

/** Texts at doors that lead outside; they stand inside the room, beside the opening. */
export function doorLabels(
  plan: FloorPlan,
  notes: Readonly<Record<string, string>>,
  to: Projection,
  size: number,
  words?: FloorWords,
): Label[] {
  return plan.doors.flatMap((door): Label[] => {
    if (door.kind === 'swing') return [];
    const [x, y] = to.point(middle(door));
    const text =
      notes[door.id] ??
      (door.kind === 'emergency' ? (words?.exit ?? '非常口') : (words?.door ?? '出入口'));
    const off = size * 0.6;
    if (x < off) return [{ id: door.id, x: off, y: y + size / 3, text, anchor: 'start' }];
    if (x > to.width - off)
      return [{ id: door.id, x: to.width - off, y: y + size / 3, text, anchor: 'end' }];
    const top = y < to.height / 2;
    return [{ id: door.id, x, y: top ? y + size + off : y - off, text, anchor: 'middle' }];
  });
}

/** A hinged door's leaf and swing, or the two leaves of a sliding one; null for the rest. */
export function doorMark(door: Door, to: Projection): string | null {
  const [a, b] = [to.point(door.from), to.point(door.to)];
  if (door.kind === 'automatic') {
    const [p, q] = [between(a, b, 0.25), between(a, b, 0.75)];
    return `M${a.join(' ')}L${p.join(' ')}M${b.join(' ')}L${q.join(' ')}`;
  }
  if (door.kind !== 'swing' || !door.hinge) return null;
  const hinge = to.point(door.hinge);
  const free = a[0] === hinge[0] && a[1] === hinge[1] ? b : a;
  const [dx, dy] = [free[0] - hinge[0], free[1] - hinge[1]];
  const open: Point = [hinge[0] + dy, hinge[1] - dx];
  const radius = Math.hypot(dx, dy);
  return `M${hinge.join(' ')}L${open.join(' ')}A${radius} ${radius} 0 0 1 ${free.join(' ')}`;
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
const middle = (door: Door): Point => between(door.from, door.to, 0.5);
