import { Refused } from '../api/route.ts';
import { spaceClosedBy } from '../calendar/days.ts';
import type { Actor } from '../contract/people.ts';
import { isOverlap } from '../store/errors.ts';
import { FULL, type Db, type FullBooking } from './bookings.store.ts';
import { businessDate } from './days.ts';
import type { BookingsParts, Decider } from './decider.ts';
import type { Wish } from './facts.ts';
import { isUndoable } from './release.ts';

const MINUTE = 60_000;

/** Somebody who comes without a booking. */
export interface WalkIn {
  memberId: string | null;
  /** Who they are, where no member says so. */
  holder: string | null;
  wish: Wish;
}

export type Desk = ReturnType<typeof makeDesk>;

/** What reception does with bookings. */
export function makeDesk(parts: BookingsParts, desk: Decider) {
  const { store, clock, situations, letters, changed } = parts;
  const { now } = desk;

  /** An offer of this seat that nobody has taken yet gives way; whoever waits keeps their place. */
  async function withdrawOffers(db: Db, { spaceId, startAt, endAt }: FullBooking): Promise<void> {
    const offers = await db.booking.findMany({
      where: {
        venueId: store.venueId,
        spaceId,
        status: 'tentative',
        startAt: { lt: endAt },
        endAt: { gt: startAt },
        waits: { some: { status: 'offered' } },
      },
      select: { id: true },
    });
    const ids = offers.map(({ id }) => id);
    await db.booking.updateMany({
      where: { id: { in: ids } },
      data: { status: 'lapsed', endedAt: now() },
    });
    await db.waitlistEntry.updateMany({
      where: { bookingId: { in: ids }, status: 'offered' },
      data: { status: 'waiting', bookingId: null },
    });
  }

  return {
    /** A seat for somebody who comes without a booking. @throws Refused with the rule */
    async walkIn({ memberId, holder, wish }: WalkIn, actor: Actor): Promise<FullBooking> {
      const made = await desk.decide(wish, [memberId ?? actor.userId], async (db, situation) => {
        const asker = await desk.askerOf(db, memberId);
        const space = desk.allowed(wish, asker, situation);
        const data = {
          venueId: store.venueId,
          spaceId: space.id,
          startAt: new Date(wish.startAt),
          endAt: new Date(wish.endAt),
          memberId,
          holder,
          class: asker.class,
          origin: 'walkIn',
          madeBy: actor.userId,
          createdAt: now(),
        };
        const booking = await desk.write({ ...wish, space: space.id }, asker, situation, () =>
          db.booking.create({ data, include: FULL }),
        );
        await desk.note(db, booking, actor.userId, 'booking.walkIn');
        return booking;
      });
      changed();
      return made;
    },

    /** Lets a seat go at once, because reception knows that nobody comes. */
    async release(id: string, actor: Actor): Promise<FullBooking> {
      const gone = await desk.withOwn(id, actor, async (db, booking) => {
        if (booking.status === 'released') return booking;
        const may = booking.status === 'active' && booking.checkIns.length === 0;
        if (!may || booking.endAt <= now())
          throw new Refused(409, 'この予約は、もう開放できません');
        const data = { status: 'released', endedAt: now() };
        const released = await db.booking.update({ where: { id }, data, include: FULL });
        await letters.released(db, released);
        await desk.note(db, released, actor.userId, 'booking.release');
        return released;
      });
      changed();
      return gone;
    },

    /** Takes a release back, while reception may and nobody else was given the seat (BK57). */
    async undoRelease(id: string, actor: Actor): Promise<FullBooking> {
      const date = businessDate(clock.now()); // a release is of today
      const within = await situations.before(date);
      const back = await desk.withOwn(id, actor, async (db, booking) => {
        const { policy, facts, calendar } = await within(db);
        const { status, endedAt, startAt, endAt, spaceId } = booking;
        const at = clock.now();
        const until = endAt.getTime();
        const may =
          status === 'released' &&
          endedAt !== null &&
          isUndoable(endedAt.getTime(), until, policy, at);
        if (!may) throw new Refused(409, '開放を取り消せる時間がすぎました');
        const space = facts.spaces.find((each) => each.id === spaceId);
        const span = { startAt: startAt.getTime(), endAt: until };
        const shut = space && spaceClosedBy(space, date, span, calendar.exceptions);
        if (shut || calendar.closedOn(date) !== null) {
          throw new Refused(422, `${spaceId}は閉めたため、もう使えません`);
        }
        await withdrawOffers(db, booking);
        const deadline = Math.min(at + policy.warnMinutes * MINUTE, until);
        const data = {
          status: 'active',
          endedAt: null,
          deadlineAt: new Date(deadline),
          updatedAt: new Date(at),
        };
        try {
          const active = await db.booking.update({ where: { id }, data, include: FULL });
          await letters.restored(db, active);
          await desk.note(db, active, actor.userId, 'booking.undoRelease');
          return active;
        } catch (error) {
          if (!isOverlap(error)) throw error;
          throw new Refused(409, 'この席は、もうほかの方が使います');
        }
      });
      changed();
      return back;
    },
  };
}
