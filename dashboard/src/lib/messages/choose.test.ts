import { expect, it } from 'vitest';
import { accepted, languageOf } from './choose.ts';
import { languages } from './language.ts';
import { publicWords } from './public/index.ts';
import type { PublicWords } from './public/words.ts';
import { plan } from '../live/samples.ts';

it('takes the language of the address, then the one that was chosen, then Japanese', () => {
  expect(languageOf('en', 'ko')).toBe('en');
  expect(languageOf(null, 'ko')).toBe('ko');
  expect(languageOf('xx', 'ko')).toBe('ko');
  expect(languageOf('xx', '<script>')).toBe('ja');
});

it.each([
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,ko;q=0.3', 'ko'],
  ['ja;q=0.1, zh-CN;q=0.5', 'zh-Hans'],
  ['en;q=0, ja', 'ja'],
  ['fr', null],
  ['', null],
  [null, null],
])('hears of %s that %s is wanted', (header, language) => {
  expect(accepted(header)).toBe(language);
});

/** Every text of a language: functions are asked with samples. */
function texts(words: PublicWords): string[] {
  const zone = plan().zones[0]!;
  const at = '2026-11-24T01:32:05Z';
  const said = [
    words.clock(at),
    words.day(at),
    words.moment(at, '2026-11-25T01:32:05Z'),
    words.age(at, '2026-11-24T03:32:05Z'),
    words.inside('quiet'),
    words.inside({ n: 3, lo: 2, hi: 4 }),
    words.zone({ ...zone, kind: 'booth' }),
    words.reason({ code: 'bookedNotArrived', startAt: at, deadline: at }, at),
    words.ahead.heading({ is: 'fewer', at }),
    words.ahead.least(at, 6),
    words.week.day(at).date,
  ];
  const walk = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(walk)
        : [];
  return [...said, ...walk(words)];
}

it('says nothing in another script than its own', async () => {
  const all = await Promise.all(
    languages.map(async (each) => [each, (await publicWords[each]()).words] as const),
  );
  const of = Object.fromEntries(
    all.map(([language, words]) => [language, texts(words).join('\n')]),
  );
  expect(of['en']).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(of['ko']).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(of['zh-Hans']).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  // やさしいにほんご is kana but for the sign of a closed day (standards.md B12).
  expect(of['ja-x-easy']?.replaceAll('休', '')).not.toMatch(/\p{Script=Han}/u);
});

it('gives times of the day as each language writes them', async () => {
  const said = (at: string) =>
    Promise.all(languages.map(async (each) => (await publicWords[each]()).words.clock(at)));
  const morning = await said('2026-11-24T00:05:00Z');
  expect(morning).toEqual(['9:05', '9:05', '9:05', '9:05', 'ごぜん 9じ 5ふん']);
  expect(await said('2026-11-24T04:05:00Z')).toEqual([
    '13:05',
    '13:05',
    '13:05',
    '13:05',
    'ごご 1じ 5ふん',
  ]);
});
