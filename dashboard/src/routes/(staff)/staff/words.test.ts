import { expect, it } from 'vitest';
import type { StaffSpace } from '$contract/staff.ts';
import { staffSnapshot } from '$lib/live/samples.ts';
import { byUrgency, needsLook, rate } from './words.ts';

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
