import { currentResults, isOld } from '$lib/accessibility/results.server.ts';
import { textOf } from '$lib/content/known.server.ts';
import type { PageServerLoad } from './$types';
import { texts } from './texts.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const results = currentResults();
  return {
    text: await textOf(texts, locals),
    results,
    old: results !== null && isOld(results, locals.live.now()),
  };
};
