import type { DraftView } from '$contract/plan-api.ts';
import { admitted } from '$lib/admitted.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['manager', 'administrator'], url);
  return { draft: (await locals.call('get', '/floor-plans/draft')).body as DraftView };
};
