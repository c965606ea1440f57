import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { floorPlan } from '$contract/floorplan.ts';
import { emptySeats, seatCounts } from './shown.ts';

const plan = floorPlan.parse(JSON.parse(readFileSync('prisma/floorplan.json', 'utf8')));

it('shows public seats only', () => {
  const ids = emptySeats(plan).map(({ place }) => place.id);
  expect(ids).toHaveLength(plan.spaces.length - 2);
  expect(ids).not.toContain('R01');
});

it('counts seats by zone, before and after', () => {
  const after = { ...plan, spaces: plan.spaces.filter(({ id }) => id !== 'P03') };
  expect(seatCounts(plan, after)[0]).toEqual({
    id: 'personal',
    name: 'パーソナルデスク',
    before: 8,
    after: 7,
  });
});
