import { siteNav } from '$lib/site/nav.server.ts';
import type { LayoutServerLoad } from './$types';

/** The board of this moment, so that the page shows without JavaScript. */
export const load: LayoutServerLoad = ({ locals }) => ({
  snapshot: locals.live.public(),
  plan: locals.live.plan(),
  renderedAt: locals.live.now(),
  nav: siteNav(locals.actor),
});
