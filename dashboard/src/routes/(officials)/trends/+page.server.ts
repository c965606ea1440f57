import { admitted } from '$lib/admitted.ts';
import { isAlways } from '$lib/board.ts';
import { reportFor } from './report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { name, role } = admitted(
    locals.actor,
    ['staff', 'manager', 'official', 'administrator'],
    url,
  );
  const { report, instead } = await reportFor(locals, url.searchParams);
  const today = new Date(locals.live.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const always = isAlways(locals.live.public().opening);
  return { report, instead, always, by: { name, role }, today };
};
