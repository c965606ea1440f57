import { fail, redirect } from '@sveltejs/kit';
import type { OwnAccount } from '$contract/accounts.ts';
import { later, refusal, texts } from '$lib/form/text.ts';
import { safeNext } from '$lib/site/next.ts';
import { qr } from './qr.ts';
import { NO_MAIL } from '$lib/site/no-mail.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.actor === null) redirect(303, '/login?next=/account/security');
  const { body } = await locals.call('get', '/account');
  const next = safeNext(url.searchParams.get('next'), '');
  const account = body as OwnAccount;
  return {
    account,
    strong: account.totp || account.passkeys.length > 0,
    next,
    /** Characters of a new password, at least; more for administrators. */
    least: (account.awaits ?? account.role) === 'administrator' ? 14 : 10,
    /** Goes with every form of the page, so that the way on is not lost. */
    keep: next === '' ? '' : `&next=${encodeURIComponent(next)}`,
  };
};

const words = (code: unknown, wait: number | null): string => {
  if (wait !== null) return `回数が多すぎます。${later(wait)}お試しください。`;
  if (code === 'INVALID_PASSWORD') return 'いまのパスワードがちがいます。';
  if (code === 'INVALID_CODE') return 'コードがちがいます。認証アプリの表示を確かめてください。';
  return 'うまくいきませんでした。もう一度お試しください。';
};

/** An action that asks the account service; only for who is signed in. */
async function ask({ locals }: RequestEvent, path: string, body: object) {
  if (locals.actor === null) redirect(303, '/login?next=/account/security');
  return locals.ask(path, body);
}

export const actions: Actions = {
  /** Asks for another address; it is theirs once the mail to it was opened. */
  async email(event) {
    const sent = texts(await event.request.formData(), 'email', 'password');
    const newEmail = sent.email.normalize('NFKC').trim();
    const answer = await ask(event, '/change-email', { newEmail, password: sent.password });
    if (answer.status === 200) {
      const done = event.locals.sends
        ? `${newEmail} に確認のメールを送りました。メールのアドレスを開くと変わります。`
        : `受け付けました。${NO_MAIL}`;
      return { on: 'email', done };
    }
    const { code, message } = answer.body as { code?: string; message?: string };
    const wrong = answer.status === 400 && code !== 'INVALID_PASSWORD';
    const same = message === 'Email is the same';
    const problem = same
      ? 'いまと同じメールアドレスです。'
      : wrong
        ? 'メールアドレスを「name@example.jp」の形で入力してください。'
        : words(code, answer.retryAfter);
    return fail(answer.status, { on: 'email', problem, email: sent.email });
  },

  async password(event) {
    const sent = texts(await event.request.formData(), 'current', 'password');
    const answer = await ask(event, '/change-password', {
      currentPassword: sent.current,
      newPassword: sent.password,
      revokeOtherSessions: true,
    });
    if (answer.status === 200) return { on: 'password', done: 'パスワードを変えました。' };
    const { code, message } = answer.body as { code?: string; message?: string };
    const problem = code === 'WEAK_PASSWORD' ? (message ?? '') : words(code, answer.retryAfter);
    return fail(answer.status, { on: 'password', problem });
  },

  /** The first step of an authenticator app: the picture and the codes, shown this once. */
  async enrol(event) {
    const { password } = texts(await event.request.formData(), 'password');
    const answer = await ask(event, '/two-factor/enable', { password });
    if (answer.status !== 200) {
      const problem = words(answer.body.code, answer.retryAfter);
      return fail(answer.status, { on: 'totp', problem });
    }
    const { totpURI, backupCodes } = answer.body as { totpURI: string; backupCodes: string[] };
    return { on: 'totp', enrol: { uri: totpURI, codes: backupCodes, ...(await qr(totpURI)) } };
  },

  async confirm(event) {
    const sent = texts(await event.request.formData(), 'code', 'uri', 'codes');
    const code = sent.code.normalize('NFKC').replace(/\s/g, '');
    const answer = await ask(event, '/two-factor/verify-totp', { code });
    if (answer.status === 200) return { on: 'totp', done: '認証アプリを使えるようにしました。' };
    return fail(answer.status, {
      on: 'totp',
      problem: words(answer.body.code, answer.retryAfter),
      enrol: { uri: sent.uri, codes: sent.codes.split(' '), ...(await qr(sent.uri)) },
    });
  },

  async stopTotp(event) {
    const { password } = texts(await event.request.formData(), 'password');
    const answer = await ask(event, '/two-factor/disable', { password });
    if (answer.status === 200) return { on: 'totp', done: '認証アプリを使わないようにしました。' };
    return fail(answer.status, { on: 'totp', problem: words(answer.body.code, answer.retryAfter) });
  },

  /** New recovery codes, which end the old ones. */
  async codes(event) {
    const { password } = texts(await event.request.formData(), 'password');
    const answer = await ask(event, '/two-factor/generate-backup-codes', { password });
    if (answer.status === 200) {
      return { on: 'totp', codes: (answer.body as { backupCodes: string[] }).backupCodes };
    }
    return fail(answer.status, { on: 'totp', problem: words(answer.body.code, answer.retryAfter) });
  },

  async removeKey({ request, locals }) {
    const { id } = texts(await request.formData(), 'id');
    const answer = await locals.call('delete', `/account/passkeys/${encodeURIComponent(id)}`);
    if (answer.status === 204) return { on: 'passkeys', done: 'パスキーを削除しました。' };
    return fail(answer.status, { on: 'passkeys', problem: refusal(answer.body) });
  },

  async signOutOthers({ locals }) {
    const answer = await locals.call('delete', '/account/sessions');
    if (answer.status === 200) return { on: 'sessions', done: 'ほかのログインを終わらせました。' };
    return fail(answer.status, { on: 'sessions', problem: refusal(answer.body) });
  },
};
