import { error } from '@sveltejs/kit';
import type { NoShow } from '$contract/fairness-api.ts';
import type { MemberPage } from '$contract/members.ts';
import { admitted } from '$lib/admitted.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['staff', 'manager', 'administrator'], url);
  const of = (name: string) => url.searchParams.get(name) ?? '';
  const query = { q: of('q'), state: of('state'), page: of('page') || '1' };
  const { status, body } = await locals.call('get', '/members', { query });
  if (status !== 200) error(status, '検索の条件を確かめてください');
  const missed = await locals.call('get', '/reception/no-shows');
  const { members: noShows = [] } = missed.body as { members?: NoShow[] };
  return { list: body as MemberPage, q: query.q, state: query.state, noShows };
};
