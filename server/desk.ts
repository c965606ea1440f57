import { Refused } from './api/route.ts';
import { FULL } from './booking/bookings.store.ts';
import type { Bookings } from './booking/bookings.ts';
import type { Decider } from './booking/decider.ts';
import type { Desk } from './booking/desk.ts';
import type { Wish } from './booking/facts.ts';
import type { BookingDesk } from './reception/parts.ts';

/** The booking rules as reception asks them. */
export function bookingDesk(bookings: Bookings, desk: Desk, decider: Decider): BookingDesk {
  return {
    walkIn({ memberId, holder, kind, spaceId, startAt, endAt }, actor) {
      const wish: Wish = { kind: kind as Wish['kind'], space: spaceId, startAt, endAt, by: 'desk' };
      return desk.walkIn({ memberId, holder, wish }, actor);
    },
    extend: (id, untilMs, actor) =>
      bookings.change(id, { endAt: new Date(untilMs).toISOString() }, actor),
    move: (id, spaceId, actor) => bookings.change(id, { space: spaceId }, actor),
    undoRelease: (id, actor) => desk.undoRelease(id, actor),
    release: (id, actor) =>
      decider.withOwn(id, actor, async (db, { status, checkIns }) => {
        if (status !== 'active' || checkIns.length > 0) {
          throw new Refused(409, 'この予約は、もう開放できません');
        }
        const data = { status: 'released', endedAt: decider.now() };
        const released = await db.booking.update({ where: { id }, data, include: FULL });
        await decider.note(db, released, actor.userId, 'booking.release');
        return released;
      }),
  };
}
