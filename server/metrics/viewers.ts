import { Gauge } from 'prom-client';
import type { Subject } from './metrics.ts';

/** Who is watching. */
export const viewerMetrics =
  (viewers: () => Record<string, number>, dropped: () => number): Subject =>
  (registry) => {
    const connected = new Gauge({
      name: 'kuuseki_viewers',
      help: 'Connected viewers by audience.',
      labelNames: ['audience'],
      registers: [registry],
    });
    const slow = new Gauge({
      name: 'kuuseki_viewers_dropped',
      help: 'Viewers sent away since the start because they could not keep up.',
      registers: [registry],
    });
    return {
      subject: 'viewers',
      collect() {
        for (const [audience, count] of Object.entries(viewers()))
          connected.set({ audience }, count);
        slow.set(dropped());
      },
    };
  };
