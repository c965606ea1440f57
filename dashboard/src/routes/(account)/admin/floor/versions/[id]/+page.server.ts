import { error, fail, redirect } from '@sveltejs/kit';
import type { Conflict } from '$contract/calendar-api.ts';
import type { PlanPublished, PlanVersionWhole } from '$contract/plan-api.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal, texts } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

const pathOf = (id: string) => `/floor-plans/${encodeURIComponent(id)}`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  admitted(locals.actor, ['manager', 'administrator'], url);
  const { status, body } = await locals.call('get', pathOf(params.id));
  if (status !== 200) error(status, refusal(body));
  const told = (name: string) => url.searchParams.get(name) ?? '';
  return {
    ...(body as PlanVersionWhole),
    done: told('done'),
    cancelled: Math.trunc(Number(told('cancelled'))) || 0,
    here: told('here').slice(0, 200),
  };
};

export const actions: Actions = {
  async restore({ request, locals, params }) {
    const { replace } = texts(await request.formData(), 'replace');
    const query = { replace: replace === 'yes' ? 'true' : 'false' };
    const answer = await locals.call('post', `${pathOf(params.id)}/restore`, { query });
    if (answer.status === 409) return fail(409, { drawn: true, problem: refusal(answer.body) });
    if (answer.status !== 201) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, '/admin/floor/edit');
  },

  async withdraw({ request, locals, params }) {
    const { cancel } = texts(await request.formData(), 'cancel');
    const query = { cancelBookings: cancel === 'yes' ? 'true' : 'false' };
    const answer = await locals.call('delete', pathOf(params.id), { query });
    if (answer.status !== 200) {
      const { conflicts } = (answer.body ?? {}) as { conflicts?: Conflict[] };
      return fail(answer.status, { problem: refusal(answer.body), conflicts });
    }
    const { cancelled } = answer.body as PlanPublished;
    redirect(303, `?done=withdrawn&cancelled=${cancelled}`);
  },
};
