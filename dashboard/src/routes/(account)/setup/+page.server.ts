import { fail, redirect } from '@sveltejs/kit';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token') ?? '';
  const { body } = await locals.call('get', '/setup', { query: { token } });
  return { token, good: (body as { good?: boolean }).good === true };
};

export const actions: Actions = {
  async default({ request, locals }) {
    const sent = texts(await request.formData(), 'token', 'name', 'email', 'password');
    const kept = { name: sent.name, email: sent.email };
    const body = { ...sent, email: sent.email.trim() };
    const made = await locals.call('post', '/setup', { body });
    if (made.status !== 201) return fail(made.status, { ...kept, problem: refusal(made.body) });
    await locals.ask('/sign-in/email', { email: body.email, password: sent.password });
    redirect(303, '/account/security?next=/admin/accounts');
  },
};
