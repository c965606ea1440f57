import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { StaffSpace } from '$contract/staff.ts';
import { staffSnapshot } from '$lib/live/samples.ts';
import { byUrgency, needsLook, pollProblem, rate, rejectionWord, staffReason } from './words.ts';

const snapshot = staffSnapshot();
const device = snapshot.devices[0]!;

it('puts the devices that need somebody first', () => {
  const list = [
    { ...device, id: 'a' },
    { ...device, id: 'b', battery: 15 },
    { ...device, id: 'c', state: 'silent' as const },
    { ...device, id: 'd', state: 'faulty' as const },
    { ...device, id: 'e', battery: null },
  ];
  expect(byUrgency(list).map((one) => one.id)).toEqual(['d', 'c', 'b', 'a', 'e']);
});

it('flags a seat whose own sensor is ill, but not for a source that is down as a whole', () => {
  const seat = (reason: StaffSpace['reason']): StaffSpace => ({
    ...snapshot.spaces[0]!,
    status: 'unknown',
    reason,
  });
  const at = '2026-11-24T01:00:00Z';
  expect(needsLook(seat({ code: 'silent', lastAt: at }))).toBe(true);
  expect(needsLook(seat({ code: 'faulty', at }))).toBe(true);
  expect(needsLook(seat({ code: 'sourceDown', since: at }))).toBe(false);
  expect(needsLook(seat({ code: 'noSensor' }))).toBe(false);
  expect(needsLook(snapshot.spaces[0]!)).toBe(false);
});

it.each([
  [null, null],
  [0, '0 kbps'],
  [84_000, '84 kbps'],
  [8_400_000, '8.4 Mbps'],
  [412_000_000, '412 Mbps'],
])('writes %s bit/s as %s', (bits, words) => {
  expect(rate(bits)).toBe(words);
});

/** Codes as the sources write them: `'code: sentence'`, and the reducer's and the intake's bare ones. */
function* rejections(): Generator<string> {
  for (const folder of ['devices', 'server/inputs', 'server/occupancy']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || /test|cli|routeros|office/.test(name)) continue;
      const source = readFileSync(path.join(folder, name), 'utf8');
      const written =
        /['`]([a-z]+(?:-[a-z]+)+|simulated|truncated): |(?:reject\(|return |\? )'([a-z]+(?:-[a-z]+)+)'/g;
      for (const [, withSentence, bare] of source.matchAll(written)) yield withSentence ?? bare!;
    }
  }
}

it('has a Japanese word for every reason to refuse a message', () => {
  const codes = new Set(rejections());
  expect([...codes]).toEqual(expect.arrayContaining(['bad-value', 'queue-full', 'not-placed']));
  for (const code of codes) expect(rejectionWord(code), code).toMatch(/[ぁ-ん一-龠]/);
  expect(rejectionWord('bad-value: people holds no valid value')).toBe('値が正しくない');
});

it('says in words why an access point does not answer', () => {
  expect(pollProblem('connection refused')).toBe('接続を断られました');
  expect(pollProblem('no answer within 5000 ms')).toBe('応答がありません');
  expect(pollProblem('EHOSTUNREACH')).toBe('つながりません');
  expect(pollProblem('something new')).toBe('something new');
});

it('does not send reception to reception', () => {
  expect(staffReason({ code: 'noSensor' }, 0)).not.toMatch(/受付/);
});
