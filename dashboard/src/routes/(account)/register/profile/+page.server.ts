import { error, fail, redirect } from '@sveltejs/kit';
import type { ConsentDocument } from '$contract/members.ts';
import { refusal } from '$lib/form/text.ts';
import { safeNext } from '$lib/site/next.ts';
import { readConsents } from '$lib/members/consents.ts';
import { errorsOf, readFields, toBody } from '$lib/members/fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, call } = locals;
  if (actor === null) redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
  if ((await call('get', '/members/me')).status === 200)
    redirect(303, safeNext(url.searchParams.get('next'), '/account'));
  const { status, body } = await call('get', '/consents');
  if (status !== 200) error(status, 'しばらくしてからもう一度お試しください');
  // The name was given with the account (WCAG 3.3.7).
  const [familyName = '', ...rest] = actor.name.split(/\s+/);
  return {
    documents: (body as ConsentDocument[]).map(({ document, title, version }) => ({
      document,
      title,
      version,
    })),
    values: { familyName, givenName: rest.join(' ') },
  };
};

export const actions: Actions = {
  async default({ request, locals, url }) {
    const form = await request.formData();
    const values = readFields(form);
    const consents = readConsents(form);
    const answer = await locals.call('post', '/members', {
      body: { profile: toBody(values), consents },
    });
    if (answer.status === 201 || answer.status === 409) {
      const next = url.searchParams.get('next');
      redirect(303, `/register/done${next === null ? '' : `?next=${encodeURIComponent(next)}`}`);
    }
    const errors = errorsOf(answer.body);
    const problem = Object.keys(errors).length > 0 ? '' : refusal(answer.body);
    return fail(answer.status, { values, errors, problem, agreed: 'terms' in consents });
  },
};
