import * as z from 'zod';

/** How a board on a wall is to look: the query of its address. */
export type SignageMode = 'colour' | 'eink' | 'greyscale';
export type SignageLanguage = 'ja' | 'en' | 'zh-Hans' | 'ko' | 'ja-x-easy';
export interface SignageSettings {
  /** Diagonal of the panel, inches. */
  screen: number;
  /** From where it is read, metres. */
  distance: number;
  mode: SignageMode;
  /** The first stands; the others take turns in the second line. */
  languages: SignageLanguage[];
}

const LANGUAGES = ['ja', 'en', 'zh-Hans', 'ko', 'ja-x-easy'] as const;
const language = z.enum(LANGUAGES, `は ${LANGUAGES.join('、')} から選んでください`);
const number = (least: number, most: number, unit: string) =>
  z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, `は数字（${unit}）で書いてください`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `は${least}から${most}（${unit}）で書いてください`);

const schema = {
  screen: number(10, 120, 'インチ'),
  distance: number(1, 30, 'm'),
  mode: z.enum(['colour', 'eink', 'greyscale'], 'は colour、eink、greyscale から選んでください'),
  languages: z
    .string()
    .max(60, 'が長すぎます')
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(language).min(1)),
  lang: language,
};

/** What a board shows that was told nothing. */
export const USUAL: SignageSettings = {
  screen: 43,
  distance: 5,
  mode: 'colour',
  languages: ['ja', 'en'],
};

/**
 * Reads the query of a board's address. What is wrong counts as not said, with a sentence for
 * whoever hangs the board: nobody else can mend it, and visitors need the board all the same.
 */
export function parseSignage(query: URLSearchParams): {
  settings: SignageSettings;
  problems: string[];
} {
  const problems: string[] = [];
  const read = <K extends keyof typeof schema>(key: K): z.output<(typeof schema)[K]> | null => {
    const text = query.get(key);
    if (text === null) return null;
    const parsed = schema[key].safeParse(text);
    if (parsed.success) return parsed.data as z.output<(typeof schema)[K]>;
    problems.push(`${key}${parsed.error.issues[0]?.message ?? 'を確かめてください'}`);
    return null;
  };
  const screen = read('screen') ?? USUAL.screen;
  const distance = read('distance') ?? USUAL.distance;
  const mode = read('mode') ?? USUAL.mode;
  const languages = read('languages') ?? USUAL.languages;
  const first = read('lang') ?? languages[0] ?? 'ja';
  for (const key of new Set(query.keys()))
    if (!(key in schema)) problems.push(`「${key.slice(0, 20)}」という設定はありません`);
  return {
    settings: {
      screen,
      distance,
      mode,
      languages: [first, ...languages.filter((each) => each !== first)],
    },
    problems: problems.slice(0, 3),
  };
}
