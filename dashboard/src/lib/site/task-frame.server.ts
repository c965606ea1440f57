import { render } from 'svelte/server';
import { LANGUAGE, speaks } from '$lib/messages/choose.ts';
import { bookingWords } from '$lib/messages/booking/index.ts';
import type { Language } from '$lib/messages/language.ts';
import { publicWords } from '$lib/messages/public/index.ts';
import LanguageMenu from './LanguageMenu.svelte';
import { markup } from './markup.server.ts';
import { siteNav } from './nav.server.ts';

interface Asked {
  locals: App.Locals;
  url: URL;
  route: { id: string | null };
}

/** The address of a page in another language: what is looked for stays, a form's action does not. */
export function addressIn(url: URL, to: Language): string {
  const query = new URLSearchParams();
  for (const [name, value] of url.searchParams) {
    if (!name.startsWith('/')) query.append(name, value);
  }
  query.set(LANGUAGE, to);
  return `${url.pathname}?${query.toString()}`;
}

/** What stands around a page with one task, in its language: words, and finished markup. */
export async function taskFrameOf({ locals, url, route }: Asked) {
  const { actor, lang } = locals;
  const [{ words: all }, { words: booking }] = await Promise.all([
    publicWords[lang](),
    bookingWords[lang](),
  ]);
  const { site } = all;
  const { own, vacancy } = booking.frame;
  const menu = render(LanguageMenu, {
    props: {
      ...{ language: lang, label: site.language },
      address: (to: Language) => addressIn(url, to),
    },
  });
  const { skip, demo, contact, sample, content, terms, privacy, japaneseOnly } = site;
  const { accessibility } = content;
  const words = { skip, demo, contact, sample, accessibility, terms, privacy, japaneseOnly };
  return {
    words: { ...words, own, vacancy },
    nav: await siteNav(actor, lang),
    /** Empty on a page that is in Japanese only. */
    languages: speaks(route.id) ? markup(menu) : '',
  };
}
