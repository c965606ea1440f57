import type { BookingView } from '$contract/booking-api.ts';
import type { Standing } from '$lib/messages/booking/words.ts';

/** How a booking stands at a moment, for its page. */
export function standingOf(booking: BookingView, now: number): Standing {
  const { status, checkedInAt, checkedOutAt, endAt } = booking;
  if (status === 'cancelled' || status === 'released' || status === 'lapsed') return status;
  if (checkedOutAt !== null) return 'left';
  if (Date.parse(endAt) <= now) return 'past';
  return checkedInAt === null ? 'coming' : 'inside';
}
