import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { floorPlan } from '$contract/floorplan.ts';
import { emptySeats, marksOf, seatCounts } from './shown.ts';

const plan = floorPlan.parse(JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')));

it('shows public seats only', () => {
  const ids = emptySeats(plan).map(({ place }) => place.id);
  expect(ids).toHaveLength(plan.spaces.length - 2);
  expect(ids).not.toContain('R01');
});

it('counts the seats of guests by zone, before and after', () => {
  const after = { ...plan, spaces: plan.spaces.filter(({ id }) => id !== 'P03') };
  const { zones, all } = seatCounts(plan, after);
  expect(zones[0]).toEqual({ id: 'personal', name: 'パーソナルデスク', before: 8, after: 7 });
  expect(zones.map(({ id }) => id)).not.toContain('reception');
  expect(all).toEqual({
    before: emptySeats(plan).length,
    after: emptySeats(after).length,
  });
});

it('says what becomes of each seat that is another one', () => {
  const spaces = plan.spaces.flatMap((each) => {
    if (each.id === 'P03') return [];
    if (each.id === 'A01') return [{ ...each, x: each.x + 0.5 }];
    if (each.id === 'A02') return [{ ...each, outlet: !each.outlet }];
    return each.id === 'A22' ? [each, { ...each, id: 'A23', label: 'A23', x: 16 }] : [each];
  });
  const marks = marksOf(plan, { ...plan, spaces });
  expect(Object.fromEntries(marks.map(({ id, fate }) => [id, fate]))).toEqual({
    ...{ A01: 'moved', A02: 'changed', A23: 'added', P03: 'retired' },
  });
  expect(marksOf(plan, plan)).toEqual([]);
});
