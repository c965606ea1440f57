import { fail, redirect } from '@sveltejs/kit';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The list itself stands on one's own page; here its forms are answered. */
export const load: PageServerLoad = () => redirect(303, '/account#bookings');

export const actions: Actions = {
  /** 「予約する」 on an offer of the waitlist. */
  async accept({ locals, request }) {
    if (locals.actor === null) redirect(303, '/login?next=/account');
    const { booking } = texts(await request.formData(), 'booking');
    const answer = await locals.call('post', `/bookings/${encodeURIComponent(booking)}/confirm`);
    if (answer.status === 200) redirect(303, `/bookings/${booking}?done`);
    redirect(303, '/account?said=late#bookings');
  },

  /** 「見送る」, or leaving the waitlist. */
  async leave({ locals, request }) {
    if (locals.actor === null) redirect(303, '/login?next=/account');
    const { wait } = texts(await request.formData(), 'wait');
    const answer = await locals.call('delete', `/waits/${encodeURIComponent(wait)}`);
    if (answer.status >= 500) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, '/account?said=left#bookings');
  },
};
