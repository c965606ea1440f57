import { fail, redirect } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
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
      return fail(400, {
        email,
        problem: 'メールアドレスとパスワードを入力してください。',
        unverified: false,
      });
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
    const { problem, unverified } = wordsFor(answer.status, answer.body.code, answer.retryAfter);
    return fail(answer.status, { email, problem, unverified });
  },
};

function wordsFor(status: number, code: unknown, wait: number | null) {
  const say = (problem: string, unverified = false) => ({ problem, unverified });
  if (status === 429) {
    return say(`まちがいが続いたため、受け付けを止めています。${later(wait)}お試しください。`);
  }
  if (code === 'EMAIL_NOT_VERIFIED') {
    return say(
      'メールアドレスの確認がまだです。お送りしたメールのアドレスを開いてください。',
      true,
    );
  }
  if (code === 'BANNED_USER') {
    return say('このアカウントは止められています。受付にお問い合わせください。');
  }
  if (code === 'PASSKEY_NEEDED') {
    return say('このアカウントは、パスキーでログインしてください。');
  }
  return say('メールアドレスかパスワードがちがいます。');
}
