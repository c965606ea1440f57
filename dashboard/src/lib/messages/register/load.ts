import type { Language } from '../language.ts';
import { registerWords } from './index.ts';

/** What the pages on the way to an account load besides: the words of the language that is shown. */
export async function withWords(parent: () => Promise<{ lang: Language }>) {
  const { lang } = await parent();
  return { words: (await registerWords[lang]()).words };
}
