import { currentResults, isOld } from '$lib/accessibility/results.server.ts';
import { textOf } from '$lib/content/known.server.ts';
import type { PageServerLoad } from './$types';
import { texts } from './texts.ts';

export const load: PageServerLoad = async (event) => {
  const results = currentResults();
  return {
    text: await textOf(texts, event),
    results,
    old: results !== null && isOld(results, event.locals.live.now()),
  };
};
