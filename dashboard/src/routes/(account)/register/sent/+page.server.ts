import { fail } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import { safeNext } from '$lib/site/next.ts';
import { rememberSent, sentTo } from '../sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies }) => ({ email: sentTo(cookies) });

export const actions: Actions = {
  /** Sends the link again; the answer is the same whether there is such an account or not. */
  async default({ request, locals, url, cookies }) {
    const email = texts(await request.formData(), 'email').email.trim();
    rememberSent(cookies, email, url);
    const { status, retryAfter } = await locals.ask('/send-verification-email', {
      email,
      callbackURL: safeNext(url.searchParams.get('next'), '/'),
    });
    if (status === 400)
      return fail(400, { problem: 'メールアドレスを「name@example.jp」の形で入力してください。' });
    if (status !== 429) return { again: true };
    return fail(429, { problem: `${later(retryAfter)}もう一度お試しください。` });
  },
};
