import { expect, it } from 'vitest';
import { labelPlace, neighbour, project, type Point, type Rect } from './geometry.ts';

const venue = { width: 20, depth: 10 };

it('draws wide with north up and tall with north left', () => {
  const wide = project(venue, 'wide', 10);
  const tall = project(venue, 'tall', 10);
  expect([wide.width, wide.height, tall.width, tall.height]).toEqual([200, 100, 100, 200]);
  expect(wide.point([1, 2])).toEqual([10, 20]);
  // The north-west corner comes to the lower left: a turn, not a mirror image.
  expect(tall.point([0, 0])).toEqual([0, 200]);
  expect(tall.point([20, 0])).toEqual([0, 0]);
  expect(tall.rect({ x: 1, y: 2, w: 3, h: 4 })).toEqual({ x: 20, y: 160, w: 40, h: 30 });
});

it('puts a name where it covers nothing', () => {
  const zone = { x: 10, y: 10, w: 100, h: 50 };
  const size = { w: 40, h: 10 };
  const within = { width: 200, height: 100 };
  const baseline = (taken: Rect[], others: Rect[] = []) =>
    labelPlace(zone, size, taken, others, within)?.[1] ?? null;
  expect(baseline([])).toBe(24);
  expect(baseline([{ x: 10, y: 10, w: 100, h: 20 }])).toBe(56);
  expect(baseline([zone])).toBeGreaterThan(60);
  // Between its seats, before it stands beside another zone's.
  const ends = [
    { x: 0, y: 0, w: 200, h: 28 },
    { x: 0, y: 46, w: 200, h: 54 },
  ];
  expect(labelPlace(zone, size, ends, [], within)).toEqual([14, 40]);
  expect(baseline([{ x: 0, y: 0, w: 200, h: 100 }])).toBeNull();
});

it("puts a name in another zone's ground only where there is nowhere else", () => {
  const zone = { x: 60, y: 40, w: 30, h: 10 };
  const size = { w: 40, h: 10 };
  const within = { width: 200, height: 100 };
  const below = { x: 0, y: 50, w: 200, h: 50 };
  const place = (others: Rect[]) => labelPlace(zone, size, [zone], others, within);
  expect(place([])![1]).toBeLessThan(40);
  const above = { x: 0, y: 0, w: 200, h: 39 };
  expect(place([above])![1]).toBeGreaterThan(60);
  expect(place([above, below, { x: 0, y: 39, w: 200, h: 11 }])![1]).toBeLessThan(40);
});

const grid: { key: string; at: Point }[] = [
  { key: 'a', at: [0, 0] },
  { key: 'b', at: [10, 0] },
  { key: 'c', at: [0, 10] },
  { key: 'd', at: [10, 11] },
];
it.each([
  ['a', 'right', 'b'],
  ['a', 'down', 'c'],
  ['d', 'up', 'b'],
  ['d', 'left', 'c'],
  ['a', 'left', null],
  ['b', 'up', null],
] as const)('goes from %s %s to %s', (from, direction, to) => {
  const start = grid.find((one) => one.key === from)!;
  expect(neighbour(start.at, grid, direction)).toBe(to);
});
