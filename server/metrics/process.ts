import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Subject } from './metrics.ts';

/** The process itself: memory, event loop, CPU; and which build runs. */
export const processMetrics =
  (version: string): Subject =>
  (registry) => {
    collectDefaultMetrics({ register: registry });
    const build = new Gauge({
      name: 'kuuseki_build_info',
      help: 'Always 1; the label names the running build.',
      labelNames: ['version'],
      registers: [registry],
    });
    return { subject: 'process', collect: () => build.set({ version }, 1) };
  };
