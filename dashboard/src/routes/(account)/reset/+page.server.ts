import { fail, redirect } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  async default({ request, locals }) {
    const { token, password } = texts(await request.formData(), 'token', 'password');
    const answer = await locals.ask('/reset-password', { token, newPassword: password });
    if (answer.status === 200) redirect(303, '/login?done=password');
    const { code, message } = answer.body as { code?: string; message?: string };
    if (code === 'WEAK_PASSWORD') return fail(400, { problem: message, dead: false });
    if (answer.status === 429) {
      const problem = `回数が多すぎます。${later(answer.retryAfter)}お試しください。`;
      return fail(429, { problem, dead: false });
    }
    return fail(400, { problem: '', dead: true });
  },
};
