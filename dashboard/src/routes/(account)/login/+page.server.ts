import { fail, redirect } from '@sveltejs/kit';
import { texts } from '$lib/form/text.ts';
import type { LoginProblem } from '$lib/messages/login/words.ts';
import { homeOf } from '$lib/site/home.ts';
import { safeNext } from '$lib/site/next.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = url.searchParams.get('next');
  if (locals.actor) redirect(303, safeNext(next, homeOf(locals.actor.role)));
  return { next: safeNext(next, ''), fresh: url.searchParams.get('done') };
};

export const actions: Actions = {
  async default({ request, locals, url }) {
    const { email, password } = texts(await request.formData(), 'email', 'password');
    if (email === '' || password === '') {
      return fail(400, { email, problem: 'empty' as LoginProblem, wait: null });
    }
    const next = url.searchParams.get('next');
    const answer = await locals.ask('/sign-in/email', { email: email.trim(), password });
    if (answer.status === 200) {
      const { twoFactorRedirect, user } = answer.body as {
        twoFactorRedirect?: boolean;
        user?: { role?: string };
      };
      if (twoFactorRedirect === true) {
        redirect(303, `/login/code?next=${encodeURIComponent(safeNext(next, ''))}`);
      }
      redirect(303, safeNext(next, homeOf(user?.role)));
    }
    const problem = problemOf(answer.status, answer.body.code);
    return fail(answer.status, { email, problem, wait: answer.retryAfter });
  },
};

const CODES: Record<string, LoginProblem> = {
  EMAIL_NOT_VERIFIED: 'unverified',
  BANNED_USER: 'banned',
  PASSKEY_NEEDED: 'passkey',
};

const problemOf = (status: number, code: unknown): LoginProblem =>
  status === 429 ? 'locked' : (CODES[String(code)] ?? 'wrong');
