import { expect, it } from 'vitest';
import { level, reason, status } from '$contract/status.ts';
import type { Reason } from '$contract/status.ts';
import { levels, levelUntil, levelWord, reasonSentence, statuses } from './words.ts';

const now = '2026-11-24T01:32:05Z';
const at = '2026-11-24T01:28:00Z';
/** Every fact that a reason can carry. */
const facts = { at, until: at, startAt: at, deadline: at, lastAt: at, since: at, opensAt: at };

/** One of each code that the contract knows, with exactly its facts. */
const every = reason.options.map((option): Reason => {
  const wanted = Object.keys(option.shape).filter((key) => key !== 'code');
  const given = Object.fromEntries(Object.entries(facts).filter(([key]) => wanted.includes(key)));
  return option.parse({ code: option.shape.code.value, ...given }) as Reason;
});

it.each(every.map((one) => [one.code, one] as const))('has a sentence for %s', (_code, one) => {
  const sentence = reasonSentence(one, now);
  expect(sentence).toMatch(/[ぁ-ん一-龠）]{2}/);
  expect(sentence).not.toMatch(/。$/);
  expect(sentence).not.toMatch(/undefined|NaN|Invalid/);
  if ('at' in one || 'lastAt' in one || 'since' in one) expect(sentence).toContain('10:28');
});

it('has another sentence for each reason', () => {
  expect(new Set(every.map((one) => reasonSentence(one, now))).size).toBe(every.length);
});

it('gives the date of a time on another day', () => {
  const old = { code: 'faulty', at: '2026-11-20T07:58:00Z' } as const;
  expect(reasonSentence(old, now)).toBe('センサー 11月20日 16:58 不具合');
});

it('closed without a known opening still says so', () => {
  expect(reasonSentence({ code: 'closed' }, now)).toBe('利用時間外');
});

it('tells how late a guest is, and promises nothing that has run out', () => {
  const startAt = '2026-11-24T01:20:00Z';
  const waiting = { code: 'bookedNotArrived', startAt, deadline: '2026-11-24T01:35:00Z' } as const;
  expect(reasonSentence(waiting, now)).toBe('予約 10:20、未着 12分');
  expect(reasonSentence({ ...waiting, deadline: at }, now)).toBe('予約済み（未着）');
  const away = { code: 'leftForNow', at } as const;
  expect(reasonSentence({ ...away, until: '2026-11-24T02:30:00Z' }, now)).toBe(
    '一時離席 10:28から、11:30まで予約',
  );
  expect(reasonSentence({ ...away, until: at }, now)).toBe('一時離席 10:28から');
});

it('has a word and a sign for every status and level', () => {
  expect(Object.keys(statuses).sort()).toEqual([...status.options].sort());
  expect(Object.keys(levels).sort()).toEqual([...level.options].sort());
  for (const one of level.options) expect(levelWord(one, false)).toBe(levels[one].word);
});

it('never calls unknown or closed full', () => {
  for (const one of ['unknown', 'closed'] as const) {
    for (const whole of [true, false]) expect(levelWord(one, whole)).not.toMatch(/満席|使用中/);
  }
});

it('tells until when, or since when, by level', () => {
  const until = '2026-11-24T02:30:00Z';
  expect(levelUntil('few', until, null)).toBe('11:30まで');
  expect(levelUntil('full', until, null)).toBe('11:30に空く');
  expect(levelUntil('unknown', until, at)).toBe('10:28以降');
  expect(levelUntil('closed', until, null)).toBeNull();
  expect(levelUntil('available', null, null)).toBeNull();
});
