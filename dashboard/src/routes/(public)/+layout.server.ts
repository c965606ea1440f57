import { bandOf } from '$lib/notices/band.server.ts';
import { frameOf } from '$lib/site/frame.server.ts';
import type { LayoutServerLoad } from './$types';

/** What every visitor's page has around it. */
export const load: LayoutServerLoad = async (event) => ({
  lang: event.locals.lang,
  venue: event.locals.live.plan().venue.name,
  // The board shows its own, which follows the server.
  told: event.route.id === '/(public)' ? '' : bandOf(event.locals, event.locals.lang),
  ...(await frameOf(event)),
});
