import { error, redirect } from '@sveltejs/kit';
import type { BookingView } from '$contract/booking-api.ts';

/** The booking of a page's address, for whom it belongs to; a stranger signs in first. */
export async function ownBooking(locals: App.Locals, url: URL, id: string): Promise<BookingView> {
  if (locals.actor === null) redirect(303, `/login?next=${encodeURIComponent(url.pathname)}`);
  const answer = await locals.call('get', `/bookings/${encodeURIComponent(id)}`);
  if (answer.status === 200) return answer.body as BookingView;
  error(answer.status === 403 ? 404 : answer.status, 'この予約は見つかりません。');
}
