import { expect, it } from 'vitest';
import { decode } from '../../devices/decode.ts';
import { Registry, ROOM } from './registry.ts';

const NOW = '2026-11-24T00:00:00.000Z';
const hear = (topic: string, payload: string) => {
  const registry = new Registry(new Map(), { now: () => Date.parse(NOW) });
  const message = { topic, payload: Buffer.from(payload), receivedAt: NOW };
  registry.note(message, decode(message, registry.modelOf));
  return registry;
};

it('keeps the beginning only of a refused message and of its topic', () => {
  const registry = hear('kuuseki/v1/yy-square/dev/desk-1/state', '['.repeat(20_000));
  const [kept] = registry.messages('desk-1');
  expect(kept?.rejected).toMatch(/^bad-envelope: /);
  expect(kept?.text).toMatch(/^\[{1000,2000}…$/);
});

it('refuses a topic that no device has, before any pattern is tried on it', () => {
  for (const topic of [
    `zigbee2mqtt/a${'/set'.repeat(16_000)}\n`,
    'milesight/'.padEnd(65_000, '/'),
  ]) {
    const registry = hear(topic, '{"presence":true}');
    expect([...registry.rejections]).toEqual([['bad-topic', 1]]);
    expect(registry.messages('(no device)')[0]?.topic).toHaveLength(300);
  }
});

it('does not cut an address into being', () => {
  for (const shift of Array.from({ length: 20 }, (_, n) => n)) {
    const topic = `nobody/${'x'.repeat(270 + shift)}/24e124794cabcdef`;
    const [kept] = hear(topic, '').messages('(no device)');
    expect(kept?.topic).not.toMatch(/\/[0-9a-f]{12}$/);
  }
});

const said = (registry: Registry, devices: string[]) =>
  devices.flatMap((id) => registry.messages(id)).reduce((sum, { text }) => sum + text.length, 0);

it('is not filled by invented devices that say much and nothing', () => {
  const registry = new Registry(new Map(), { now: () => Date.parse(NOW) });
  const say = (device: string, payload: string) => {
    const topic = `kuuseki/v1/yy-square/dev/${device}/state`;
    const message = { topic, payload: Buffer.from(payload), receivedAt: NOW };
    registry.note(message, decode(message, registry.modelOf));
  };
  const state = { v: 1, ts: NOW, kind: 'occupancy', value: true };
  for (let n = 0; n < 200; n += 1) say('desk-1', JSON.stringify({ ...state, seq: n + 1 }));
  expect(registry.rejectedOf('desk-1')).toBe(0);
  const invented = Array.from({ length: 6_000 }, (_, n) => `invented-${n}`);
  for (const device of invented) say(device, '['.repeat(3_000));
  expect(registry.heard()).toHaveLength(5_000);
  expect(registry.rejections.get('too-many-devices')).toBe(1_001);
  expect(2 * said(registry, ['desk-1', ...invented])).toBeLessThan(ROOM);
  // Whom we know is not forgotten for it.
  expect(registry.messages('desk-1')).toHaveLength(200);
});

it('nor by devices that we know', () => {
  const registry = new Registry(new Map(), { now: () => Date.parse(NOW) });
  const devices = Array.from({ length: 50 }, (_, n) => `desk-${n}`);
  for (const device of devices) {
    for (let n = 0; n < 150; n += 1) {
      const message = { topic: 'any', payload: Buffer.from('#'.repeat(2_000)), receivedAt: NOW };
      registry.note(message, { device, readings: [] });
    }
  }
  expect(2 * said(registry, devices)).toBeLessThan(ROOM);
  expect(2 * said(registry, devices)).toBeGreaterThan(ROOM / 8);
  for (const device of devices) expect(registry.messages(device)).not.toEqual([]);
});
