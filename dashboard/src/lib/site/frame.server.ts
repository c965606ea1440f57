import { render } from 'svelte/server';
import { accepted, LANGUAGE } from '$lib/messages/choose.ts';
import { publicWords } from '$lib/messages/public/index.ts';
import { markup } from './markup.server.ts';
import SiteFooter from './SiteFooter.svelte';
import SiteHeader from './SiteHeader.svelte';

interface Asked {
  locals: App.Locals;
  url: URL;
  request: Request;
  cookies: { get(name: string): string | undefined };
}

/** The browser's own language, while nobody has chosen one. */
async function offer({ locals, request, url, cookies }: Asked) {
  if (url.searchParams.has(LANGUAGE) || cookies.get(LANGUAGE) !== undefined) return null;
  const language = accepted(request.headers.get('accept-language'));
  if (language === null || language === locals.lang) return null;
  return { language, sentence: (await publicWords[language]()).words.site.offered };
}

/** Header and footer of a public page, in the language of whoever asks. */
export async function frameOf(asked: Asked): Promise<{ header: string; footer: string }> {
  const { locals, url } = asked;
  const { words } = await publicWords[locals.lang]();
  const venue = locals.live.plan().venue.name;
  const shared = { venue, language: locals.lang };
  const header = render(SiteHeader, {
    props: {
      ...shared,
      words: words.site,
      path: url.pathname,
      view: url.searchParams.get('view') === 'map' ? 'map' : null,
      demo: locals.live.public().demo,
      who: locals.actor && { name: locals.actor.name, role: locals.actor.role },
      offered: await offer(asked),
    },
  });
  const footer = render(SiteFooter, { props: { ...shared, words, place: locals.place } });
  return { header: markup(header), footer: markup(footer) };
}
