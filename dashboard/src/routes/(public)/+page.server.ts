import { publicWords } from '$lib/messages/public/index.ts';
import { aheadOf, weekOf } from './rendered.server.ts';
import type { PageServerLoad } from './$types';

/** The board of this moment, so that the page shows without JavaScript, and what is to be expected. */
export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('kuuseki:ahead');
  const { words } = await publicWords[locals.lang]();
  const snapshot = locals.live.public();
  const plan = locals.live.plan();
  return {
    snapshot,
    plan,
    renderedAt: locals.live.now(),
    ahead: aheadOf({ forecast: locals.forecast(), plan, snapshot, words }),
    week: await weekOf(locals, words),
  };
};
