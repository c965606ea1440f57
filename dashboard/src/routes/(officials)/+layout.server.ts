import { siteNav } from '$lib/site/nav.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  venue: locals.live.plan().venue.name,
  demo: locals.live.public().demo,
  nav: siteNav(locals.actor),
});
