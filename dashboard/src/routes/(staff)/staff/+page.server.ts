import { redirect } from '@sveltejs/kit';
import { admitted } from '$lib/admitted.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY = ['staff', 'manager', 'official', 'administrator'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  const { name, role } = admitted(locals.actor, MAY, url);
  return {
    desk: { name, writes: role !== 'official' },
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
