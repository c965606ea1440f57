import { frameOf } from '$lib/site/frame.server.ts';
import type { LayoutServerLoad } from './$types';

/** What every visitor's page has around it. */
export const load: LayoutServerLoad = async (event) => ({
  lang: event.locals.lang,
  venue: event.locals.live.plan().venue.name,
  ...(await frameOf(event)),
});
