import { redirect } from '@sveltejs/kit';
import type { Today } from '$contract/reception.ts';
import { admitted } from '$lib/admitted.ts';
import { pagesOf } from './pages.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY = ['staff', 'manager', 'official', 'administrator'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { name, role } = admitted(locals.actor, MAY, url);
  // Officials look at the floor; guests' names are the desk's.
  const today = await locals.call('get', '/reception/today');
  return {
    today: today.status === 200 ? (today.body as Today) : null,
    desk: { name, writes: role !== 'official', pages: pagesOf(role) },
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
