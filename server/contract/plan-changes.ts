import type { FloorPlan } from './floorplan.ts';
import { middle, round } from './plan-geometry.ts';
import type { PlanObject } from './plan-laws.ts';

/** One difference of two plans, in words (VE20). */
export interface PlanChange {
  kind: 'added' | 'retired' | 'changed';
  object: PlanObject;
  /** 「B1を東へ0.5m」 */
  words: string;
}

type Seat = FloorPlan['spaces'][number];
type Zone = FloorPlan['zones'][number];

/** What leads from one plan to another: seats first, then what stands around them. */
export const changesOf = (before: FloorPlan, after: FloorPlan): PlanChange[] => [
  ...compare('seat', before.spaces, after.spaces, ({ label }) => label, seatWords(before, after)),
  ...compare(
    'unit',
    before.units,
    after.units,
    ({ name }) => name,
    (was, is) => (was.name === is.name ? [] : [`を「${is.name}」に改名`]),
  ),
  ...compare(
    'wall',
    before.walls,
    after.walls,
    ({ id }) => `壁 ${id}`,
    (was, is) => [
      ...ends(was, is),
      ...(was.kind === is.kind ? [] : ['の種類を変更']),
      ...(was.thickness === is.thickness ? [] : [`の厚さを${is.thickness}mに`]),
    ],
  ),
  ...compare(
    'furniture',
    before.furniture,
    after.furniture,
    ({ id }) => `家具 ${id}`,
    (was, is) => [...shift(was, is), ...size(was, is)],
  ),
  ...compare('zone', before.zones, after.zones, ({ name }) => `区画「${name}」`, zoneWords),
  ...outline(before, after),
];

function compare<T extends { id: string }>(
  layer: PlanObject['layer'],
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
  wordsOf: (was: T, is: T) => string[],
): PlanChange[] {
  const was = new Map(before.map((each) => [each.id, each]));
  const is = new Set(after.map(({ id }) => id));
  const told = (kind: PlanChange['kind'], { id }: T, words: string): PlanChange => ({
    kind,
    object: { layer, id },
    words,
  });
  return [
    ...after.flatMap((each) =>
      was.has(each.id) ? [] : [told('added', each, `${nameOf(each)}を追加`)],
    ),
    ...before.flatMap((each) =>
      is.has(each.id) ? [] : [told('retired', each, `${nameOf(each)}を廃止`)],
    ),
    ...after.flatMap((each) => {
      const old = was.get(each.id);
      if (old === undefined) return [];
      return wordsOf(old, each).map((words) => told('changed', each, nameOf(old) + words));
    }),
  ];
}

const seatWords =
  (before: FloorPlan, after: FloorPlan) =>
  (was: Seat, is: Seat): string[] => {
    const unit = ({ units }: FloorPlan) => units.find(({ seats }) => seats.includes(is.id));
    const zone = after.zones.find(({ id }) => id === is.zone)?.name ?? is.zone;
    return [
      ...(was.label === is.label ? [] : [`を${is.label}に改名`]),
      ...(was.zone === is.zone ? [] : [`を「${zone}」へ`]),
      ...(unit(before)?.id === unit(after)?.id
        ? []
        : [`を「${unit(after)?.name ?? 'なし'}」に入れる`]),
      ...shift(was, is),
      ...size(was, is),
      ...turned(was.rotation, is.rotation),
      ...flag(was.bookable, is.bookable, 'を予約できる席に', 'を予約できない席に'),
      ...flag(was.outlet, is.outlet, 'に電源', 'の電源をなくす'),
      ...flag(was.monitor, is.monitor, 'にモニター', 'のモニターをなくす'),
    ];
  };

const zoneWords = (was: Zone, is: Zone): string[] => [
  ...(was.name === is.name && was.short === is.short && was.nameEn === is.nameEn
    ? []
    : [`の名前を「${is.name}」に`]),
  ...(was.few === is.few ? [] : [`の「残りわずか」を${is.few}席以下に`]),
  ...shift(was.rect, is.rect),
  ...size(was.rect, is.rect),
];

const flag = (was: boolean, is: boolean, on: string, off: string): string[] =>
  was === is ? [] : [is ? on : off];

const metres = (length: number): string => `${round(Math.abs(length))}m`;

/** 「を東へ0.5m」「を西へ1m北へ0.2m」: by the middle, so that a new size alone is no move. */
function shift(was: Rect, is: Rect): string[] {
  if (was.x === is.x && was.y === is.y) return [];
  const [[wx, wy], [ix, iy]] = [middle({ ...was, rotation: 0 }), middle({ ...is, rotation: 0 })];
  const [east, south] = [round(ix - wx), round(iy - wy)];
  if (east === 0 && south === 0) return [];
  const way = [
    east === 0 ? '' : `${east > 0 ? '東' : '西'}へ${metres(east)}`,
    south === 0 ? '' : `${south > 0 ? '南' : '北'}へ${metres(south)}`,
  ];
  return [`を${way.filter(Boolean).join('、')}`];
}

const size = (was: Rect, is: Rect): string[] =>
  was.w === is.w && was.h === is.h ? [] : [`の大きさを${round(is.w)}×${round(is.h)}mに`];

interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

function turned(was: number, is: number): string[] {
  const by = (((is - was) % 360) + 360) % 360;
  if (by === 0) return [];
  return [by <= 180 ? `を右へ${round(by)}°回す` : `を左へ${round(360 - by)}°回す`];
}

type Line = Pick<FloorPlan['walls'][number], 'from' | 'to'>;

function ends(was: Line, is: Line): string[] {
  const [a, b] = [apart(was.from, is.from), apart(was.to, is.to)];
  if (a === null && b === null) return [];
  if (a !== null && a === b) return [`を${a}`];
  return [...(a === null ? [] : [`の始点を${a}`]), ...(b === null ? [] : [`の終点を${b}`])];
}

const apart = (was: readonly [number, number], is: readonly [number, number]): string | null => {
  const at = ([x, y]: readonly [number, number]) => ({ x, y, w: 0, h: 0 });
  return shift(at(was), at(is))[0]?.slice(1) ?? null;
};

function outline({ venue: was }: FloorPlan, { venue: is }: FloorPlan): PlanChange[] {
  if (was.width === is.width && was.depth === is.depth) return [];
  const words = `建物の大きさを${round(is.width)}×${round(is.depth)}mに`;
  return [{ kind: 'changed', object: { layer: 'wall', id: '' }, words }];
}
