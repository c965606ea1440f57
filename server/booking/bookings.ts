import { Refused } from '../api/route.ts';
import type { BookingChange, BookingRequest } from '../contract/booking-api.ts';
import type { Actor } from '../contract/people.ts';
import { atDesk, memberIdOf, ownOrDesk } from './booker.ts';
import { FULL, type Db, type FullBooking } from './bookings.store.ts';
import { businessDate } from './days.ts';
import type { BookingsParts, Decider } from './decider.ts';
import type { Wish } from './facts.ts';
import { deadlineFor } from './release.ts';

const MINUTE = 60_000;
const TOO_LATE = '席をおさえる時間がすぎました。もう一度えらんでください';

export type Bookings = ReturnType<typeof makeBookings>;

/** Making, changing and ending one's bookings. The database decides every race; who loses is told. */
export function makeBookings(parts: BookingsParts, desk: Decider) {
  const { store, clock, situations, letters, changed } = parts;
  const { now } = desk;

  /** What was offered from the waitlist with this booking is over. */
  const settle = (db: Db, id: string, status: 'accepted' | 'declined') =>
    db.waitlistEntry.updateMany({
      where: { bookingId: id, status: 'offered' },
      data: { status, endedAt: now() },
    });

  return {
    /**
     * Books a space, or keeps it for a few minutes.
     * @throws Refused with the rule, when it opens, and alternatives
     */
    async book(request: BookingRequest, actor: Actor): Promise<FullBooking> {
      const memberId = memberIdOf(actor);
      const { kind, space: wished, outlet, tentative } = request;
      const startAt = new Date(request.startAt);
      const endAt = new Date(request.endAt);
      const span = { startAt: startAt.getTime(), endAt: endAt.getTime() };
      const wish: Wish = { kind, space: wished, ...span, outlet, by: 'member' };
      const made = await desk.decide(wish, [memberId], async (db, situation) => {
        const asker = await desk.askerOf(db, memberId);
        const space = desk.allowed(wish, asker, situation);
        const at = clock.now();
        const { policy } = situation;
        const data = {
          venueId: store.venueId,
          spaceId: space.id,
          startAt,
          endAt,
          memberId,
          class: asker.class,
          origin: 'web',
          madeBy: actor.userId,
          deadlineAt: new Date(deadlineFor(kind, span.startAt, span.endAt, at, policy)),
          createdAt: new Date(at),
          status: tentative ? 'tentative' : 'active',
          holdUntil: tentative ? new Date(at + policy.holdMinutes * MINUTE) : null,
        };
        const booking = await desk.write({ ...wish, space: space.id }, asker, situation, () =>
          db.booking.create({ data, include: FULL }),
        );
        if (tentative) return booking;
        await letters.confirmed(db, booking);
        await desk.note(db, booking, actor.userId, 'booking.make');
        return booking;
      });
      changed();
      return made;
    },

    /** Makes a kept space a booking. @throws Refused when it was not confirmed in time */
    async confirm(id: string, actor: Actor): Promise<FullBooking> {
      const made = await desk.withOwn(id, actor, async (db, booking) => {
        if (booking.status === 'active') return booking; // asked twice, confirmed once
        if (!isKept(booking, now())) throw new Refused(409, TOO_LATE);
        const data = { status: 'active', holdUntil: null };
        const active = await db.booking.update({ where: { id }, data, include: FULL });
        await settle(db, id, 'accepted');
        await letters.confirmed(db, active);
        await desk.note(db, active, actor.userId, 'booking.make');
        return active;
      });
      changed();
      return made;
    },

    /** Keeps a space some minutes more; three times as long as at first is the most (WCAG 2.2.1). */
    async keep(id: string, actor: Actor): Promise<FullBooking> {
      const { holdMinutes } = await situations.policyNow();
      return desk.withOwn(id, actor, async (db, booking) => {
        if (!isKept(booking, now())) throw new Refused(409, TOO_LATE);
        const most = booking.createdAt.getTime() + 3 * holdMinutes * MINUTE;
        const until = Math.min(clock.now() + holdMinutes * MINUTE, most);
        const holdUntil = new Date(Math.max(until, booking.holdUntil?.getTime() ?? 0));
        return db.booking.update({ where: { id }, data: { holdUntil }, include: FULL });
      });
    },

    /** Cancels a booking, or gives a kept space back. Asked twice, it is cancelled once. */
    async cancel(id: string, actor: Actor, why: string | null = null): Promise<FullBooking> {
      const ended = await desk.withOwn(id, actor, (db, booking) =>
        endOf(db, booking, actor.userId, why),
      );
      changed();
      return ended;
    },

    /** By the signed link of a letter: nobody needs to sign in to let a seat go. */
    async cancelByLink(id: string): Promise<FullBooking> {
      const known = await store.find(store.prisma, id);
      if (known === null) throw new Refused(404, 'この予約は見つかりません');
      const keys = [businessDate(known.startAt.getTime()), known.memberId ?? id];
      const ended = await store.decide(keys, async (db) => {
        const booking = await store.find(db, id);
        if (booking === null) throw new Refused(404, 'この予約は見つかりません');
        return endOf(db, booking, null, null);
      });
      changed();
      return ended;
    },

    /** Cancels all that a member has before them, because their registration ended. */
    async cancelAll(memberId: string, by: string, why: string): Promise<void> {
      for (const { id, startAt } of await store.ahead(store.prisma, memberId, now())) {
        await store.decide([businessDate(startAt.getTime()), memberId], async (db) => {
          const booking = await store.find(db, id);
          if (booking !== null && booking.checkIns.length === 0) await endOf(db, booking, by, why);
        });
      }
      changed();
    },

    /** Moves, shortens or extends a booking that stands. @throws Refused with the rule */
    async change(id: string, change: BookingChange, actor: Actor): Promise<FullBooking> {
      const known = ownOrDesk(await store.find(store.prisma, id), actor);
      const startAt = change.startAt === undefined ? known.startAt : new Date(change.startAt);
      const endAt = change.endAt === undefined ? known.endAt : new Date(change.endAt);
      const spaceId = change.space ?? known.spaceId;
      const span = { startAt: startAt.getTime(), endAt: endAt.getTime() };
      const by = atDesk(actor) ? ('desk' as const) : ('member' as const);
      const kind = await kindOf(spaceId, businessDate(span.startAt));
      const wish: Wish = { kind, space: spaceId, ...span, instead: id, by };
      const keys = [businessDate(known.startAt.getTime()), known.memberId ?? id];
      const made = await desk.decide(wish, keys, async (db, situation) => {
        const booking = ownOrDesk(await store.find(db, id), actor);
        if (booking.status !== 'active' || booking.endAt <= now()) {
          throw new Refused(409, 'この予約は、もう変えられません');
        }
        const later = startAt.getTime() !== booking.startAt.getTime();
        const longer = endAt.getTime() !== booking.endAt.getTime();
        // What changes nothing is no change: nobody is written to.
        if (!later && !longer && spaceId === booking.spaceId) return booking;
        if (later && (booking.checkIns.length > 0 || booking.startAt <= now())) {
          throw new Refused(409, '始まった予約の、始まりの時刻は変えられません');
        }
        const asker = await desk.askerOf(db, booking.memberId);
        const space = desk.allowed(wish, asker, situation);
        const { policy } = situation;
        const deadline = deadlineFor(kind, span.startAt, span.endAt, clock.now(), policy);
        const anew = { deadlineAt: new Date(deadline), warnedAt: null, remindedAt: null };
        const elsewhere = awaitedElsewhere(booking, space.id, deadline, now());
        const data = {
          spaceId: space.id,
          startAt,
          endAt,
          updatedAt: now(),
          ...(later ? anew : elsewhere),
        };
        const done = await desk.write(wish, asker, situation, () =>
          db.booking.update({ where: { id }, data, include: FULL }),
        );
        await letters.changed(db, done);
        await desk.note(db, done, actor.userId, 'booking.change');
        return done;
      });
      changed();
      return made;
    },
  };

  async function kindOf(space: string, date: string): Promise<Wish['kind']> {
    const spaces = await parts.spacesOf(date);
    // One that does not exist is refused by the rules, whatever its kind.
    return spaces.find((each) => each.id === space)?.kind ?? 'open';
  }

  async function endOf(db: Db, booking: FullBooking, by: string | null, why: string | null) {
    const { id, status, endAt, checkIns } = booking;
    if (status === 'cancelled' || status === 'lapsed') return booking;
    if (checkIns.length > 0 || status === 'released' || endAt <= now()) {
      throw new Refused(409, 'この予約は、もう取り消せません。受付でお申し出ください');
    }
    const kept = status === 'tentative';
    const data = { status: kept ? 'lapsed' : 'cancelled', endedAt: now() };
    const over = await db.booking.update({ where: { id }, data, include: FULL });
    await settle(db, id, 'declined');
    if (kept) return over;
    await letters.cancelled(db, over, why);
    await desk.note(db, over, by, 'booking.cancel');
    return over;
  }
}

/**
 * Who is late, and is given another seat while somebody still waits for them, has the whole way to it
 * before them: the grace begins again, and is never shorter than what reception had promised (BK59).
 */
function awaitedElsewhere(booking: FullBooking, space: string, deadline: number, now: Date) {
  const { spaceId, startAt, deadlineAt, checkIns } = booking;
  const late = startAt <= now && checkIns.length === 0 && deadlineAt !== null && deadlineAt > now;
  if (!late || space === spaceId) return {};
  return { deadlineAt: new Date(Math.max(deadline, deadlineAt.getTime())), warnedAt: null };
}

const isKept = ({ status, holdUntil }: FullBooking, now: Date): boolean =>
  status === 'tentative' && holdUntil !== null && holdUntil > now;
