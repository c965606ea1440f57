import type { Language } from '../language.ts';
import { bookingWords } from './index.ts';

/** What the pages of booking load besides: the words of the language that is shown. */
export async function withWords(parent: () => Promise<{ lang: Language }>) {
  const { lang } = await parent();
  return { words: (await bookingWords[lang]()).words };
}
