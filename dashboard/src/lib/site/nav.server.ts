import { render } from 'svelte/server';
import type { Actor } from '$contract/people.ts';
import { markup } from './markup.server.ts';
import SiteNav from './SiteNav.svelte';

/** The navigation as finished markup. */
export function siteNav(actor: Actor | null): string {
  const who = actor && { name: actor.name, role: actor.role };
  return markup(render(SiteNav, { props: { who } }));
}
