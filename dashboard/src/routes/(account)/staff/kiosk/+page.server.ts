import { fail, redirect } from '@sveltejs/kit';
import type { Kiosk } from '$contract/reception.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** Seconds: a tablet at the door stays one until staff end it. */
const LONG = 400 * 86_400;

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['staff', 'manager', 'administrator'], url);
  const { body } = await locals.call('get', '/kiosks');
  return { kiosks: body as Kiosk[] };
};

export const actions: Actions = {
  async open({ request, locals, cookies, url }) {
    const { name } = texts(await request.formData(), 'name');
    const answer = await locals.call('post', '/kiosk/open', { body: { name } });
    if (answer.status !== 201) return fail(answer.status, { problem: refusal(answer.body) });
    cookies.set('kuuseki_kiosk', (answer.body as { token: string }).token, {
      path: '/kiosk',
      httpOnly: true,
      sameSite: 'strict',
      secure: url.protocol === 'https:',
      maxAge: LONG,
    });
    // The tablet stands at the door: nobody's session may stay on it.
    await locals.ask('/sign-out', {});
    redirect(303, '/kiosk');
  },
  async close({ request, locals }) {
    const { id } = texts(await request.formData(), 'id');
    const answer = await locals.call('delete', `/kiosks/${encodeURIComponent(id)}`);
    if (answer.status === 204) return { closed: true };
    return fail(answer.status, { problem: refusal(answer.body) });
  },
};
