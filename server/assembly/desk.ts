import type { Bookings } from '../booking/bookings.ts';
import type { Desk } from '../booking/desk.ts';
import type { Wish } from '../booking/facts.ts';
import type { BookingDesk } from '../reception/parts.ts';

/** The booking rules as reception asks them. */
export function bookingDesk(bookings: Bookings, desk: Desk): BookingDesk {
  return {
    walkIn({ memberId, holder, kind, spaceId, startAt, endAt }, actor) {
      const wish: Wish = { kind: kind as Wish['kind'], space: spaceId, startAt, endAt, by: 'desk' };
      return desk.walkIn({ memberId, holder, wish }, actor);
    },
    extend: (id, untilMs, actor) =>
      bookings.change(id, { endAt: new Date(untilMs).toISOString() }, actor),
    move: (id, spaceId, actor) => bookings.change(id, { space: spaceId }, actor),
    undoRelease: (id, actor) => desk.undoRelease(id, actor),
    release: (id, actor) => desk.release(id, actor),
  };
}
