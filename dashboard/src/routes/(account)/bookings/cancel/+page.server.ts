import { error, fail } from '@sveltejs/kit';
import type { BookingView } from '$contract/booking-api.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const path = '/bookings/cancel-link';

/** The signed link of a mail: nobody has to sign in, and opening it changes nothing. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const [id, key] = [url.searchParams.get('id') ?? '', url.searchParams.get('key') ?? ''];
  const answer = await locals.call('post', path, { body: { id, key } });
  if (answer.status !== 200) {
    error(
      answer.status === 429 ? 429 : 404,
      'このリンクは使えません。受付にお問い合わせください。',
    );
  }
  const booking = answer.body as BookingView;
  const ahead = Date.parse(booking.endAt) > locals.live.now();
  return { booking, key, open: booking.status === 'active' && ahead };
};

export const actions: Actions = {
  async default({ locals, request }) {
    const { id, key } = texts(await request.formData(), 'id', 'key');
    const answer = await locals.call('post', path, { body: { id, key, cancel: true } });
    if (answer.status === 200) return { done: true, problem: '' };
    return fail(answer.status, { done: false, problem: refusal(answer.body) });
  },
};
