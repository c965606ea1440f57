import { expect, it } from 'vitest';
import type { PublicZone } from '$contract/live.ts';
import type { Level } from '$contract/status.ts';
import { words } from '../messages/public/ja.ts';
import { announce, isTrue, silent, SPEAK_EVERY } from './announce.ts';

const zone = (id: string, level: Level, free: number | null = null): PublicZone => ({
  id,
  free,
  capacity: 8,
  unknown: 0,
  level,
  until: null,
});
const names: Record<string, string> = { personal: 'パーソナルデスク', open: 'オープンデスク' };
const speech = {
  zone: ({ id, level, free }: PublicZone) => words.spoken(names[id] ?? id, level, free),
  unknown: words.spokenUnknown,
};

it('says at most one summary for 100 changes in 10 s', () => {
  let spoken = silent([zone('personal', 'available')]);
  const said: string[] = [];
  for (let i = 0; i < 100; i += 1) {
    const zones = [zone('personal', i % 2 ? 'available' : 'few', 2)];
    const next = announce(spoken, zones, speech, i * 100);
    if (next) {
      spoken = next.spoken;
      said.push(next.say);
    }
  }
  expect(said).toEqual(['パーソナルデスク、残り2席。']);
});

it('says nothing when only the number changes', () => {
  const spoken = silent([zone('open', 'available', 14)]);
  expect(announce(spoken, [zone('open', 'available', 13)], speech, 0)).toBeNull();
});

it('says what changed meanwhile when the pause is over, and not what came back', () => {
  const before = [zone('personal', 'available'), zone('open', 'available')];
  const first = announce(silent(before), [zone('personal', 'full'), before[1]!], speech, 0)!;
  expect(first.say).toBe('パーソナルデスク、満席。');
  const later = [zone('personal', 'full'), zone('open', 'few', 4)];
  expect(announce(first.spoken, later, speech, SPEAK_EVERY - 1)).toBeNull();
  expect(announce(first.spoken, later, speech, SPEAK_EVERY)?.say).toBe('オープンデスク、残り4席。');
  expect(announce(first.spoken, [later[0]!, before[1]!], speech, SPEAK_EVERY)).toBeNull();
});

it('says one sentence when nothing is known any more', () => {
  const spoken = silent([zone('personal', 'few', 1), zone('open', 'full', 0)]);
  const next = announce(spoken, [zone('personal', 'unknown'), zone('open', 'unknown')], speech, 0);
  expect(next?.say).toBe('空席を確認できません。受付でおたずねください。');
});

it('no longer holds once a level is another', () => {
  const first = announce(silent([zone('open', 'few')]), [zone('open', 'unknown')], speech, 0)!;
  expect(isTrue(first.spoken, [zone('open', 'unknown')])).toBe(true);
  expect(isTrue(first.spoken, [zone('open', 'few', 3)])).toBe(false);
});
