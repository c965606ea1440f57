import { fail, redirect } from '@sveltejs/kit';
import type { PlansView } from '$contract/plan-api.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['manager', 'administrator'], url);
  return {
    plans: (await locals.call('get', '/floor-plans')).body as PlansView,
    plan: locals.live.plan(),
  };
};

export const actions: Actions = {
  async discard({ locals }) {
    const answer = await locals.call('delete', '/floor-plans/draft');
    if (answer.status !== 204) return fail(answer.status, { problem: refusal(answer.body) });
    redirect(303, '/admin/floor');
  },
};
