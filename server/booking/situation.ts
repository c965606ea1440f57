import { Refused } from '../api/route.ts';
import type { Clock } from '../clock.ts';
import { refusalSentence } from '../contract/refusal-words.ts';
import type { Refusal } from '../contract/booking.ts';
import { DEFAULT_POLICY, type BookingPolicy } from '../contract/policy.ts';
import { alternatives, wire } from './alternatives.ts';
import type { BookingsStore, Db } from './bookings.store.ts';
import { businessDate, policyOn, type Calendar } from './days.ts';
import type { Asker, DayFacts, Standing, Wish } from './facts.ts';
import type { Situation } from './free.ts';
import { bookerOf, type Booker } from './people.store.ts';
import type { PolicyVersion } from './policy.store.ts';
import { together, type Witness } from './release.ts';
import type { PlannedSpace } from './spaces.ts';

/** What booking is told from outside. */
export interface SituationParts {
  store: BookingsStore;
  clock: Clock;
  spacesOf: (date: string) => Promise<PlannedSpace[]>;
  calendar: () => Promise<Calendar>;
  policies: () => Promise<PolicyVersion[]>;
  /** What those who can see say of one seat now. */
  witness: (seat: string) => Witness;
}

type Row = Awaited<ReturnType<BookingsStore['standing']>>[number];

export const standingOf = ({
  id,
  spaceId,
  startAt,
  endAt,
  memberId,
  class: of,
}: Row): Standing => ({
  id,
  space: spaceId,
  startAt: startAt.getTime(),
  endAt: endAt.getTime(),
  memberId,
  class: of as Standing['class'],
});

type Frame = [PlannedSpace[], BookingPolicy, Calendar];

/** Milliseconds for which spaces, rules and calendar are not read again. */
const FRESH = 1_000;

export type Situations = ReturnType<typeof situations>;

/** Gathers what the rules decide on. */
export function situations(parts: SituationParts) {
  const { store, clock, spacesOf, calendar, policies } = parts;
  const DAY = 24 * 3_600_000;
  const frames = new Map<string, { at: number; frame: Promise<Frame> }>();

  /** Spaces, rules and calendar, read at most once a second: those who fight for seats share them. */
  const frameOf = (date: string): Promise<Frame> => {
    const now = clock.now();
    const known = frames.get(date);
    if (known !== undefined && Math.abs(now - known.at) < FRESH) return known.frame;
    if (frames.size > 100) frames.clear();
    const frame = Promise.all([spacesOf(date), policyNow(), calendar()]);
    frames.set(date, { at: now, frame });
    frame.catch(() => frames.delete(date));
    return frame;
  };

  /** Whoever booked it leaves when the booking ends; of anybody else nobody knows. */
  const inUse = ({ date, spaces, standing }: DayFacts, now: number): ReadonlySet<string> => {
    if (date !== businessDate(now)) return new Set();
    const expected = new Set(
      standing.filter((each) => each.startAt <= now && now < each.endAt).map(({ space }) => space),
    );
    const isSeen = ({ id, members }: PlannedSpace) =>
      !expected.has(id) && together(members.map(parts.witness)).says === 'occupied';
    return new Set(spaces.filter(isSeen).map(({ id }) => id));
  };

  const policyNow = async (): Promise<BookingPolicy> =>
    policyOn(await policies(), businessDate(clock.now()))?.rules ?? DEFAULT_POLICY;

  return {
    policyNow,
    calendar,

    /** Rules, calendar or spaces were changed: they are read again at once. */
    forget: () => frames.clear(),

    /**
     * What a decision on one business date rests on, read before its transaction: the embedded store
     * has one connection, which the transaction keeps.
     * @returns the way to complete it inside the transaction with what stands that day
     */
    async before(date: string): Promise<(db: Db) => Promise<Situation>> {
      const midnight = Date.parse(`${date}T00:00:00+09:00`);
      const [spaces, policy, days] = await frameOf(date);
      return async (db) => {
        const rows = await store.standing(db, new Date(midnight), new Date(midnight + DAY));
        const facts = { date, spaces, standing: rows.map(standingOf) };
        const now = clock.now();
        return { facts, policy, calendar: days, now, inUse: inUse(facts, now) };
      };
    },

    /** @throws Refused when this venue has no such member */
    async asker(db: Db, memberId: string): Promise<{ asker: Asker; booker: Booker }> {
      const booker = await bookerOf(db, store.venueId, memberId);
      const ahead = await store.ahead(db, memberId, new Date(clock.now()));
      if (booker === null) throw new Refused(404, 'この利用者は登録されていません');
      const asker = {
        memberId,
        class: booker.class,
        state: booker.state,
        ahead: ahead.map(standingOf),
      };
      return { asker, booker };
    },
  };
}

/** Conflicts with what others did are 409; what the rules forbid is 422. */
const statusOf = (refusal: Refusal): number =>
  refusal.rule === 'taken' || refusal.rule === 'full' ? 409 : 422;

/** A refusal that names its rule, when it opens, and what could be had instead. */
export function refusedBy(
  refusal: Refusal,
  wish: Wish,
  asker: Asker,
  situation: Situation,
): Refused {
  const { title, opensAt } = refusalSentence(refusal);
  return new Refused(statusOf(refusal), title, {
    refusal,
    class: asker.class,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    alternatives: alternatives(wish, asker, situation).map(wire),
  });
}
