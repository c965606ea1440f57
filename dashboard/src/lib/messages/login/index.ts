import type { Language } from '../language.ts';
import type { LoginWords } from './words.ts';

/** The words of each language; a browser fetches those of the one that it shows. */
export const loginWords: Record<Language, () => Promise<{ words: LoginWords }>> = {
  ja: () => import('./ja.ts'),
  en: () => import('./en.ts'),
  'zh-Hans': () => import('./zh-Hans.ts'),
  ko: () => import('./ko.ts'),
  'ja-x-easy': () => import('./ja-x-easy.ts'),
};
