import { fail } from '@sveltejs/kit';
import { texts } from '$lib/form/text.ts';
import type { RegisterProblem } from '$lib/messages/register/words.ts';
import { safeNext } from '$lib/site/next.ts';
import { rememberSent, sentTo } from '../sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals }) => {
  const email = sentTo(cookies);
  return { email, link: (await locals.shownMail?.(email)) ?? null };
};

export const actions: Actions = {
  /** Sends the link again; the answer is the same whether there is such an account or not. */
  async default({ request, locals, url, cookies }) {
    const email = texts(await request.formData(), 'email').email.trim();
    rememberSent(cookies, email, url);
    const { status, retryAfter } = await locals.ask('/send-verification-email', {
      email,
      callbackURL: safeNext(url.searchParams.get('next'), '/'),
    });
    const refuse = (problem: RegisterProblem) => fail(status, { problem, wait: retryAfter });
    if (status === 400) return refuse('email');
    if (status === 429) return refuse('busy');
    return { again: true };
  },
};
