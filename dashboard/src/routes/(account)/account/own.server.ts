import type { BookingView, WaitView } from '$contract/booking-api.ts';

/** One's own bookings and places in the waitlist; none for somebody who is not registered. */
export async function ownBookings(locals: App.Locals, url: URL) {
  const none = { bookings: [] as BookingView[], waits: [] as WaitView[] };
  const answer = locals.actor?.memberId ? await locals.call('get', '/bookings/mine') : null;
  const own = answer?.status === 200 ? (answer.body as typeof none) : none;
  return { ...own, now: locals.live.now(), said: url.searchParams.get('said') };
}
