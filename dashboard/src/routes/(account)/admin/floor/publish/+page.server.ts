import { fail, redirect } from '@sveltejs/kit';
import type { Conflict } from '$contract/calendar-api.ts';
import type { DraftView, PlanCheck, PlanPublished } from '$contract/plan-api.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['manager', 'administrator'], url);
  const draft = (await locals.call('get', '/floor-plans/draft')).body as DraftView;
  if (draft.etag === null) redirect(303, '/admin/floor/edit');
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const asked = url.searchParams.get('date') ?? '';
  const later = url.searchParams.get('when') === 'later' && /^\d{4}-\d{2}-\d{2}$/.test(asked);
  const date = later ? asked : today;
  const answer = await locals.call('post', '/floor-plans/check', { body: { effectiveFrom: date } });
  return {
    ...{ today, date, later },
    before: draft.before.plan,
    after: draft.plan,
    check: answer.status === 200 ? (answer.body as PlanCheck) : null,
    problem: answer.status === 200 ? '' : refusal(answer.body),
  };
};

export const actions: Actions = {
  async publish({ request, locals }) {
    const form = await request.formData();
    const sent = texts(form, 'effectiveFrom', 'etag', 'before', 'note', 'cancel');
    const { effectiveFrom, etag, before, note } = sent;
    if (note.trim() === '') return fail(422, { note, problem: '変える理由を入力してください。' });
    const body = { effectiveFrom, etag, before, note, cancelBookings: sent.cancel === 'yes' };
    const answer = await locals.call('post', '/floor-plans/publish', { body });
    if (answer.status !== 201) {
      const { conflicts } = (answer.body ?? {}) as { conflicts?: Conflict[] };
      return fail(answer.status, { note, problem: refusal(answer.body), conflicts });
    }
    const { id, cancelled, here } = answer.body as PlanPublished;
    const told = new URLSearchParams({ done: 'published', cancelled: String(cancelled) });
    if (here.length > 0) told.set('here', here.map(({ space }) => space).join('、'));
    redirect(303, `/admin/floor/versions/${encodeURIComponent(id)}?${told}`);
  },
};
