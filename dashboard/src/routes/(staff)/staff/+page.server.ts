import { redirect } from '@sveltejs/kit';
import { admitted } from '$lib/admitted.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY = ['staff', 'manager', 'official', 'administrator'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  admitted(locals.actor, MAY, url);
  return {
    snapshot: locals.live.staff(),
    plan: locals.live.plan(),
    renderedAt: locals.live.now(),
  };
};

export const actions: Actions = {
  async logout({ locals }) {
    await locals.ask('/sign-out', {});
    redirect(303, '/login?next=/staff');
  },
};
