import { describe, expect, it } from 'vitest';
import { CATALOGUE, rowFor } from './catalogue.ts';
import { decode } from './decode.ts';
import type { Decoded, Incoming } from './readings.ts';
import type { Example, Row } from './row.ts';

const examples = CATALOGUE.flatMap((row) =>
  row.examples.map((example) => [row.model, describeInput(example), row, example] as const),
);

function describeInput({ input }: Example): string {
  return 'hex' in input ? input.hex : JSON.stringify(input.payload);
}

function decodeExample(row: Row, { input }: Example): Decoded {
  const message: Incoming =
    'hex' in input
      ? {
          topic: null,
          payload: Buffer.from(input.hex, 'hex'),
          fPort: input.fPort,
          model: row.model,
        }
      : { topic: input.topic, payload: Buffer.from(JSON.stringify(input.payload)) };
  return decode(message, () => row.model);
}

describe('laws of the catalogue', () => {
  it('names each model once', () => {
    expect(new Set(CATALOGUE.map((row) => row.model)).size).toBe(CATALOGUE.length);
  });

  it('finds each model by its own name and by no other row', () => {
    for (const row of CATALOGUE) {
      const matches = CATALOGUE.filter((each) => each.named.test(row.model));
      expect(matches.map((each) => each.model)).toEqual([row.model]);
    }
  });

  it('holds every model that we promise', () => {
    const numbers = '340 341 321 330 370 373 121 132 133 135 350 351 360'.split(' ');
    for (const number of numbers) {
      expect(rowFor(`milesight-iot vs${number}`)?.model).toBe(`Milesight VS${number}`);
      expect(rowFor(`VS${number}-915M`)?.model).toBe(`Milesight VS${number}`);
    }
    expect(rowFor('Milesight VS121-P')?.model).toBe('Milesight VS121-P');
    expect(rowFor('VS3411')).toBeUndefined();
    expect(rowFor('Test device-profile')).toBeUndefined();
  });

  it.each(CATALOGUE.map((row) => [row.model, row] as const))('%s is complete', (_model, row) => {
    expect(row.heartbeat.free).toBeGreaterThan(0);
    expect(row.heartbeat.occupied).toBeGreaterThan(0);
    // Seconds, not minutes or milliseconds: nothing here is silent for more than two hours.
    expect(row.heartbeat.free).toBeLessThanOrEqual(7200);
    expect(row.heartbeat.free).toBeGreaterThanOrEqual(60);
    expect(row.examples.length).toBeGreaterThan(0);
    for (const { source } of row.examples) {
      const host = new URL(source).hostname;
      expect(host).toMatch(/^(github\.com|www\.milesight\.com|www\.zigbee2mqtt\.io)$/);
    }
  });

  it.each(examples)('%s: %s', (_model, _input, row, example) => {
    const decoded = decodeExample(row, example);
    expect(decoded.readings).toEqual(example.readings);
    expect(decoded.rejected).toBe(example.rejected);
    expect(decoded.model).toBe(row.model);
    // Only what a device declares itself overrides the catalogue and the settings.
    expect(decoded.heartbeat).toBeUndefined();
  });

  it('makes silence of Zigbee battery sensors show after about two hours', () => {
    const row = rowFor('RTCGQ11LM');
    expect((row?.heartbeat.free ?? 0) * 2.5).toBeGreaterThanOrEqual(7200);
    expect(row?.bridge).toBe('zigbee2mqtt/bridge');
  });
});
