import { fail } from '@sveltejs/kit';
import type { Account } from '$contract/accounts.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Days after which an account that nobody used is to be reviewed (IPA: quarterly). */
const REVIEW = 90;

export const load: PageServerLoad = async ({ locals, url }) => {
  const me = admitted(locals.actor, ['administrator'], url);
  const { body } = await locals.call('get', '/accounts');
  const { body: outbox } = await locals.call('get', '/mails');
  const old = locals.live.now() - REVIEW * 86_400_000;
  const accounts = (body as { accounts: Account[] }).accounts.map((account) => ({
    ...account,
    me: account.id === me.userId,
    review:
      !account.banned &&
      account.role !== 'member' &&
      Date.parse(account.lastLogin ?? account.createdAt) < old,
  }));
  const { sends } = outbox as { sends: boolean };
  return { accounts, sends, review: accounts.filter(({ review }) => review).length };
};

type Method = 'post' | 'put' | 'delete';

/** Does something to one account and says what came of it. */
const does =
  (method: Method, path: string, done: string, ...fields: string[]) =>
  async ({ request, locals }: RequestEvent) => {
    const form: Record<string, string> = texts(await request.formData(), 'id', ...fields);
    const body = Object.fromEntries(fields.map((field) => [field, form[field]]));
    const url = path.replace(':id', encodeURIComponent(form.id ?? ''));
    const answer = await locals.call(method, url, fields.length > 0 ? { body } : {});
    if (answer.status < 300) return { done };
    return fail(answer.status, { problem: refusal(answer.body) });
  };

export const actions: Actions = {
  async invite({ request, locals, url }) {
    const sent = texts(await request.formData(), 'name', 'email', 'role');
    const body = { ...sent, email: sent.email.trim(), origin: url.origin };
    const answer = await locals.call('post', '/accounts', { body });
    if (answer.status === 201)
      return { done: `${sent.name}さんへの招待を作りました。`, made: true };
    return fail(answer.status, { problem: refusal(answer.body), invite: sent });
  },
  role: does('put', '/accounts/:id/role', '役割を変えました。', 'role'),
  ban: does('put', '/accounts/:id/ban', 'アカウントを止めました。', 'reason'),
  unban: does('delete', '/accounts/:id/ban', 'アカウントをもう一度使えるようにしました。'),
  revoke: does('delete', '/accounts/:id/sessions', 'ログインをすべて終わらせました。'),
  factors: does('delete', '/accounts/:id/factors', '2つめの確認方法を取り消しました。'),
};
