import { fail } from '@sveltejs/kit';
import type { OutboxMail } from '$contract/accounts.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['administrator'], url);
  const { body } = await locals.call('get', '/mails');
  return body as { waiting: number; sends: boolean; mails: OutboxMail[] };
};

export const actions: Actions = {
  async retry({ request, locals }) {
    const { id } = texts(await request.formData(), 'id');
    const answer = await locals.call('post', `/mails/${encodeURIComponent(id)}/retry`);
    if (answer.status === 204) return { done: 'もう一度送ります。' };
    return fail(answer.status, { problem: refusal(answer.body) });
  },
};
