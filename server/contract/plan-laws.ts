import type { FloorPlan } from './floorplan.ts';
import { corners, holds, middle, overlap } from './plan-geometry.ts';
import { MOST_SEATS } from './plan-limits.ts';

/** What of a plan a sentence is about. */
export interface PlanObject {
  layer: 'seat' | 'wall' | 'furniture' | 'zone' | 'unit';
  id: string;
}

/** A law that a plan breaks, for whoever draws it. */
export interface PlanFault {
  /** The rule of server/venue/SPEC.md: `VE5`. */
  rule: string;
  objects: PlanObject[];
  sentence: string;
}

/** What a plan follows. */
export interface PlanPast {
  /** The plan that it takes the place of. */
  before: FloorPlan;
  /** Every seat that ever was, as it was last. */
  known: readonly KnownSeat[];
}
export type KnownSeat = Pick<FloorPlan['spaces'][number], 'id' | 'label' | 'zone'>;

const seat = (id: string): PlanObject => ({ layer: 'seat', id });

/** Which laws a plan breaks, with what is at fault (VE2 to VE10); empty when it can be published. */
export const faultsOf = (plan: FloorPlan, past: PlanPast): PlanFault[] => [
  ...names(plan),
  ...zoning(plan),
  ...crowding(plan),
  ...bounds(plan),
  ...counts(plan),
  ...continuity(plan, past),
  ...units(plan),
  ...walls(plan),
];

function twice<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()].filter((group) => group.length > 1);
}

function names(plan: FloorPlan): PlanFault[] {
  const places = [
    ...plan.spaces.map(({ id }) => seat(id)),
    ...plan.units.map(({ id }): PlanObject => ({ layer: 'unit', id })),
    ...plan.lockers.ids.map((id): PlanObject => ({ layer: 'furniture', id })),
  ];
  const others: PlanObject[][] = [
    plan.walls.map(({ id }) => ({ layer: 'wall', id })),
    plan.furniture.map(({ id }) => ({ layer: 'furniture', id })),
    plan.zones.map(({ id }) => ({ layer: 'zone', id })),
  ];
  return [
    ...[places, ...others].flatMap((list) =>
      twice(list, ({ id }) => id).map((objects) => ({
        rule: 'VE2',
        objects,
        sentence: `番号「${objects[0]?.id}」が${objects.length}つあります`,
      })),
    ),
    ...twice(plan.spaces, ({ label }) => label).map((same) => ({
      rule: 'VE3',
      objects: same.map(({ id }) => seat(id)),
      sentence: `席の名前「${same[0]?.label}」が${same.length}つあります`,
    })),
    ...plan.spaces.flatMap(({ id, label }) =>
      label !== id && plan.spaces.some((other) => other.id === label)
        ? [
            {
              rule: 'VE3',
              objects: [seat(id), seat(label)],
              sentence: `席の名前「${label}」は、ほかの席の番号です`,
            },
          ]
        : [],
    ),
  ];
}

function zoning({ spaces, zones }: FloorPlan): PlanFault[] {
  return spaces.flatMap((space): PlanFault[] => {
    const own = zones.find(({ id }) => id === space.zone);
    const fault = (sentence: string) => [{ rule: 'VE4', objects: [seat(space.id)], sentence }];
    if (own === undefined) return fault(`${space.label}の区画がありません`);
    if (own.kind !== space.kind)
      return fault(`${space.label}の種類が、区画「${own.name}」と違います`);
    const at = middle(space);
    if (!holds(own.rect, at)) return fault(`${space.label}が、区画「${own.name}」の外にあります`);
    const other = zones.find((zone) => zone.id !== own.id && holds(zone.rect, at));
    return other === undefined
      ? []
      : fault(`${space.label}が、区画「${own.name}」と「${other.name}」の両方にかかっています`);
  });
}

function crowding({ spaces }: FloorPlan): PlanFault[] {
  return spaces.flatMap((one, n) =>
    spaces.slice(n + 1).flatMap((other) =>
      overlap(one, other)
        ? [
            {
              rule: 'VE5',
              objects: [seat(one.id), seat(other.id)],
              sentence: `${one.label}と${other.label}が重なっています`,
            },
          ]
        : [],
    ),
  );
}

function bounds(plan: FloorPlan): PlanFault[] {
  const { width, depth } = plan.venue;
  const outline = { x: 0, y: 0, w: width, h: depth };
  const outside = (points: readonly (readonly [number, number])[]) =>
    points.some((point) => !holds(outline, point));
  const fault = (object: PlanObject, name: string): PlanFault => ({
    rule: 'VE6',
    objects: [object],
    sentence: `${name}が、建物の外に出ています`,
  });
  return [
    ...plan.spaces.flatMap((each) =>
      outside(corners(each)) ? [fault(seat(each.id), each.label)] : [],
    ),
    ...plan.walls.flatMap(({ id, from, to }) =>
      outside([from, to]) ? [fault({ layer: 'wall', id }, `壁 ${id} `)] : [],
    ),
    ...plan.furniture.flatMap((each) =>
      outside(corners(each))
        ? [fault({ layer: 'furniture', id: each.id }, `家具 ${each.id} `)]
        : [],
    ),
    ...plan.zones.flatMap(({ id, name, rect }) =>
      outside(corners(rect)) ? [fault({ layer: 'zone', id }, `区画「${name}」`)] : [],
    ),
    ...(outside(corners(plan.lockers))
      ? [fault({ layer: 'furniture', id: 'lockers' }, 'ロッカー')]
      : []),
  ];
}

function counts({ spaces, zones }: FloorPlan): PlanFault[] {
  return zones.flatMap(({ id, name, public: isPublic }): PlanFault[] => {
    const own = spaces.filter((space) => space.zone === id).length;
    const fault = (sentence: string) => [
      { rule: 'VE7', objects: [{ layer: 'zone', id } as const], sentence },
    ];
    if (isPublic && own === 0) return fault(`区画「${name}」に席がありません`);
    if (own > MOST_SEATS) return fault(`区画「${name}」の席が${MOST_SEATS}を超えています`);
    return [];
  });
}

function continuity(plan: FloorPlan, { before, known }: PlanPast): PlanFault[] {
  const fixed = ({ zones, doors, accessPoints, lockers }: FloorPlan) =>
    JSON.stringify([
      zones.map(({ id, kind, public: shown, whole }) => [id, kind, shown, whole]).sort(),
      doors.map(({ id }) => id).sort(),
      accessPoints.map(({ id }) => id).sort(),
      [...lockers.ids].sort(),
    ]);
  const here = new Set(before.spaces.map(({ id }) => id));
  const last = new Map(known.map((each) => [each.id, each]));
  return [
    ...(fixed(plan) === fixed(before) && plan.venue.id === before.venue.id
      ? []
      : [
          {
            rule: 'VE8',
            objects: [],
            sentence: '区画、出入口、アクセスポイント、ロッカーは、ここでは増減できません',
          },
        ]),
    ...plan.spaces.flatMap(({ id, label, zone }) => {
      const was = last.get(id);
      if (was === undefined || here.has(id) || (was.zone === zone && was.label === label))
        return [];
      return [
        {
          rule: 'VE9',
          objects: [seat(id)],
          sentence: `番号「${id}」は、廃止した席${was.label}のものです。ほかの席には使えません`,
        },
      ];
    }),
  ];
}

function units({ spaces, units: all }: FloorPlan): PlanFault[] {
  const zoned = new Set(all.map(({ zone }) => zone));
  const standing = new Map(spaces.map((each) => [each.id, each]));
  return [
    ...all.flatMap(({ id, name, zone, seats }): PlanFault[] => {
      const wrong = seats.filter((each) => standing.get(each)?.zone !== zone);
      if (seats.length > 0 && wrong.length === 0) return [];
      const sentence =
        seats.length === 0
          ? `「${name}」に席がありません`
          : `「${name}」に、ほかの区画の席か、ない席があります（${wrong.join('、')}）`;
      return [{ rule: 'VE10', objects: [{ layer: 'unit', id }, ...wrong.map(seat)], sentence }];
    }),
    ...spaces.flatMap(({ id, label, zone }): PlanFault[] => {
      const own = all.filter(({ seats }) => seats.includes(id)).length;
      if (own === (zoned.has(zone) ? 1 : 0)) return [];
      const sentence =
        own === 0
          ? `${label}を、まとめて予約する卓か室に入れてください`
          : `${label}が、2つの卓や室に入っています`;
      return [{ rule: 'VE10', objects: [seat(id)], sentence }];
    }),
  ];
}

/** Metres of the shortest wall: a shorter one is a slip of the hand. */
const SHORTEST_WALL = 0.1;

const walls = (plan: FloorPlan): PlanFault[] =>
  plan.walls.flatMap(({ id, from, to }) =>
    Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST_WALL - 1e-9
      ? [{ rule: 'VE11', objects: [{ layer: 'wall', id }], sentence: `壁 ${id} が短すぎます` }]
      : [],
  );
