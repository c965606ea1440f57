import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { decode } from './decode.ts';
import { MAC } from './mac.ts';
import type { Decoded, Incoming, Reading } from './readings.ts';
import { messageOf, samples } from './samples/samples.ts';
import { DECODED } from './samples/valid.ts';

const ARRIVAL = '2026-04-06T00:12:33.614Z';
const MODELS = [...CATALOGUE.map((row) => row.model), 'Unknown 1', ''];

function valid(message: Incoming, modelOf?: (device: string) => string | undefined): Decoded {
  const decoded = decode(message, modelOf);
  const checked = DECODED.safeParse(decoded);
  if (!checked.success) {
    const hex = Buffer.from(message.payload).toString('hex');
    throw new Error(`${message.topic} ${message.model} ${hex}: ${checked.error.message}`);
  }
  expect(JSON.stringify({ ...decoded, key: '' })).not.toMatch(MAC);
  return decoded;
}

/**
 * What the readings claim, without times, so that a whole and a cut message compare. A period is
 * hidden by the total behind it and may show in the cut frame only: it is left out.
 */
function claims(readings: Reading[]): string[] {
  return readings.flatMap((reading) => {
    const { at: _at, ...claim } = reading;
    if (claim.kind === 'passage' && claim.mode === 'period') return [];
    if (claim.kind !== 'environment') return [JSON.stringify(claim)];
    return Object.entries(claim).map(([field, value]) => `${field} ${value}`);
  });
}

const all = samples().map((sample) => [sample.file, messageOf(sample)] as const);

/** Real frames of every model, from the examples of the catalogue. */
const frames = CATALOGUE.flatMap((row) =>
  row.examples.flatMap(({ input }) =>
    'hex' in input ? [[row.model, Buffer.from(input.hex, 'hex')] as const] : [],
  ),
);

describe('cut messages', () => {
  it.each([
    ...all,
    ...frames.map(([model, payload]) => [model, { topic: null, payload, model }] as const),
  ])('%s at every byte: never a throw, never a smaller number', (_name, message) => {
    const whole = claims(valid(message).readings);
    for (let length = 0; length < message.payload.length; length++) {
      const cut = valid({ ...message, payload: message.payload.subarray(0, length) });
      expect(whole).toEqual(expect.arrayContaining(claims(cut.readings)));
    }
  });

  it('cut frames inside whole envelopes give no smaller number either', () => {
    for (const [model, bytes] of frames) {
      const whole = claims(valid(chirpstackUplink(model, bytes)).readings);
      for (let length = 0; length < bytes.length; length++) {
        const { readings } = valid(chirpstackUplink(model, bytes.subarray(0, length)));
        expect(whole).toEqual(expect.arrayContaining(claims(readings)));
      }
    }
  });

  it('cut base64 is refused, not read as a shorter frame', () => {
    const text = JSON.stringify({ deviceInfo: { deviceProfileName: 'VS341' }, data: 'AXVkAwA' });
    const decoded = valid({
      ...chirpstackUplink('VS341', Buffer.alloc(0)),
      payload: Buffer.from(text),
    });
    expect(decoded).toMatchObject({ readings: [] });
    expect(decoded.rejected).toMatch(/^bad-envelope: /);
  });
});

function chirpstackUplink(model: string, bytes: Uint8Array): Incoming {
  const event = {
    time: '2026-04-06T00:12:33.409Z',
    deviceInfo: { deviceProfileName: model, devEui: '24e124794c000001' },
    devAddr: '00189440',
    fPort: 85,
    data: Buffer.from(bytes).toString('base64'),
  };
  return {
    topic: 'application/a/device/24e124794c000001/event/up',
    payload: Buffer.from(JSON.stringify(event)),
    receivedAt: ARRIVAL,
  };
}

describe('random messages', () => {
  const bytes = fc.uint8Array({ maxLength: 60 });
  /** Random data behind block headers that exist, so that the blocks themselves are reached. */
  const seeded = fc
    .tuple(fc.constantFrom(...frames.map(([, frame]) => frame)), fc.nat(8), bytes)
    .map(([frame, keep, rest]) => Uint8Array.from([...frame.subarray(0, keep + 2), ...rest]));
  const topics = [
    'v3/app@ttn/devices/desk-p03/up',
    'v3/app/devices/desk-p03/join',
    'application/a/device/24e124794c000001/event/up',
    'application/a/device/24E124794C000001/event/status',
    'application/a/device/24e124794c000001/event/log',
    'zigbee2mqtt/Salle presence25',
    'zigbee2mqtt/booth/1/availability',
    'zigbee2mqtt/bridge/state',
    'zigbee2mqtt/bridge/event',
    'kuuseki/v1/yamaguchi/dev/desk-p03/state',
    'kuuseki/v1/yamaguchi/dev/desk-p03/count',
    'kuuseki/v1/yamaguchi/dev/desk-p03/health',
    'kuuseki/v1/yamaguchi/dev/desk-p03/avail',
    'kuuseki/v1/yamaguchi/dev/desk-p03/meta',
    'kuuseki/v1/yamaguchi/dev/desk-p03/constructor',
    'milesight/369362028335',
    'elsewhere/1',
  ];
  const options = { numRuns: 10_000, seed: 20260406 };

  it('10,000 frames over all models', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), fc.oneof(bytes, seeded), (model, payload) => {
        valid({ topic: null, payload, model, fPort: 85, receivedAt: ARRIVAL });
      }),
      options,
    );
  });

  it('10,000 payloads over all envelopes: bytes, JSON, and samples with one field changed', () => {
    const json = fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text));
    const changed = fc
      .tuple(fc.constantFrom(...all), fc.nat(), fc.jsonValue({ maxDepth: 1 }))
      .map(([[, message], field, value]) => changeField(message.payload, field, value));
    const message = fc.record({
      topic: fc.constantFrom(...topics),
      payload: fc.oneof(bytes, json, changed),
      retained: fc.boolean(),
      receivedAt: fc.constantFrom(ARRIVAL, undefined),
    });
    fc.assert(
      fc.property(message, fc.constantFrom(...MODELS), ({ receivedAt, ...rest }, model) => {
        valid({ ...rest, ...(receivedAt ? { receivedAt } : {}) }, () => model);
      }),
      options,
    );
  });

  it('random topics', () => {
    const level = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('up', 'bridge', 'dev', 'v1'),
    );
    const prefix = fc.constantFrom(
      'v3',
      'application',
      'zigbee2mqtt',
      'kuuseki/v1',
      'milesight',
      '',
    );
    fc.assert(
      fc.property(prefix, fc.array(level, { maxLength: 6 }), (first, rest) => {
        valid({ topic: [first, ...rest].join('/'), payload: Buffer.from('{"occupancy":true}') });
      }),
      { numRuns: 2000, seed: 20260406 },
    );
  });

  it('JSON nested too deep to walk', () => {
    const deep = `{"occupancy":true,"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    for (const topic of topics) {
      expect(valid({ topic, payload: Buffer.from(deep), receivedAt: ARRIVAL }).readings).toEqual(
        [],
      );
    }
  });
});

/** The payload with its n-th value, at any depth, exchanged. */
function changeField(payload: Uint8Array, nth: number, value: unknown): Uint8Array {
  const text = Buffer.from(payload).toString();
  if (!text.startsWith('{')) return payload;
  const fields = text.match(/"[^"]+":/g)?.length ?? 1;
  let index = nth % fields;
  const copy: unknown = JSON.parse(text, (key, old: unknown) =>
    key !== '' && index-- === 0 ? value : old,
  );
  return Buffer.from(JSON.stringify(copy));
}
