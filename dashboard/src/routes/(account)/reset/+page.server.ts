import { fail, redirect } from '@sveltejs/kit';
import type { PasswordFault } from '$contract/accounts.ts';
import { texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  async default({ request, locals }) {
    const { token, password } = texts(await request.formData(), 'token', 'password');
    const answer = await locals.ask('/reset-password', { token, newPassword: password });
    if (answer.status === 200) redirect(303, '/login?done=password');
    const { fault } = answer.body as { fault?: PasswordFault };
    const wait = answer.retryAfter;
    if (fault !== undefined) return fail(400, { problem: 'password' as const, fault, wait });
    const problem = answer.status === 429 ? ('busy' as const) : ('dead' as const);
    return fail(answer.status === 429 ? 429 : 400, { problem, fault: null, wait });
  },
};
