import { bandOf } from '$lib/notices/band.server.ts';
import { siteNav } from '$lib/site/nav.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  venue: locals.live.plan().venue.name,
  demo: locals.live.public().demo,
  /** Whether mails leave the outbox. */
  sends: locals.sends,
  nav: siteNav(locals.actor),
  place: locals.place,
  /** Whoever goes on to another page is told what is true by then. */
  at: url.pathname,
  told: bandOf(locals, 'ja'),
});
