import { describe, expect, it } from 'vitest';
import type { Level } from '$contract/status.ts';
import { languages, type Language } from '../messages/language.ts';
import { signage } from '../messages/signage/words.ts';
import { rows, type Row } from '../board.ts';
import { plan, publicSnapshot } from '../live/samples.ts';
import { TURN } from './rhythm.ts';
import { opensAgain, plateOf } from './plate.ts';
import { dayIn, sayAt, zoneName } from './say.ts';

const until = '2026-11-24T02:30:00Z';
const row = (level: Level, at: string | null = until, whole = false): Row => {
  const [first] = rows(plan(), publicSnapshot());
  return {
    ...first!,
    zone: { ...first!.zone, whole },
    state: { ...first!.state, level, until: at },
    unknownSince: level === 'unknown' ? at : null,
  };
};
const [even, odd] = [0, TURN];

describe('a plate', () => {
  it('speaks one language at a time where a time goes with the word', () => {
    const say = (at: number) => plateOf(row('full'), sayAt(['ja', 'en'], at));
    const [ja, en] = [
      { lang: 'ja', moreLang: 'ja' },
      { lang: 'en', moreLang: 'en' },
    ];
    expect(say(even)).toEqual({ word: '満席', more: '11:30に空く', ...ja });
    expect(say(odd)).toEqual({ word: 'Full', more: 'free at 11:30', ...en });
  });

  it('with one line says the word, then the time, in each language', () => {
    const said = [0, 1, 2, 3].map((turn) => {
      const { word, more } = plateOf(row('few'), sayAt(['ja', 'en'], turn * TURN), true);
      return word ?? more;
    });
    expect(said).toEqual(['残りわずか', 'Few left', '11:30まで', 'until 11:30']);
    expect(plateOf(row('few'), sayAt(['ja'], odd), true)).toMatchObject({ more: '11:30まで' });
    expect(plateOf(row('few', null), sayAt(['ja'], odd), true)).toMatchObject({
      word: '残りわずか',
      more: null,
    });
  });

  it('says the word in the second language where there is no time', () => {
    for (const at of [even, odd])
      expect(plateOf(row('available', null), sayAt(['ja', 'en'], at))).toEqual({
        ...{ word: '空席あり', lang: 'ja' },
        ...{ more: 'Available', moreLang: 'en' },
      });
  });

  it('speaks one language alone when it is told one', () => {
    expect(plateOf(row('few'), sayAt(['ko'], odd))).toMatchObject({
      word: '잔여 적음',
      lang: 'ko',
    });
    expect(plateOf(row('few', null), sayAt(['ja'], odd)).more).toBe(null);
  });

  it('calls a room that is let as one usable or in use, and a silent one unknown since when', () => {
    const say = sayAt(['ja'], even);
    expect(plateOf(row('available', null, true), say).word).toBe('使えます');
    expect(plateOf(row('full', null, true), say).word).toBe('使用中');
    expect(plateOf(row('unknown'), say)).toMatchObject({ word: '確認中', more: '11:30以降' });
  });
});

describe('the words of each language', () => {
  it.each(languages)('%s has all five levels, each its own, and names every zone', (language) => {
    const words = signage[language];
    expect(new Set(Object.values(words.levels)).size).toBe(5);
    for (const zone of plan().zones) expect(zoneName(zone, language)).not.toBe('');
    const sentences = Object.keys(words.emergencies).flatMap((kind) =>
      Object.keys(words.orders).map((order) => words.alarm(kind as 'fire', order as 'leave')),
    );
    expect(new Set(sentences).size).toBe(12);
  });

  /** All that a language says; what depends on something is asked with an example. */
  const textOf = (language: Language): string => {
    const said = (part: unknown): string =>
      typeof part === 'function'
        ? said((part as (example: unknown) => unknown)(13))
        : typeof part === 'object'
          ? Object.values(part ?? {})
              .map(said)
              .join('\n')
          : String(part);
    const words = signage[language];
    return [
      said(words),
      ...(['quiet', 'busy', 'crowded', { n: 14, lo: 12, hi: 16 }] as const).map(words.people),
      ...['2026-11-24', '2026-11-29'].map((date) => dayIn(`${date}T10:00:00+09:00`, language)),
      words.alarm('fire', 'leave'),
    ].join('\n');
  };

  it('are in their own script, easy Japanese in kana alone', () => {
    expect(textOf('ja-x-easy')).not.toMatch(/\p{Script=Han}/u);
    expect(textOf('en')).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    expect(textOf('ko')).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    expect(textOf('zh-Hans')).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
    expect(dayIn('2026-11-29T10:00:00+09:00', 'ja-x-easy')).toBe('11がつ29にち(にち)');
  });
});

it('knows when a zone that is closed for itself opens', () => {
  const closed = row('closed', null);
  expect(opensAgain(closed)).toBe(null);
  const seats = closed.seats.map((seat) => ({
    ...seat,
    space: { ...seat.space, reason: { code: 'closed' as const, opensAt: until } },
  }));
  expect(opensAgain({ ...closed, seats })).toBe(until);
});
