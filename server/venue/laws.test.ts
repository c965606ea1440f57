import { describe, expect, it } from 'vitest';
import { readFloorPlan } from '../../prisma/seed.ts';
import { floorPlan, type FloorPlan } from '../contract/floorplan.ts';
import { changesOf } from '../contract/plan-changes.ts';
import { corners, overlap } from '../contract/plan-geometry.ts';
import { faultsOf } from '../contract/plan-laws.ts';

const BASE = readFloorPlan();
type Seat = FloorPlan['spaces'][number];

const copy = (): FloorPlan => structuredClone(BASE);
const seatOf = (plan: FloorPlan, id: string): Seat => {
  const seat = plan.spaces.find((each) => each.id === id);
  if (seat === undefined) throw new Error(`no seat ${id}`);
  return seat;
};
const drawn = (draw: (plan: FloorPlan) => void): FloorPlan => {
  const plan = copy();
  draw(plan);
  return plan;
};
const known = BASE.spaces.map(({ id, label, zone }) => ({ id, label, zone }));
const faults = (plan: FloorPlan, past = { before: BASE, known }) =>
  faultsOf(plan, past).map(({ rule, objects }) => [rule, ...objects.map(({ id }) => id)]);
const words = (after: FloorPlan) => changesOf(BASE, after).map((each) => each.words);
const extra = (more: Partial<Seat>): Seat => ({
  ...seatOf(BASE, 'A22'),
  id: 'A23',
  label: 'A23',
  y: 6.9,
  ...more,
});

describe('the laws of a plan', () => {
  it('hold for the plan of the installation', () => expect(faults(BASE)).toEqual([]));

  it('[VE1] bound every size', () => {
    const wide = drawn((plan) => (plan.venue.width = 61));
    const far = drawn((plan) => (seatOf(plan, 'A01').x = -0.1));
    const many = drawn((plan) => {
      plan.spaces = Array.from({ length: 1201 }, () => seatOf(plan, 'A01'));
    });
    const named = drawn((plan) => (seatOf(plan, 'A01').label = '山田'));
    for (const plan of [wide, far, many, named]) {
      expect(floorPlan.safeParse(plan).success).toBe(false);
    }
    expect(floorPlan.parse(BASE)).toEqual(BASE);
  });

  it('[VE2] no id twice, among seats, units and lockers together', () => {
    expect(
      faults(drawn((plan) => plan.spaces.push(extra({ id: 'M', label: 'A23' })))),
    ).toContainEqual(['VE2', 'M', 'M']);
    const walls = drawn((plan) => plan.walls.push({ ...plan.walls[0]! }));
    expect(faults(walls)).toContainEqual(['VE2', 'W-N', 'W-N']);
  });

  it('[VE3] no label twice', () => {
    const plan = drawn((each) => (seatOf(each, 'A02').label = 'A01'));
    expect(faults(plan)).toEqual([
      ['VE3', 'A01', 'A02'],
      ['VE3', 'A02', 'A01'],
    ]);
    const swapped = drawn((each) => {
      seatOf(each, 'A01').label = 'A30';
      seatOf(each, 'A02').label = 'A01';
    });
    expect(faults(swapped)).toEqual([['VE3', 'A02', 'A01']]);
  });

  it('[VE4] a seat is of one zone: of its kind, in its rectangle, in no other', () => {
    const kind = drawn((plan) => (seatOf(plan, 'A01').kind = 'booth'));
    const outside = drawn((plan) => (seatOf(plan, 'A01').x = 4.5));
    const between = drawn((plan) => {
      plan.zones.find(({ id }) => id === 'personal')!.rect.h = 4;
    });
    const none = drawn((plan) => (seatOf(plan, 'A01').zone = 'terrace'));
    for (const plan of [kind, outside, none]) expect(faults(plan)).toEqual([['VE4', 'A01']]);
    expect(faults(between).map(([rule, id]) => [rule, id])).toEqual(
      ['A01', 'A02', 'A03', 'A04', 'A09', 'A10', 'A11', 'A12'].map((id) => ['VE4', id]),
    );
  });

  it('[VE5] no seats overlap, turned as they are; touching is none', () => {
    expect(faults(drawn((plan) => plan.spaces.push(extra({ y: 8.26, x: 15.1 }))))).toEqual([
      ['VE5', 'A22', 'A23'],
    ]);
    const one = { x: 0, y: 0, w: 1, h: 1 };
    expect(overlap(one, { ...one, x: 1 })).toBe(false);
    expect(overlap(one, { ...one, x: 0.99 })).toBe(true);
    // Turned by 45° a square reaches .207 m further to each side.
    expect(overlap({ ...one, rotation: 45 }, { ...one, x: 1.1 })).toBe(true);
    expect(overlap({ ...one, rotation: 45 }, { ...one, x: 1.25 })).toBe(false);
    // Corner to corner two boxes meet, and the turned squares do not.
    expect(overlap({ ...one, rotation: 45 }, { ...one, x: 0.9, y: 0.9 })).toBe(false);
    expect(corners({ x: 0, y: 0, w: 2, h: 1, rotation: 90 })[0]?.map(Math.round)).toEqual([2, -0]);
  });

  it('[VE6] nothing stands outside', () => {
    const plan = drawn((each) => {
      each.venue.depth = 9;
    });
    expect(new Set(faults(plan).map(([rule]) => rule))).toEqual(new Set(['VE6']));
    expect(faults(plan)).toContainEqual(['VE6', 'W-S']);
  });

  it('[VE7] a public zone has a seat, and no zone more than 200', () => {
    const empty = drawn((plan) => {
      plan.spaces = plan.spaces.filter(({ zone }) => zone !== 'booth');
    });
    expect(faults(empty)).toEqual([['VE7', 'booth']]);
    const full = drawn((plan) => {
      plan.spaces = Array.from({ length: 201 }, (_, n) => extra({ id: `Z${n}`, label: `Z${n}` }));
    });
    expect(faults(full)).toContainEqual(['VE7', 'open']);
  });

  it('[VE8] zones, doors, access points and lockers stay', () => {
    const zone = drawn((plan) => plan.zones.pop());
    const door = drawn((plan) => (plan.doors[0]!.id = 'door-9'));
    const locker = drawn((plan) => plan.lockers.ids.pop());
    for (const plan of [zone, door, locker]) expect(faults(plan)).toContainEqual(['VE8']);
    const moved = drawn((plan) => (plan.doors[0]!.to = [0, 8.5]));
    expect(faults(moved)).toEqual([]);
  });

  it('[VE9] a retired id returns as the same seat only', () => {
    const before = drawn((plan) => {
      plan.spaces = plan.spaces.filter(({ id }) => id !== 'A22');
    });
    const other = drawn((plan) => (seatOf(plan, 'A22').label = 'A30'));
    expect(faults(BASE, { before, known })).toEqual([]);
    expect(faults(other, { before, known })).toEqual([['VE9', 'A22']]);
    expect(
      faults(
        drawn((plan) => plan.spaces.push(extra({}))),
        { before, known },
      ),
    ).toEqual([]);
  });

  it('[VE10] in a zone with units each seat is in one; no unit is empty', () => {
    const room = { kind: 'meeting', zone: 'meeting', x: 17.8, y: 2.62 } as const;
    const alone = drawn((plan) => plan.spaces.push(extra({ ...room, x: 19.2, id: 'M05' })));
    expect(faults(alone)).toEqual([['VE10', 'M05']]);
    const empty = drawn((plan) => (plan.units.find(({ id }) => id === 'CB')!.seats = []));
    expect(faults(empty)).toEqual([
      ['VE10', 'CB'],
      ['VE10', 'C05'],
      ['VE10', 'C06'],
    ]);
    const gone = drawn((plan) => {
      plan.spaces = plan.spaces.filter(({ id }) => id !== 'M01');
    });
    expect(faults(gone)).toEqual([['VE10', 'M', 'M01']]);
  });

  it('[VE11] a wall is no dot', () => {
    const dot = drawn((plan) => (plan.walls[0]!.to = [0, 0]));
    expect(faults(dot)).toEqual([['VE11', 'W-N']]);
  });
});

describe('the difference of two plans', () => {
  it('[VE20] is in words: added, retired, changed; seats first', () => {
    const plan = drawn((each) => {
      each.spaces = each.spaces.filter(({ id }) => id !== 'P03');
      each.spaces.push(extra({}));
      seatOf(each, 'A01').label = 'A31';
      seatOf(each, 'A19').bookable = true;
      each.walls.push({ id: 'W-1', kind: 'low', from: [6, 7], to: [7, 7], thickness: 0.06 });
    });
    expect(words(plan)).toEqual([
      'A23を追加',
      'P03を廃止',
      'A01をA31に改名',
      'A19を予約できる席に',
      '壁 W-1を追加',
    ]);
    expect(words(copy())).toEqual([]);
  });

  it('[VE21] tells a way by compass, a turn by degrees', () => {
    const plan = drawn((each) => {
      seatOf(each, 'B01').x += 0.5;
      Object.assign(seatOf(each, 'A17'), { x: 9.2, y: 8.06, rotation: 195 });
      seatOf(each, 'C06').rotation = 240;
      each.walls[5]!.to = [16.2, 3.2];
      each.furniture[8]!.y -= 0.1;
    });
    expect(words(plan)).toEqual([
      'A17を西へ0.1m、北へ0.2m',
      'A17を右へ15°回す',
      'B01を東へ0.5m',
      'C06を左へ30°回す',
      '壁 W-M1の終点を北へ0.5m',
      '家具 FO1を北へ0.1m',
    ]);
  });
});
