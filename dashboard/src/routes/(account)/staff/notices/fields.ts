/** Languages beside Japanese, with the most letters that fit a board. */
export const LANGUAGE_FIELDS = [
  { name: 'en', label: 'English', most: 120 },
  { name: 'zh-Hans', label: '简体中文', most: 60 },
  { name: 'ko', label: '한국어', most: 80 },
  { name: 'ja-x-easy', label: 'やさしいにほんご', most: 80 },
] as const;

/** An instant as the wall clock in Japan says it, for a field of that kind: `2026-11-24T10:32`. */
export const wallTime = (at: number): string =>
  new Date(at + 9 * 3_600_000).toISOString().slice(0, 16);
