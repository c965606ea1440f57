import { fail, redirect } from '@sveltejs/kit';
import { errorsOf } from '$lib/members/fields.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const ASKED = {
  name: 'お名前を入力してください',
  email: 'メールアドレスを「name@example.jp」の形で入力してください',
};

/** What is wrong with each field that can be typed. */
function wrongFields(sent: Record<keyof typeof ASKED, string>, body: unknown) {
  const errors = errorsOf(body);
  return Object.fromEntries(
    Object.entries(ASKED).flatMap(([field, sentence]) =>
      field in errors
        ? [[field, field === 'name' && sent.name.trim() !== '' ? errors[field] : sentence]]
        : [],
    ),
  ) as Record<string, string>;
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token') ?? '';
  const { body } = await locals.call('get', '/setup', { query: { token } });
  return { token, good: (body as { good?: boolean }).good === true };
};

export const actions: Actions = {
  async default({ request, locals }) {
    const sent = texts(await request.formData(), 'token', 'name', 'email', 'password');
    const kept = { name: sent.name, email: sent.email };
    const body = { ...sent, email: sent.email.trim() };
    const made = await locals.call('post', '/setup', { body });
    if (made.status !== 201) {
      const { field, error = '' } = (made.body ?? {}) as { field?: string; error?: string };
      const errors = field === undefined ? wrongFields(body, made.body) : { [field]: error };
      if (Object.keys(errors).length > 0) return fail(made.status, { ...kept, errors });
      return fail(made.status, { ...kept, problem: refusal(made.body) });
    }
    await locals.ask('/sign-in/email', { email: body.email, password: sent.password });
    redirect(303, '/account/security?next=/admin/accounts');
  },
};
