import { fail, redirect } from '@sveltejs/kit';
import type { OwnMember } from '$contract/members.ts';
import { refusal } from '$lib/form/text.ts';
import { errorsOf, readFields, toBody } from '$lib/members/fields.ts';
import { valuesOf } from '$lib/members/values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  if (locals.actor === null) redirect(303, '/login?next=/account/profile');
  const { status, body } = await locals.call('get', '/members/me');
  if (status !== 200) redirect(303, '/register/profile');
  return { values: valuesOf(body as OwnMember) };
};

export const actions: Actions = {
  async default({ request, locals }) {
    const values = readFields(await request.formData());
    const answer = await locals.call('patch', '/members/me', { body: toBody(values) });
    if (answer.status === 200) redirect(303, '/account?saved');
    const errors = errorsOf(answer.body);
    const problem = Object.keys(errors).length > 0 ? '' : refusal(answer.body);
    return fail(answer.status, { values, errors, problem });
  },
};
