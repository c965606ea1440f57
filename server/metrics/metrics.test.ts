import { Gauge } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { Metrics, type Subject } from './metrics.ts';
import { storeMetrics } from './store.ts';
import { wifiMetrics } from './wifi.ts';

const ROUTER = { name: 'AP', since: null, polledAt: null, version: null, problem: null };
const LINE = { name: '光回線', since: null };

const subject =
  (name: string, collect: () => void | Promise<void>): Subject =>
  (registry) => {
    const gauge = new Gauge({ name, help: 'A figure.', registers: [registry] });
    return {
      subject: name,
      async collect() {
        await collect();
        gauge.set(7);
      },
    };
  };

/** The samples of one metric by their labels. */
async function samples(metrics: Metrics, name: string): Promise<Record<string, number>> {
  const lines = (await metrics.render()).split('\n').filter((line) => line.startsWith(name));
  const found = lines.flatMap((line) => {
    const match = /^(\w+)(\{.*\})? (\S+)$/.exec(line);
    return match?.[1] === name ? [[match[2] ?? '', Number(match[3])] as const] : [];
  });
  return Object.fromEntries(found);
}

describe('collectors', () => {
  it('fail alone, and say so, until they can be read again', async () => {
    let away = true;
    const metrics = new Metrics();
    metrics.add(
      subject('thrown', () => {
        if (away) throw new Error('away');
      }),
      subject('rejected', () => (away ? Promise.reject(new Error('away')) : Promise.resolve())),
      subject('well', () => {}),
    );
    expect(await samples(metrics, 'kuuseki_collector_success')).toEqual({
      '{subject="thrown"}': 0,
      '{subject="rejected"}': 0,
      '{subject="well"}': 1,
    });
    expect(await samples(metrics, 'well')).toEqual({ '': 7 });
    expect(Object.keys(await samples(metrics, 'kuuseki_collector_duration_seconds'))).toHaveLength(
      3,
    );
    away = false;
    expect(Object.values(await samples(metrics, 'kuuseki_collector_success'))).toEqual([1, 1, 1]);
  });
});

describe('an absent figure', () => {
  it('is not a zero: a router or line of which nobody knows', async () => {
    const metrics = new Metrics();
    let known = true;
    metrics.add(
      wifiMetrics({
        accessPoints: () => [{ id: 'ap-1', up: known, clients: known ? 0 : null, ...ROUTER }],
        lines: () => [
          { id: 'l', up: known ? false : null, received: known ? 0 : null, sent: null, ...LINE },
        ],
      }),
    );
    const figures = ['access_point_clients', 'uplink_up', 'uplink_bits_per_second'];
    const counts = () =>
      Promise.all(
        figures.map(async (name) => Object.values(await samples(metrics, `kuuseki_${name}`))),
      );
    expect(await counts()).toEqual([[0], [0], [0]]);
    known = false;
    expect(await counts()).toEqual([[], [], []]);
    expect(await samples(metrics, 'kuuseki_access_point_up')).toEqual({
      '{access_point="ap-1"}': 0,
    });
  });

  it('of a database that is away says that it is away', async () => {
    const metrics = new Metrics();
    let away = true;
    metrics.add(storeMetrics(() => (away ? Promise.reject(new Error('away')) : Promise.resolve())));
    const count = 'kuuseki_database_latency_seconds_count';
    expect(await samples(metrics, 'kuuseki_database_up')).toEqual({ '': 0 });
    expect(await samples(metrics, count)).toEqual({ '': 0 });
    away = false;
    expect(await samples(metrics, 'kuuseki_database_up')).toEqual({ '': 1 });
  });
});
