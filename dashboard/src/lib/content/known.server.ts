import type { BookingPolicy } from '$contract/policy.ts';
import { publicWords } from '$lib/messages/public/index.ts';
import type { ContentText, Known, Texts } from './text.ts';

/** The text of a page in the language of whoever asks, with what is known now. */
export async function textOf(texts: Texts, locals: App.Locals): Promise<ContentText> {
  return texts[locals.lang](await knownBy(locals));
}

async function knownBy(locals: App.Locals): Promise<Known> {
  const { lang, place } = locals;
  const { site } = (await publicWords[lang]()).words;
  const rules = await locals.call('get', '/booking/rules');
  const plan = locals.live.plan();
  const count = (of: string) => plan.spaces.filter(({ kind }) => kind === of).length;
  const mark = place.sample ? ` (${site.sample})` : '';
  const say: Known['fact'] = (term, text) => {
    if (text === null) return [];
    const said = typeof text === 'string' ? text : text[lang];
    if (said !== undefined) return [[term, said + mark]];
    const { ja } = text as { ja?: string };
    return ja === undefined ? [] : [[term, `${ja} (${site.japaneseOnly})${mark}`]];
  };
  return {
    venue: plan.venue.name,
    facts: place.facts,
    seats: {
      personal: count('personal'),
      open: count('open'),
      booth: count('booth'),
      meeting: count('meeting'),
      consultation: count('consultation'),
    },
    rules: rules.status === 200 ? (rules.body as BookingPolicy) : null,
    fact: say,
    line: (text) => say('', text).map(([, said]) => said),
  };
}
