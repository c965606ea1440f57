import { Refused } from '../api/route.ts';
import type { Actor } from '../contract/people.ts';
import type { FullBooking } from './bookings.store.ts';

/** Who may decide at the desk, about anybody's booking. */
export const atDesk = (actor: Actor): boolean =>
  actor.role === 'staff' || actor.role === 'manager' || actor.role === 'administrator';

/** The member that somebody books as. @throws Refused when they are none */
export function memberIdOf(actor: Actor): string {
  if (actor.memberId !== null) return actor.memberId;
  throw new Refused(403, '予約には利用登録が必要です', { register: '/register/profile' });
}

/**
 * The booking, if `actor` may see and change it: one's own, or any at the desk. Somebody else's is
 * answered as if it did not exist, so that nobody learns which ids do (IPA 11).
 */
export function ownOrDesk(booking: FullBooking | null, actor: Actor): FullBooking {
  const own = booking !== null && booking.memberId !== null && booking.memberId === actor.memberId;
  if (booking !== null && (own || atDesk(actor))) return booking;
  throw new Refused(404, 'この予約は見つかりません');
}
