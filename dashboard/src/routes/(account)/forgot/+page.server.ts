import { fail } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** The answer is the same whether there is such an account or not. */
  async default({ request, locals }) {
    const email = texts(await request.formData(), 'email').email.trim();
    const { status, retryAfter } = await locals.ask('/request-password-reset', { email });
    if (status === 200) return { sent: true, email: '', problem: '' };
    const problem =
      status === 429
        ? `回数が多すぎます。${later(retryAfter)}お試しください。`
        : 'メールアドレスを「name@example.jp」の形で入力してください。';
    return fail(status, { sent: false, email, problem });
  },
};
