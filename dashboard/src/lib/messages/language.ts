/**
 * Languages of the public pages and the lobby board, as BCP 47 tags: Japanese is complete and first;
 * やさしいにほんご is Japanese for people who are learning it.
 */
export const languages = ['ja', 'en', 'zh-Hans', 'ko', 'ja-x-easy'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const ownNames: Record<Language, string> = {
  ja: '日本語',
  en: 'English',
  'zh-Hans': '简体中文',
  ko: '한국어',
  'ja-x-easy': 'やさしいにほんご',
};
