import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSignage, USUAL } from './signage.ts';

const read = (query: string) => parseSignage(new URLSearchParams(query));

describe('the settings of a board', () => {
  it('are the usual ones when nothing is said', () => {
    expect(read('')).toEqual({ settings: USUAL, problems: [] });
  });

  it('are read from its address', () => {
    expect(read('screen=55&distance=7.5&mode=eink&languages=ja,ko,ja&lang=en')).toEqual({
      settings: { screen: 55, distance: 7.5, mode: 'eink', languages: ['en', 'ja', 'ko'] },
      problems: [],
    });
    expect(read('languages=en').settings.languages).toEqual(['en']);
  });

  it.each([
    ['screen=0', 'screenは10から120（インチ）で書いてください'],
    ['screen=43in', 'screenは数字（インチ）で書いてください'],
    ['distance=31', 'distanceは1から30（m）で書いてください'],
    ['mode=pink', 'modeは colour、eink、greyscale から選んでください'],
    ['languages=ja,fr', 'languagesは ja、en、zh-Hans、ko、ja-x-easy から選んでください'],
    ['lang=', 'langは ja、en、zh-Hans、ko、ja-x-easy から選んでください'],
    ['distanse=5', '「distanse」という設定はありません'],
  ])('%s: says what is wrong and where, and shows the usual', (query, sentence) => {
    expect(read(query)).toEqual({ settings: USUAL, problems: [sentence] });
  });

  it('are whole whatever the address holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('screen', 'distance', 'mode', 'languages', 'lang', '<b>', ''),
            fc.string(),
          ),
        ),
        (pairs) => {
          const { settings, problems } = parseSignage(new URLSearchParams(pairs));
          expect(settings.languages.length).toBeGreaterThan(0);
          expect(settings.screen).toBeGreaterThanOrEqual(10);
          expect(problems.length).toBeLessThanOrEqual(3);
          for (const each of problems) expect(each.length).toBeLessThan(80);
        },
      ),
      { seed: 1 },
    );
  });
});
