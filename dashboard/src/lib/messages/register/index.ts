import type { Language } from '../language.ts';
import type { RegisterWords } from './words.ts';

/** The words of each language; a browser fetches those of the one that it shows. */
export const registerWords: Record<Language, () => Promise<{ words: RegisterWords }>> = {
  ja: () => import('./ja.ts'),
  en: () => import('./en.ts'),
  'zh-Hans': () => import('./zh-Hans.ts'),
  ko: () => import('./ko.ts'),
  'ja-x-easy': () => import('./ja-x-easy.ts'),
};
