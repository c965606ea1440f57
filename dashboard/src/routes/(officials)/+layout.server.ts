import { siteNav } from '$lib/site/nav.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
  venue: locals.live.plan().venue.name,
  demo: locals.live.public().demo,
  nav: await siteNav(locals.actor, 'ja'),
});
