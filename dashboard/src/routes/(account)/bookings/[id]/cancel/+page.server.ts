import { fail, redirect } from '@sveltejs/kit';
import { ownBooking } from '$lib/booking/own.server.ts';
import { refusal } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const booking = await ownBooking(locals, url, params.id);
  if (booking.status !== 'active') redirect(303, `/bookings/${booking.id}`);
  return { booking };
};

export const actions: Actions = {
  async default({ locals, url, params }) {
    const { id } = await ownBooking(locals, url, params.id);
    const answer = await locals.call('delete', `/bookings/${encodeURIComponent(id)}`);
    if (answer.status !== 200) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, `/bookings/${id}?cancelled`);
  },
};
