import { fail, redirect } from '@sveltejs/kit';
import { later, texts } from '$lib/form/text.ts';
import { homeOf } from '$lib/site/home.ts';
import { safeNext } from '$lib/site/next.ts';
import type { Actions, RequestEvent } from './$types';

/** The second step: a code of the telephone, or one of the recovery codes on paper. */
const answer =
  (path: string) =>
  async ({ request, locals, url }: RequestEvent) => {
    const code = texts(await request.formData(), 'code')
      .code.normalize('NFKC')
      .replace(/\s/g, '');
    const { status, body, retryAfter } = await locals.ask(path, { code });
    if (status === 200) {
      const { role } = (body.user ?? {}) as { role?: string };
      redirect(303, safeNext(url.searchParams.get('next'), homeOf(role)));
    }
    if (body.code === 'INVALID_TWO_FACTOR_COOKIE') redirect(303, '/login');
    const locked = status === 429 || body.code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE';
    return fail(status, {
      problem: locked
        ? `まちがいが続いたため、受け付けを止めています。${later(retryAfter)}ログインからやりなおしてください。`
        : 'コードがちがいます。もう一度入力してください。',
      recovery: path.endsWith('backup-code'),
    });
  };

export const actions: Actions = {
  totp: answer('/two-factor/verify-totp'),
  recovery: answer('/two-factor/verify-backup-code'),
};
