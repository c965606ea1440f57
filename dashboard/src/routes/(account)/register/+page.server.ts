import { fail, redirect } from '@sveltejs/kit';
import type { PasswordFault } from '$contract/accounts.ts';
import { texts } from '$lib/form/text.ts';
import type { RegisterProblem } from '$lib/messages/register/words.ts';
import { safeNext } from '$lib/site/next.ts';
import { rememberSent } from './sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor) redirect(303, safeNext(url.searchParams.get('next'), '/account'));
};

const CODES: Record<string, RegisterProblem> = { WEAK_PASSWORD: 'password', NAME: 'name' };

export const actions: Actions = {
  async default({ request, locals, url, cookies }) {
    const form = await request.formData();
    const sent = texts(form, 'familyName', 'givenName', 'email', 'password');
    const kept = { familyName: sent.familyName, givenName: sent.givenName, email: sent.email };
    const refuse = (status: number, problem: RegisterProblem, more = {}) =>
      fail(status, { ...kept, problem, wait: null, fault: null, ...more } as const);
    const name = [sent.familyName, sent.givenName]
      .map((part) => part.normalize('NFC').trim())
      .filter(Boolean)
      .join(' ');
    if (sent.familyName.trim() === '') return refuse(400, 'family');
    const email = sent.email.trim();
    const next = safeNext(url.searchParams.get('next'), '/');
    const answer = await locals.ask('/sign-up/email', {
      ...{ name, email, password: sent.password },
      callbackURL: next,
    });
    if (answer.status === 200) {
      rememberSent(cookies, email, url);
      redirect(303, `/register/sent${next === '/' ? '' : `?next=${encodeURIComponent(next)}`}`);
    }
    if (answer.status === 429) return refuse(429, 'busy', { wait: answer.retryAfter });
    const { code, fault } = answer.body as { code?: string; fault?: PasswordFault };
    return refuse(400, CODES[code ?? ''] ?? 'email', { fault: fault ?? null });
  },
};
