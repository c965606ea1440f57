import type { SignageLanguage } from '$contract/signage.ts';
import type { NoticeWords } from '$contract/notices.ts';
import type { PlanZone } from '../board.ts';
import { signage, type SignageWords } from '../messages/signage/words.ts';
import { clock, day } from '../time.ts';
import { isSecondTurn, secondAt, TURN } from './rhythm.ts';

/** What the board speaks at this moment: one language that stands, and one whose turn it is. */
export interface Say {
  lang: SignageLanguage;
  words: SignageWords;
  second: { lang: SignageLanguage; words: SignageWords } | null;
  /** It is the turn of the second language. */
  swapped: boolean;
  /** Whether what has no line of its own has its turn: a time where there is room for a word only. */
  turn: boolean;
}

/** @param every ms of a turn */
export function sayAt(languages: readonly SignageLanguage[], now: number, every = TURN): Say {
  const [lang = 'ja', ...others] = languages;
  const second = secondAt(others, now, every);
  return {
    lang,
    words: signage[lang],
    second: second === undefined ? null : { lang: second, words: signage[second] },
    swapped: second !== undefined && isSecondTurn(now, every),
    turn: isSecondTurn(now, second === undefined ? every : 2 * every),
  };
}

/** A zone's name; the plan has it in Japanese and English, the others say what kind it is. */
export function zoneName(zone: PlanZone, lang: SignageLanguage): string {
  if (lang === 'ja') return zone.name;
  return lang === 'en' ? zone.nameEn : signage[lang].kinds[zone.kind];
}

/** What staff wrote, in a language or else in Japanese. */
export const inLanguage = (words: NoticeWords, lang: SignageLanguage): string =>
  words[lang] ?? words.ja;

const formats = Object.fromEntries(
  (['en', 'zh-Hans', 'ko'] as const).map((lang) => [
    lang,
    new Intl.DateTimeFormat(lang, {
      timeZone: 'Asia/Tokyo',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
    }),
  ]),
);

/** `11月24日(火)`, `Tue, Nov 24`, `11がつ24にち(か)` */
export function dayIn(at: string | number, lang: SignageLanguage): string {
  const text = formats[lang]?.format(new Date(at)) ?? day(at);
  return lang === 'ja-x-easy' ? text.replace(/[月日火水木金土](?=\))|月|日/g, reading) : text;
}

/** Of the weekday in its brackets, and of what follows the numbers. */
const reading = (kanji: string, at: number, text: string): string =>
  text[at + 1] === ')' ? (WEEKDAYS[kanji] ?? kanji) : kanji === '月' ? 'がつ' : 'にち';
const WEEKDAYS: Readonly<Record<string, string>> = {
  ...{ 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど', 日: 'にち' },
};

/** `13:00`, or with its day when it is another one. */
export function momentIn(at: string, now: number, lang: SignageLanguage): string {
  return dayIn(at, lang) === dayIn(now, lang) ? clock(at) : `${dayIn(at, lang)} ${clock(at)}`;
}

/** Every letter that the board may need in these languages, and in those of an emergency. */
export function spoken(languages: readonly SignageLanguage[]): string {
  const said: string[] = [
    '0123456789:()月日年土火水木金曜がつにちげかすいもくきんどデモ見本です。実際の空席ではありません',
  ];
  const collect = (part: unknown): void => {
    if (typeof part === 'string') said.push(part);
    else if (typeof part === 'function') said.push(String((part as (n: string) => unknown)('')));
    else if (typeof part === 'object') for (const each of Object.values(part ?? {})) collect(each);
  };
  for (const lang of languages) collect([signage[lang], signage[lang].unit(true)]);
  for (const words of Object.values(signage))
    collect([words.askReception, words.emergencies, words.orders]);
  return [...new Set(said.join(''))].join('');
}
