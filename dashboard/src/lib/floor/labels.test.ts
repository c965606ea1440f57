import { expect, it } from 'vitest';
import { seats } from '../board.ts';
import { plan, publicSnapshot } from '../live/samples.ts';
import { project } from './geometry.ts';
import { narrowed, zoneLabels } from './labels.ts';

it('narrows a label that would touch the edge of its tile, and no other', () => {
  const tile = 36;
  expect(narrowed('M03', 14, tile)).toBeLessThan(tile * 0.85);
  expect(narrowed('A20', 14, tile)).toBeUndefined();
  expect(narrowed('M03', 14, 48)).toBeUndefined();
});

it("keeps a zone's name off an access point's text", () => {
  const drawn = plan();
  const to = project(drawn.venue, 'wide', 32);
  const all = seats(drawn, publicSnapshot().spaces);
  const place = (notes?: Record<string, string>) => zoneLabels(drawn, all, to, 14, notes)[0]!;
  const alone = place();
  drawn.accessPoints = [
    { ...drawn.accessPoints[0]!, id: 'ap-1', x: (alone.x + 20) / 32, y: (alone.y - 8) / 32 },
  ];
  expect(place()).toEqual(alone);
  expect(place({ 'ap-1': 'AP1 9台' })).not.toEqual(alone);
});
