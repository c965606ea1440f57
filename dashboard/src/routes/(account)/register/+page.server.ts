import { fail, redirect } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import { safeNext } from '$lib/site/next.ts';
import { rememberSent } from './sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor) redirect(303, safeNext(url.searchParams.get('next'), '/account'));
};

export const actions: Actions = {
  async default({ request, locals, url, cookies }) {
    const form = await request.formData();
    const sent = texts(form, 'familyName', 'givenName', 'email', 'password');
    const kept = { familyName: sent.familyName, givenName: sent.givenName, email: sent.email };
    const name = [sent.familyName, sent.givenName]
      .map((part) => part.normalize('NFC').trim())
      .filter(Boolean)
      .join(' ');
    if (sent.familyName.trim() === '') {
      return fail(400, { ...kept, on: 'familyName', problem: '姓を入力してください。' });
    }
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
    const { code, message } = answer.body as { code?: string; message?: string };
    if (code === 'WEAK_PASSWORD') return fail(400, { ...kept, on: 'password', problem: message });
    if (code === 'NAME') return fail(400, { ...kept, on: 'familyName', problem: message });
    if (answer.status === 429) {
      const problem = `登録が続いたため、受け付けを止めています。${later(answer.retryAfter)}お試しください。`;
      return fail(429, { ...kept, on: '', problem });
    }
    const problem = 'メールアドレスを「name@example.jp」の形で入力してください。';
    return fail(400, { ...kept, on: 'email', problem });
  },
};
