import type { FloorPlan } from '$contract/floorplan.ts';
import type { Status } from '$contract/status.ts';
import type { PlanZone } from '../board.ts';
import { textWidth } from '../text-width.ts';
import { labelPlace, type Point, type Projection, type Rect } from './geometry.ts';
import { obstacles, swing } from './obstacles.ts';

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
  zone(zone: PlanZone): string;
}

/** The ground that a text stands on. The glyphs of our face are .86 em high, and kana reach .12 em below the baseline. */
export function labelBox({ x, y, text, anchor }: Omit<Label, 'id'>, size: number): Rect {
  const w = textWidth(text, size);
  const shift = { start: 0, middle: w / 2, end: w }[anchor];
  return { x: x - shift, y: y - size * 0.86, w, h: size * 0.98 };
}

/** Between two texts there is more room than between a text and a thing: they are not one text. */
const beside = ({ x, y, w, h }: Rect, size: number): Rect => ({
  x: x - size * 0.5,
  y: y - 2,
  w: w + size,
  h: h + 4,
});

/** Texts of access points, under their signs. */
export const antennaBoxes = (
  plan: FloorPlan,
  to: Projection,
  size: number,
  notes: Readonly<Record<string, string>>,
): Rect[] =>
  plan.accessPoints.flatMap(({ id, x: ax, y: ay }) => {
    const [x, y] = to.point([ax, ay]);
    const w = textWidth(notes[id] ?? '', size);
    return w > 0 ? [{ x: x - w / 2, y: y - 6, w, h: size + 12 }] : [];
  });

/**
 * Names of zones and texts at doors, placed where they cover nothing of the plan and not each other.
 * A name for which there is no such place is left out: what it would cover says more.
 */
export function labels(
  plan: FloorPlan,
  to: Projection,
  size: number,
  notes: Readonly<Record<string, string>> = {},
  words?: FloorWords,
): Label[] {
  const doors = doorLabels(plan, notes, to, size, words);
  const taken = [
    ...obstacles(plan, to),
    ...antennaBoxes(plan, to, size, notes),
    ...doors.map((each) => beside(labelBox(each, size), size)),
  ];
  const zones = plan.zones.flatMap((zone): Label[] => {
    const text = words?.zone(zone) ?? zone.short;
    const box = { w: textWidth(text, size), h: size * 0.98 };
    const others = plan.zones.filter((each) => each !== zone).map((each) => to.rect(each.rect));
    const place = labelPlace(to.rect(zone.rect), box, taken, others, to);
    if (place === null) return [];
    const [x, bottom] = place;
    const label: Label = { id: zone.id, x, y: bottom - size * 0.12, text, anchor: 'start' };
    taken.push(beside(labelBox(label, size), size));
    return [label];
  });
  return [...zones, ...doors];
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
function doorLabels(
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
  const leaf = swing(door, to);
  if (leaf === null) return null;
  const { hinge, shut, open } = leaf;
  const radius = Math.hypot(shut[0] - hinge[0], shut[1] - hinge[1]);
  return `M${hinge.join(' ')}L${open.join(' ')}A${radius} ${radius} 0 0 1 ${shut.join(' ')}`;
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
const middle = (door: Door): Point => between(door.from, door.to, 0.5);
