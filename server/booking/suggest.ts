import { overlaps, type Wish } from './facts.ts';
import { distance, freeSpaces, type Situation } from './free.ts';
import type { PlannedSpace } from './spaces.ts';

/** Metres beyond which a neighbour no longer matters. */
const NEAR = 4;

/**
 * The space that is proposed: what was wished for, away from those who sit there already, and a seat
 * whose free time the wish fills best; at the desk, first those that nobody can book (BK30).
 */
export function suggest(wish: Wish, situation: Situation): PlannedSpace | null {
  const { standing, spaces } = situation.facts;
  const taken = new Set(standing.filter((each) => overlaps(each, wish)).map(({ space }) => space));
  const neighbours = spaces.filter((space) => taken.has(space.id));
  const merit = (space: PlannedSpace): number[] => [
    wish.by === 'desk' && !space.bookable ? 1 : 0,
    wish.outlet === true && space.outlet ? 1 : 0,
    Math.min(NEAR, ...neighbours.map((other) => distance(space, other))),
    -gapAround(space, wish, situation),
  ];
  return freeSpaces(wish, situation).reduce<PlannedSpace | null>((best, space) => {
    if (best === null) return space;
    const [a, b] = [merit(space), merit(best)];
    const first = a.findIndex((value, index) => value !== b[index]);
    return first >= 0 && (a[first] ?? 0) > (b[first] ?? 0) ? space : best;
  }, null);
}

/** Free milliseconds that the wish would leave on a space, before and after it. */
function gapAround(space: PlannedSpace, wish: Wish, { facts, calendar }: Situation): number {
  const hours = calendar.hoursOf(facts.date) ?? { opensAt: wish.startAt, closesAt: wish.endAt };
  const here = facts.standing.filter((each) => each.space === space.id);
  const before = Math.max(
    hours.opensAt,
    ...here.filter((each) => each.endAt <= wish.startAt).map((each) => each.endAt),
  );
  const after = Math.min(
    hours.closesAt,
    ...here.filter((each) => each.startAt >= wish.endAt).map((each) => each.startAt),
  );
  return Math.max(0, wish.startAt - before) + Math.max(0, after - wish.endAt);
}
