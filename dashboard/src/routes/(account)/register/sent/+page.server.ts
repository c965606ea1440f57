import { fail } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Sends the link again; the answer is the same whether there is such an account or not. */
  async default({ request, locals }) {
    const { email } = texts(await request.formData(), 'email');
    const { status, retryAfter } = await locals.ask('/send-verification-email', {
      email: email.trim(),
    });
    if (status !== 429) return { again: true };
    return fail(429, { problem: `${later(retryAfter)}もう一度お試しください。` });
  },
};
