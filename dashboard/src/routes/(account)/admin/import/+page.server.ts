import { error, fail } from '@sveltejs/kit';
import type { ImportColumn, ImportReport } from '$contract/imports.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const kindOf = (text: string | null) => (text === 'bookings' ? 'bookings' : 'members');

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['manager', 'administrator'], url);
  const kind = kindOf(url.searchParams.get('kind'));
  const { status, body } = await locals.call('get', `/imports/${kind}/columns`);
  if (status !== 200) error(status, 'しばらくしてからもう一度お試しください');
  return { kind, columns: body as ImportColumn[] };
};

export const actions: Actions = {
  async check({ request, locals }) {
    const form = await request.formData();
    const file = form.get('file');
    const kind = kindOf(String(form.get('kind')));
    if (!(file instanceof File) || file.size === 0)
      return fail(400, { kind, problem: 'ファイルを選んでください。' });
    const bytes = Buffer.from(await file.arrayBuffer());
    const answer = await locals.call('post', `/imports/${kind}/check`, {
      body: { file: bytes.toString('base64') },
    });
    if (answer.status !== 200) return fail(answer.status, { kind, problem: refusal(answer.body) });
    return { kind, report: answer.body as ImportReport, file: file.name };
  },
  async commit({ request, locals }) {
    const { kind: of, hash } = texts(await request.formData(), 'kind', 'hash');
    const kind = kindOf(of);
    const answer = await locals.call('post', `/imports/${kind}/commit`, { body: { hash } });
    if (answer.status === 200) return { kind, report: answer.body as ImportReport };
    const { report } = answer.body as { report?: ImportReport };
    return fail(answer.status, { kind, problem: refusal(answer.body), report });
  },
};
