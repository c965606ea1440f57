import type { FloorPlan } from '$contract/floorplan.ts';
import { corners, holds, middle, overlap, type Spot } from '$contract/plan-geometry.ts';
import type { Command } from './edit.ts';
import type { Ref, Seat } from './pieces.ts';

/** Metres from the middle of a desk to that of the next one: the nearest first, in reading order. */
const WAYS: readonly Spot[] = [1.2, 0.7, 2.4].flatMap((far): Spot[] => [
  [far, 0],
  [0, far],
  [-far, 0],
  [0, -far],
]);

/** Whether a seat could stand there: in its zone, inside the venue, on nobody's place. */
function isRoom(plan: FloorPlan, seat: Seat): boolean {
  const zone = plan.zones.find(({ id }) => id === seat.zone);
  const { width, depth } = plan.venue;
  return (
    zone !== undefined &&
    holds(zone.rect, middle(seat)) &&
    corners(seat).every((corner) => holds({ x: 0, y: 0, w: width, h: depth }, corner)) &&
    !plan.spaces.some((other) => overlap(seat, other))
  );
}

/** The command that puts another one beside what is held; null where that cannot be. */
export function besideOf(plan: FloorPlan, { layer, id }: Ref): Command | null {
  switch (layer) {
    case 'seat': {
      const seat = plan.spaces.find((each) => each.id === id);
      if (seat === undefined) return null;
      const [x, y] = middle(seat);
      const way =
        WAYS.find(([dx, dy]) => isRoom(plan, { ...seat, x: seat.x + dx, y: seat.y + dy })) ??
        WAYS[0]!;
      return { do: 'addSeat', zone: seat.zone, at: [x + way[0], y + way[1]], like: id };
    }
    case 'wall': {
      // A line goes on from where it ends.
      const wall = plan.walls.find((each) => each.id === id);
      if (wall === undefined) return null;
      const [dx, dy] = [wall.to[0] - wall.from[0], wall.to[1] - wall.from[1]];
      const length = Math.max(Math.hypot(dx, dy), 0.1);
      const to: Spot = [wall.to[0] + dx / length, wall.to[1] + dy / length];
      return { do: 'addWall', kind: wall.kind, from: wall.to, to };
    }
    case 'furniture': {
      const piece = plan.furniture.find((each) => each.id === id);
      if (piece === undefined) return null;
      const [x, y] = middle(piece);
      return { do: 'addFurniture', kind: piece.kind, at: [x + piece.w + 0.2, y] };
    }
    case 'zone':
      return null;
  }
}
