import { languages, type Language } from './language.ts';

/** Name of the cookie and of the parameter in the address. */
export const LANGUAGE = 'lang';

export const isLanguage = (text: unknown): text is Language =>
  languages.some((each) => each === text);

/** Pages that speak every language, by their route; all others are in Japanese. */
const SPOKEN =
  /^\/(\(public\)|\(account\)\/((account|login|forgot|reset|verify-email)$|(register|book|bookings)(\/|$)))/;

export const speaks = (route: string | null): boolean => route !== null && SPOKEN.test(route);

/** The language of a page: as the address says, else as was chosen before, else Japanese. */
export const languageOf = (asked: string | null, kept: string | undefined): Language =>
  [asked, kept].find(isLanguage) ?? 'ja';

/** Tags of browsers, by their beginning; the first that fits counts. */
const RANGES: [range: string, language: Language][] = [
  ['ja', 'ja'],
  ['en', 'en'],
  ['zh', 'zh-Hans'],
  ['ko', 'ko'],
];

/** The first of our languages that a browser asks for (RFC 9110 12.5.4); null: none of them. */
export function accepted(header: string | null): Language | null {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((each) => {
      const [tag = '', ...parameters] = each.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of asked) {
    const known = RANGES.find(([range]) => tag === range || tag.startsWith(`${range}-`));
    if (known !== undefined) return known[1];
  }
  return null;
}
