import { render } from 'svelte/server';
import type { Actor } from '$contract/people.ts';
import { bookingWords } from '$lib/messages/booking/index.ts';
import type { Language } from '$lib/messages/language.ts';
import { publicWords } from '$lib/messages/public/index.ts';
import { markup } from './markup.server.ts';
import SiteNav from './SiteNav.svelte';

/** The navigation as finished markup. */
export async function siteNav(actor: Actor | null, lang: Language): Promise<string> {
  const { login, logout } = (await publicWords[lang]()).words.site;
  const { account } = (await bookingWords[lang]()).words.frame;
  const who = actor && { name: actor.name, role: actor.role };
  return markup(render(SiteNav, { props: { who, words: { login, account, logout } } }));
}
