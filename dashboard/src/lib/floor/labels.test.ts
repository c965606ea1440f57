import { expect, it } from 'vitest';
import { readFloorPlan } from '../../../../prisma/seed.ts';
import { languages } from '../messages/language.ts';
import { publicWords } from '../messages/public/index.ts';
import { apart, project } from './geometry.ts';
import { labelBox, labels, narrowed, type FloorWords } from './labels.ts';
import { obstacles } from './obstacles.ts';

const plan = readFloorPlan();

it('narrows a label that would touch the edge of its tile, and no other', () => {
  const tile = 36;
  expect(narrowed('M03', 14, tile)).toBeLessThan(tile * 0.85);
  expect(narrowed('A20', 14, tile)).toBeUndefined();
  expect(narrowed('M03', 14, 48)).toBeUndefined();
});

/** As the pages draw it: upright on phones, lying on desktops; smaller at reception. */
const drawings = [
  ...languages.flatMap((language) => [
    [language, 'tall', 34] as const,
    [language, 'wide', 54] as const,
  ]),
  ['ja', 'wide', 32] as const,
];

it.each(drawings)(
  'lets no text cover a seat, an exit, a door, a wall or another text: %s, %s, %d',
  async (language, orientation, scale) => {
    const { words } = await publicWords[language]();
    const to = project(plan.venue, orientation, scale);
    const size = Math.max(14, scale * 0.3);
    const floorWords: FloorWords = { ...words.seats, status: words.status };
    const drawn = labels(plan, to, size, {}, floorWords);
    const boxes = drawn.map((label) => ({ text: label.text, box: labelBox(label, size) }));
    const things = obstacles(plan, to);
    const covered = boxes.filter(({ box }) => things.some((thing) => !apart(box, thing)));
    expect(covered).toEqual([]);
    const touching = boxes.filter(({ box }, i) =>
      boxes.slice(i + 1).some((other) => !apart(box, other.box)),
    );
    expect(touching).toEqual([]);
    const outside = boxes.filter(
      ({ box: { x, y, w, h } }) => x < 0 || y < 0 || x + w > to.width || y + h > to.height,
    );
    expect(outside).toEqual([]);
    // The entrance and the emergency exit stand beside the names of all zones.
    expect(drawn).toHaveLength(plan.zones.length + 2);
  },
);

it("keeps a zone's name off an access point's text", () => {
  const to = project(plan.venue, 'wide', 32);
  const place = (of: typeof plan, notes?: Record<string, string>) => labels(of, to, 14, notes)[0]!;
  const alone = place(plan);
  const antenna = { id: 'ap-1', x: (alone.x + 20) / 32, y: (alone.y - 8) / 32 };
  const beside = { ...plan, accessPoints: [antenna] };
  expect(place(beside)).toEqual(alone);
  expect(place(beside, { 'ap-1': 'AP1 9台' })).not.toEqual(alone);
});
