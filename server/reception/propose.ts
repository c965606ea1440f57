import type { Proposal } from '../contract/reception.ts';
import type { Day, DeskSpace } from './facts.ts';
import type { Witness } from './arrivals.ts';

export interface ProposalFacts {
  kind: string;
  now: number;
  /** Nobody stays beyond it, milliseconds. */
  closesAt: number;
  /** Milliseconds for which one guest may have such a space; Infinity: all day. */
  most: number;
  spaces: DeskSpace[];
  day: Day;
  witness: (space: string) => Witness;
  /** A booking that would move: it takes no seat from itself. */
  instead?: string | null;
  /** Who is seen there is the guest who asks (RC33). */
  seated?: string | null;
}

/** A seat given for less than this is none, milliseconds. */
const LEAST = 15 * 60_000;

/** Seats that can be given now, the best first (RC26). */
export function proposals(facts: ProposalFacts): Proposal[] {
  const { kind, now, closesAt, most, spaces, witness, seated } = facts;
  const rank: Record<Witness, number> = { empty: 0, none: 1, unknown: 2, occupied: 3 };
  return spaces
    .filter((space) => space.kind === kind && !space.outOfService)
    .flatMap((space, position) => {
      const says = witness(space.id);
      const until = Math.min(freeUntil(space.id, facts), closesAt, now + most);
      const somebodyElse = says === 'occupied' && space.id !== seated;
      if (somebodyElse || until - now < LEAST) return [];
      return [{ space, says, until, position }];
    })
    .sort(
      (a, b) =>
        rank[a.says] - rank[b.says] ||
        Number(a.space.bookable) - Number(b.space.bookable) ||
        b.until - a.until ||
        a.position - b.position,
    )
    .map(({ space, until }) => ({
      space: space.id,
      label: space.label,
      kind: space.kind,
      until: new Date(until).toISOString(),
    }));
}

/** Until when nobody else has a right to a space; `now` when somebody has it already. */
export function freeUntil(space: string, { day, now, instead }: ProposalFacts): number {
  const here = [...day.checkIns, ...day.bookings.flatMap(({ checkIns }) => checkIns)];
  if (here.some((each) => each.space === space && each.outAt === null)) return now;
  return Math.min(
    Infinity,
    ...day.bookings
      .filter(({ id, status }) => id !== instead && (status === 'active' || status === 'tentative'))
      .filter((each) => each.space === space && each.endAt > now)
      .map((each) => Math.max(now, each.startAt)),
  );
}
