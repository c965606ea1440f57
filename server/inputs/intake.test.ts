import { describe, expect, it } from 'vitest';
import type { Message } from '../../devices/readings.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { until } from '../testing/processes.ts';
import { Intake } from './intake.ts';
import { readingStore, type ReadingRow, type ReadingStore } from './readings.store.ts';
import { Registry } from './registry.ts';

const clock = { now: () => Date.parse('2026-11-24T01:00:00Z') };

const message = (seq: number, device = 'desk-1'): Message => ({
  topic: `kuuseki/v1/yy-square/dev/${device}/state`,
  payload: Buffer.from(
    JSON.stringify({ v: 1, ts: '2026-11-24T01:00:00.000Z', kind: 'occupancy', value: true, seq }),
  ),
  receivedAt: '2026-11-24T01:00:00.000Z',
});

function setUp(failures: number) {
  const stored: ReadingRow[] = [];
  const taken: Evidence[] = [];
  let left = failures;
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const store: ReadingStore = {
    ...readingStore(undefined as never, 'yy-square'),
    commit: async (rows) => {
      await gate;
      if (left > 0) {
        left -= 1;
        throw new Error('the database is away');
      }
      stored.push(...rows);
      return 0;
    },
  };
  const registry = new Registry(new Map(), clock);
  const intake = new Intake({
    clock,
    registry,
    store,
    take: (evidence) => {
      taken.push(evidence);
      return null;
    },
    isPlaced: () => true,
    onReading: () => {},
    warn: () => {},
  });
  return { intake, registry, stored, taken, release };
}

describe('intake', () => {
  it('stores at once what comes in answer to an acknowledgement', async () => {
    const { intake, stored, release } = setUp(0);
    release();
    for (let seq = 1; seq <= 3; seq += 1) {
      await new Promise<void>((resolve) => intake.accept(message(seq), resolve));
    }
    expect(stored).toHaveLength(3);
  });

  it('shows at once, acknowledges after the commit, once, also when the database was away', async () => {
    const { intake, stored, taken, release } = setUp(2);
    const acknowledged: number[] = [];
    for (let seq = 1; seq <= 5; seq += 1) intake.accept(message(seq), () => acknowledged.push(seq));
    expect(taken).toHaveLength(5);
    await Promise.resolve();
    expect([acknowledged, stored]).toEqual([[], []]);
    release();
    await until('all to be acknowledged', () => acknowledged.length === 5);
    expect(acknowledged).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(stored.map((row) => row.key)).size).toBe(5);
    expect(intake.waiting).toBe(0);
  });

  it('refuses what its bounded queue cannot hold, and counts it', () => {
    const { intake, registry } = setUp(0);
    let accepted = 0;
    for (let seq = 0; seq < 10_050; seq += 1)
      if (intake.accept(message(seq), () => {})) accepted += 1;
    expect(accepted).toBe(10_000);
    expect(registry.rejections.get('queue-full')).toBe(50);
  });

  it('counts what it cannot read by reason and acknowledges it', () => {
    const { intake, registry } = setUp(0);
    let acknowledged = 0;
    const wrong = { ...message(1), topic: 'nobody/knows', payload: Buffer.from('{') };
    intake.accept(wrong, () => (acknowledged += 1));
    expect(acknowledged).toBe(1);
    expect(registry.rejections.get('unknown-topic')).toBe(1);
  });
});

describe('registry', () => {
  it('keeps the last 200 messages of a device, without addresses or photos', () => {
    const { intake, registry } = setUp(0);
    const photo = 'A'.repeat(5_000);
    for (let seq = 0; seq < 250; seq += 1) intake.accept(message(seq), () => {});
    intake.accept(
      {
        ...message(1),
        payload: Buffer.from(
          JSON.stringify({
            v: 1,
            kind: 'occupancy',
            value: true,
            mac: '00:16:28:FA:8E:68',
            snapshot: photo,
          }),
        ),
      },
      () => {},
    );
    const kept = registry.messages('desk-1');
    expect(kept).toHaveLength(200);
    const text = JSON.stringify(kept);
    expect(text).not.toContain('8E:68');
    expect(text).not.toContain(photo);
  });

  it('is not filled by invented devices', () => {
    const { intake, registry } = setUp(0);
    for (let n = 0; n < 6_000; n += 1) intake.accept(message(n, `ghost-${n}`), () => {});
    expect(registry.heard().length).toBe(5_000);
    expect(registry.rejections.get('too-many-devices')).toBe(1_000);
  });
});
