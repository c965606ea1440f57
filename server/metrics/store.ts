import { Gauge, Histogram } from 'prom-client';
import type { Subject } from './metrics.ts';

/** Whether the database answers, and how fast. @param ping asks it; rejects when it is away */
export const storeMetrics =
  (ping: () => Promise<void>): Subject =>
  (registry) => {
    const up = new Gauge({
      name: 'kuuseki_database_up',
      help: '1 when the database answered at this scrape.',
      registers: [registry],
    });
    const latency = new Histogram({
      name: 'kuuseki_database_latency_seconds',
      help: 'Time of one round trip to the database, measured at each scrape.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    });
    return {
      subject: 'store',
      async collect() {
        const begun = performance.now();
        try {
          await ping();
          up.set(1);
          latency.observe((performance.now() - begun) / 1000);
        } catch {
          up.set(0); // the database is away: that is what this figure is for
        }
      },
    };
  };
