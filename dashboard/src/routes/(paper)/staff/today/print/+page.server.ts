import { error } from '@sveltejs/kit';
import type { Today } from '$contract/reception.ts';
import { admitted } from '$lib/admitted.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { name } = admitted(locals.actor, ['staff', 'manager', 'administrator'], url);
  const { status, body } = await locals.call('get', '/reception/today');
  if (status !== 200) error(status, (body as { error: string }).error);
  return { today: body as Today, venue: locals.live.plan().venue.name, by: name };
};
