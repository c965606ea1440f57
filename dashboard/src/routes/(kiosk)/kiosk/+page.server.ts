import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import type { Greeting } from '$contract/reception.ts';
import type { Actions, PageServerLoad } from './$types';

const COOKIE = 'kuuseki_kiosk';

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const token = cookies.get(COOKIE);
  const known =
    token !== undefined &&
    (await locals.call('post', '/kiosk/known', { body: { token } })).status === 204;
  return { known, venue: locals.live.plan().venue.name, demo: locals.live.public().demo };
};

export const actions: Actions = {
  async default({ request, locals, cookies }) {
    const token = cookies.get(COOKIE) ?? '';
    const code = (await request.formData()).get('code');
    if (typeof code !== 'string' || code.trim() === '') return fail(400, { problem: '' });
    const body = { token, requestId: randomUUID(), code: code.trim() };
    const answer = await locals.call('post', '/kiosk/check-in', { body });
    if (answer.status === 200) return { greeting: answer.body as Greeting };
    const closed = answer.status === 401;
    const problem = closed ? (answer.body as { error: string }).error : '受付へお声がけください';
    return fail(answer.status, { problem });
  },
};
