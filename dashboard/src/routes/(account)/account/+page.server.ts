import { fail, redirect } from '@sveltejs/kit';
import type { ConsentDocument, OwnMember } from '$contract/members.ts';
import { ROLE_WORDS } from '$contract/people.ts';
import { refusal } from '$lib/form/text.ts';
import { readConsents } from '$lib/members/consents.ts';
import { ownBookings } from './own.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, call } = locals;
  if (actor === null) redirect(303, '/login?next=/account');
  const { name, email, role, awaits } = actor;
  const own = await ownBookings(locals, url);
  const mine = await call('get', '/members/me');
  const member = mine.status === 200 ? (mine.body as OwnMember) : null;
  const feed = member === null ? null : await call('get', '/members/me/feed');
  const texts =
    member !== null && member.missingConsents.length > 0
      ? ((await call('get', '/consents')).body as ConsentDocument[])
      : [];
  return {
    own,
    name,
    email,
    role,
    word: ROLE_WORDS[awaits ?? role],
    awaits: awaits !== undefined,
    member,
    /** Full address of the calendar feed. */
    feed: feed?.status === 200 ? new URL((feed.body as { path: string }).path, url).href : null,
    saved: url.searchParams.has('saved'),
    /** Texts in a new version, to be agreed to. */
    newTexts: texts
      .filter(({ document }) => member?.missingConsents.includes(document))
      .map(({ document, title, version }) => ({ document, title, version })),
    texts: texts.map(({ document, title, version }) => ({ document, title, version })),
  };
};

export const actions: Actions = {
  async reissue({ locals }) {
    const { status, body } = await locals.call('post', '/members/me/card');
    return status === 204
      ? { said: '会員証を再発行しました。' }
      : fail(status, { problem: refusal(body) });
  },
  async feed({ locals }) {
    const { status, body } = await locals.call('post', '/members/me/feed');
    return status === 200
      ? { said: 'カレンダー用のアドレスを作りなおしました。いままでのアドレスは使えません。' }
      : fail(status, { problem: refusal(body) });
  },
  async agree({ request, locals }) {
    const consents = readConsents(await request.formData());
    const { status } = await locals.call('post', '/members/me/consents', { body: { consents } });
    if (status === 204) return { said: '同意を受け付けました。' };
    return fail(status, { consent: '読んで、同意する欄にしるしをつけてください' });
  },
};
