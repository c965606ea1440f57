import { fail, redirect } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.actor) redirect(303, '/account');
};

export const actions: Actions = {
  async default({ request, locals }) {
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
    const answer = await locals.ask('/sign-up/email', { name, email, password: sent.password });
    if (answer.status === 200) redirect(303, '/register/sent');
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
