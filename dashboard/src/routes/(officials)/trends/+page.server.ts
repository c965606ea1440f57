import { error } from '@sveltejs/kit';
import type { Trends } from '$contract/trends.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import { wishOf } from './wish.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { name, role } = admitted(
    locals.actor,
    ['staff', 'manager', 'official', 'administrator'],
    url,
  );
  const { status, body } = await locals.call('get', '/trends', {
    query: wishOf(url.searchParams),
  });
  if (status !== 200) error(status, refusal(body));
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  return { report: body as Trends, by: { name, role }, today };
};
