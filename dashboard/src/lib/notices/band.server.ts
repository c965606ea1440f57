import { render } from 'svelte/server';
import type { Language } from '$lib/messages/language.ts';
import { markup } from '$lib/site/markup.server.ts';
import NoticeBand from './NoticeBand.svelte';

/**
 * What staff tell everybody, as finished markup for pages that do not follow the server; empty when
 * there is nothing to tell. The layout that shows it brings `notice-band.css`.
 */
export function bandOf(locals: App.Locals, lang: Language): string {
  const { notices, emergency } = locals.live.public();
  if (notices.length === 0 && emergency === null) return '';
  return markup(render(NoticeBand, { props: { notices, emergency, lang } }));
}
