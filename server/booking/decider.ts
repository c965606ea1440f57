import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import type { Actor } from '../contract/people.ts';
import { isOverlap } from '../store/errors.ts';
import { ownOrDesk } from './booker.ts';
import type { Db, FullBooking } from './bookings.store.ts';
import type { Correspondence } from './correspondence.ts';
import { businessDate } from './days.ts';
import type { Asker, Wish } from './facts.ts';
import type { Situation } from './free.ts';
import { judge } from './rules.ts';
import { refusedBy, type SituationParts, type Situations } from './situation.ts';

export interface BookingsParts extends SituationParts {
  situations: Situations;
  letters: Correspondence;
  audit: Audit;
  /** Told after every change of a booking: the board reads it again, and somebody may get a turn. */
  changed: () => void;
}

/** Somebody whom reception lets in without a registration of their own. */
const STRANGER: Asker = { memberId: null, class: 'general', state: 'approved', ahead: [] };

export type Decider = ReturnType<typeof decider>;

/** How every decision on a booking is made: under its locks, by the rules, written down. */
export function decider({ store, clock, situations, audit }: BookingsParts) {
  return {
    now: () => new Date(clock.now()),

    /**
     * Takes a decision about a member's wish for a day. A refusal by the rules is counted for the
     * fairness report.
     */
    async decide<T>(wish: Wish, keys: string[], work: (db: Db, at: Situation) => Promise<T>) {
      const date = businessDate(wish.startAt);
      let within: Awaited<ReturnType<Situations['before']>>;
      // Read when it is their turn: a closure may have been decided while they waited (BK67).
      const before = async () => void (within = await situations.before(date));
      try {
        return await store.decide(
          [date, ...keys],
          async (db) => {
            await store.lapse(db, new Date(clock.now()));
            return work(db, await within(db));
          },
          { before },
        );
      } catch (error) {
        await this.count(error, wish, date);
        throw error;
      }
    },

    async count(error: unknown, wish: Wish, date: string): Promise<void> {
      if (wish.by !== 'member' || !(error instanceof Refused)) return;
      const { refusal, class: of } = error.body as { refusal?: { rule: string }; class?: string };
      if (refusal === undefined || of === undefined) return;
      const { kind } = wish;
      await store.noteRefusal({
        at: new Date(clock.now()),
        class: of,
        kind,
        rule: refusal.rule,
        date,
      });
    },

    /** @throws Refused with the rule, when it opens, and alternatives */
    allowed(wish: Wish, asker: Asker, situation: Situation) {
      const verdict = judge(wish, asker, situation);
      if (verdict.ok) return verdict.space;
      throw refusedBy(verdict.refusal, wish, asker, situation);
    },

    /** Writes a booking; another program that takes no lock of ours may have been faster. */
    async write<T>(wish: Wish, asker: Asker, situation: Situation, run: () => Promise<T>) {
      try {
        return await run();
      } catch (error) {
        if (!isOverlap(error)) throw error;
        const lost = { rule: 'taken' as const, space: wish.space ?? '' };
        throw refusedBy(lost, wish, asker, situation);
      }
    },

    /** Changes a booking that the actor may change, under the locks of its day and its member. */
    async withOwn<T>(
      id: string,
      actor: Actor,
      work: (db: Db, booking: FullBooking) => Promise<T>,
    ): Promise<T> {
      const known = ownOrDesk(await store.find(store.prisma, id), actor);
      const keys = [businessDate(known.startAt.getTime()), known.memberId ?? id];
      return store.decide(keys, async (db) => work(db, ownOrDesk(await store.find(db, id), actor)));
    },

    async askerOf(db: Db, memberId: string | null): Promise<Asker> {
      return memberId === null ? STRANGER : (await situations.asker(db, memberId)).asker;
    },

    note: (db: Db, booking: FullBooking, by: string | null, action: string) =>
      audit({ by, action, subject: booking.id, facts: { space: booking.spaceId } }, db),
  };
}
