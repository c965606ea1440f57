import { redirect } from '@sveltejs/kit';
import type { Role } from '$contract/people.ts';
import type { Today } from '$contract/reception.ts';
import { admitted } from '$lib/admitted.ts';
import { DESK_PAGES } from '$lib/site/desk-pages.ts';
import type { Actions, PageServerLoad } from './$types';

const MAY = ['staff', 'manager', 'official', 'administrator'] as const;
/** The desk's menu names these itself, with what belongs to the day. */
const OWN = ['/staff', '/staff/members', '/staff/notices'];
const otherPages = (role: Role) =>
  DESK_PAGES.filter(({ path, who }) => who.includes(role) && !OWN.includes(path)).map(
    ({ path, words }): [string, string] => [path, words],
  );

export const load: PageServerLoad = async ({ locals, url }) => {
  const { name, role } = admitted(locals.actor, MAY, url);
  // Officials look at the floor; guests' names are the desk's.
  const today = await locals.call('get', '/reception/today');
  return {
    today: today.status === 200 ? (today.body as Today) : null,
    desk: { name, writes: role !== 'official', pages: otherPages(role) },
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
