import { expect, it } from 'vitest';
import { decode } from '../../devices/decode.ts';
import { Registry } from './registry.ts';

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
