import type { Board } from '../occupancy/board.ts';
import { limitOf } from '../occupancy/freshness.ts';
import { POLICY } from '../occupancy/layout.ts';
import { indexOf } from '../occupancy/lookup.ts';
import type { AmenderParts } from './amender.ts';

/** Where sensors stand now, and for how long their words are believed. */
export function sensorsOf(board: () => Board): Pick<AmenderParts, 'spacesOf' | 'sourcesOf'> {
  return {
    spacesOf(id, part) {
      const places = indexOf(board().layout).device.get(id)?.places ?? [];
      return places.flatMap((each) => ('space' in each && each.part === part ? [each.space] : []));
    },
    sourcesOf(space) {
      const sources = indexOf(board().layout).sources.get(space) ?? [];
      return sources.map(({ key, device: { id } }) => ({
        device: id,
        part: Number(key.slice(key.lastIndexOf('#') + 1)),
        limit: {
          free: limitOf(board(), id, false, POLICY),
          occupied: limitOf(board(), id, true, POLICY),
        },
      }));
    },
  };
}
