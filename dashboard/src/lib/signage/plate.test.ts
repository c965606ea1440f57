import { describe, expect, it } from 'vitest';
import type { Level } from '$contract/status.ts';
import { languages } from '../messages/language.ts';
import { signage } from '../messages/signage/words.ts';
import { rows, type Row } from '../board.ts';
import { plan, publicSnapshot } from '../live/samples.ts';
import { TURN } from './rhythm.ts';
import { opensAgain, plateOf } from './plate.ts';
import { sayAt, zoneName } from './say.ts';

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
  it('takes turns between the time and the second language', () => {
    const say = (at: number) => plateOf(row('full'), sayAt(['ja', 'en'], at));
    expect(say(even)).toEqual({ word: '満席', more: '11:30に空く', lang: 'ja' });
    expect(say(odd)).toEqual({ word: '満席', more: 'free at 11:30', lang: 'en' });
  });

  it('says the word in the second language where there is no time', () => {
    for (const at of [even, odd])
      expect(plateOf(row('available', null), sayAt(['ja', 'en'], at))).toEqual({
        word: '空席あり',
        more: 'Available',
        lang: 'en',
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

  it('are hiragana, katakana and the first kanji in easy Japanese', () => {
    const easy = signage['ja-x-easy'];
    const text = JSON.stringify([easy, easy.alarm('fire', 'leave'), easy.closesEarly('15:00')]);
    expect(
      text.match(/\p{Script=Han}+/gu)?.filter((kanji) => !/^(人|日|時|土日|年末年始)$/.test(kanji)),
    ).toEqual([]);
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
