import { error } from '@sveltejs/kit';
import type { Fairness } from '$contract/fairness-api.ts';
import { admitted } from '$lib/admitted.ts';
import { refusal } from '$lib/form/text.ts';
import { choices, periodOf } from './period.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  admitted(locals.actor, ['manager', 'official', 'administrator'], url);
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const { id, from, to } = periodOf(url.searchParams.get('period') ?? '', today);
  const { status, body } = await locals.call('get', '/fairness', { query: { from, to } });
  if (status !== 200) error(status, refusal(body));
  return { report: body as Fairness, period: id, choices: choices(today) };
};
