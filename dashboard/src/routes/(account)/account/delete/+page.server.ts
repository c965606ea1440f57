import { fail, redirect } from '@sveltejs/kit';
import { refusal, texts } from '$lib/form/text.ts';
import { errorsOf } from '$lib/members/fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  if (locals.actor === null) redirect(303, '/login?next=/account/delete');
  if ((await locals.call('get', '/members/me')).status !== 200) redirect(303, '/account');
};

export const actions: Actions = {
  async default({ request, locals }) {
    const { word } = texts(await request.formData(), 'word');
    const { status, body } = await locals.call('delete', '/members/me', { body: { word } });
    if (status === 204) redirect(303, '/?deleted');
    return fail(status, { word, problem: errorsOf(body).word ?? refusal(body) });
  },
};
