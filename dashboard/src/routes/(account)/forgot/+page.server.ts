import { fail } from '@sveltejs/kit';
import { texts } from '$lib/form/text.ts';
import type { RegisterProblem } from '$lib/messages/register/words.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** The answer is the same whether there is such an account or not. */
  async default({ request, locals }) {
    const email = texts(await request.formData(), 'email').email.trim();
    const { status, retryAfter } = await locals.ask('/request-password-reset', { email });
    if (status === 200) return { sent: true as const };
    const problem: RegisterProblem = status === 429 ? 'busy' : 'email';
    return fail(status, { email, problem, wait: retryAfter });
  },
};
