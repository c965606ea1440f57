import { fail, redirect } from '@sveltejs/kit';
import type { BookingView, WaitView } from '$contract/booking-api.ts';
import { ownBooking } from '$lib/booking/own.server.ts';
import { againOf } from '$lib/booking/when.ts';
import { refusal } from '$lib/form/text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Step 3: a space that is kept for some minutes. */
export const load: PageServerLoad = async ({ locals, url, params }) => {
  const booking = await ownBooking(locals, url, params.id);
  const over = booking.holdUntil !== null && Date.parse(booking.holdUntil) <= locals.live.now();
  if (booking.status !== 'tentative' && booking.status !== 'lapsed') {
    redirect(303, `/bookings/${booking.id}`);
  }
  return {
    booking,
    /** Offered to whoever waited for a seat: it can be taken or passed on. */
    offer: (await offerOf(locals, booking.id)) !== null,
    over: over || booking.status === 'lapsed',
    again: againOf(booking),
    who: locals.actor?.name ?? '',
    email: locals.actor?.email ?? '',
    now: locals.live.now(),
    kept: url.searchParams.has('kept'),
  };
};

/** The place in the waitlist that a space was offered to; null: it was chosen by hand. */
async function offerOf(locals: App.Locals, booking: string): Promise<WaitView | null> {
  const { status, body } = await locals.call('get', '/bookings/mine');
  const waits = status === 200 ? (body as { waits: WaitView[] }).waits : [];
  return waits.find(({ offer }) => offer?.booking === booking) ?? null;
}

async function act({ locals, url, params }: RequestEvent, how: 'confirm' | 'keep' | 'back') {
  const booking = await ownBooking(locals, url, params.id);
  const path = `/bookings/${encodeURIComponent(params.id)}`;
  const answer =
    how === 'back'
      ? await locals.call('delete', path)
      : await locals.call('post', `${path}/${how}`);
  return { answer, booking };
}

export const actions: Actions = {
  async confirm(event) {
    const { answer } = await act(event, 'confirm');
    if (answer.status !== 200) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, `/bookings/${(answer.body as BookingView).id}?done`);
  },
  async keep(event) {
    const { answer } = await act(event, 'keep');
    if (answer.status !== 200) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, `/book/confirm/${event.params.id}?kept`);
  },
  async back(event) {
    const offer = await offerOf(event.locals, event.params.id);
    if (offer !== null) {
      await event.locals.call('delete', `/waits/${encodeURIComponent(offer.id)}`);
      redirect(303, '/account?said=left#bookings');
    }
    const { booking } = await act(event, 'back');
    redirect(303, `/book/seat?${againOf(booking)}`);
  },
};
