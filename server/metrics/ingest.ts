import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Reading } from '../../devices/readings.ts';
import type { Subject } from './metrics.ts';

const KINDS: Reading['kind'][] = [
  'presence',
  'people',
  'passage',
  'battery',
  'availability',
  'fault',
  'environment',
];

/** Counts what comes in, as it happens. */
export class IngestProbe {
  readonly #readings: Counter<'kind'>;
  readonly #push: Histogram;
  /** Milliseconds of the newest message's arrival; 0 before the first. */
  lastMessageAt = 0;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#readings = new Counter({
      name: 'kuuseki_readings_total',
      help: 'Readings decoded, by kind.',
      labelNames: ['kind'],
      registers,
    });
    for (const kind of KINDS) this.#readings.inc({ kind }, 0);
    this.#push = new Histogram({
      name: 'kuuseki_push_seconds',
      help: 'Seconds from the arrival of a message to its sending to the viewers.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1],
      registers,
    });
  }

  message(readings: Reading[], now: number): void {
    this.lastMessageAt = now;
    for (const { kind } of readings) this.#readings.inc({ kind });
  }

  /** @param seconds from the arrival of a message to its sending */
  pushed(seconds: number): void {
    this.#push.observe(seconds);
  }
}

export interface IngestSources {
  rejections: Iterable<[string, number]>;
  probe: IngestProbe;
  waiting: () => number;
  brokerUp: () => boolean;
  lostHistory: () => number;
}

/** Refusals by reason, the queue, the broker. */
export const ingestMetrics =
  (sources: IngestSources): Subject =>
  (registry) => {
    const registers = [registry];
    const rejected = new Counter({
      name: 'kuuseki_messages_rejected_total',
      help: 'Messages or parts of them that were refused, by reason.',
      labelNames: ['reason'],
      registers,
    });
    const waiting = new Gauge({
      name: 'kuuseki_readings_waiting',
      help: 'Messages received and not yet committed to the database.',
      registers,
    });
    const connected = new Gauge({
      name: 'kuuseki_mqtt_connected',
      help: '1 while the MQTT broker is connected (always 1 for the embedded one).',
      registers,
    });
    const lost = new Gauge({
      name: 'kuuseki_history_changes_lost',
      help: 'Status changes not written because the database was away for too long.',
      registers,
    });
    const last = new Gauge({
      name: 'kuuseki_last_message_timestamp_seconds',
      help: 'Arrival of the newest message; 0 before the first.',
      registers,
    });
    return {
      subject: 'ingest',
      collect() {
        rejected.reset();
        for (const [reason, count] of sources.rejections) rejected.inc({ reason }, count);
        waiting.set(sources.waiting());
        connected.set(sources.brokerUp() ? 1 : 0);
        lost.set(sources.lostHistory());
        last.set(sources.probe.lastMessageAt / 1000);
      },
    };
  };
