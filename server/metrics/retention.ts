import { Counter, Gauge } from 'prom-client';
import type { Subject } from './metrics.ts';

export interface RetentionFigures {
  readonly gone: ReadonlyMap<string, number>;
  readonly sweptAt: number;
}

/** What the retention sweep deleted or made nobody's, and when it last did all of it. */
export const retentionMetrics =
  (figures: RetentionFigures): Subject =>
  (registry) => {
    const rows = new Counter({
      name: 'kuuseki_retention_rows_total',
      help: 'Records deleted or made anonymous because their time was over, since the start of the process.',
      labelNames: ['subject'],
      registers: [registry],
    });
    const swept = new Gauge({
      name: 'kuuseki_retention_swept_timestamp_seconds',
      help: 'When everything that was due was last deleted or made anonymous; 0: not since the start.',
      registers: [registry],
    });
    return {
      subject: 'retention',
      collect() {
        rows.reset();
        for (const [subject, count] of figures.gone) rows.inc({ subject }, count);
        swept.set(figures.sweptAt / 1000);
      },
    };
  };
