import type { BookingPolicy } from '$contract/policy.ts';
import { publicWords } from '$lib/messages/public/index.ts';
import type { ContentText, Known, Texts } from './text.ts';

/** The text of a page in the language of whoever asks, with what is known now. */
export async function textOf(texts: Texts, asked: Asked): Promise<ContentText> {
  return texts[asked.locals.lang](await knownBy(asked));
}

interface Asked {
  locals: App.Locals;
  url: URL;
}

async function knownBy({ locals, url }: Asked): Promise<Known> {
  const { lang, place } = locals;
  const { site } = (await publicWords[lang]()).words;
  // The way there and the telephone are needed most while the database is away.
  const rules = await locals.call('get', '/booking/rules').catch((error: unknown) => {
    locals.report(error, { method: 'GET', url });
    return null;
  });
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
    rules: rules?.status === 200 ? (rules.body as BookingPolicy) : null,
    fact: say,
    line: (text) => say('', text).map(([, said]) => said),
  };
}
