import { Gauge, Registry } from 'prom-client';

/**
 * One subject's metrics. `collect` is called at each scrape; when it throws, the subject is reported
 * as failed and the others go on.
 */
export interface Collector {
  subject: string;
  collect: () => void | Promise<void>;
}

/** Registers a subject's metrics and returns how they are read. */
export type Subject = (registry: Registry) => Collector;

/** All metrics of the server. */
export class Metrics {
  readonly registry = new Registry();
  readonly #collectors: Collector[] = [];
  readonly #success = new Gauge({
    name: 'kuuseki_collector_success',
    help: '1 when the subject could be read at this scrape, 0 when not.',
    labelNames: ['subject'],
    registers: [this.registry],
  });
  readonly #duration = new Gauge({
    name: 'kuuseki_collector_duration_seconds',
    help: 'How long reading the subject took at this scrape.',
    labelNames: ['subject'],
    registers: [this.registry],
  });

  add(...subjects: Subject[]): void {
    this.#collectors.push(...subjects.map((subject) => subject(this.registry)));
  }

  /** The exposition text. */
  async render(): Promise<string> {
    await Promise.all(this.#collectors.map((collector) => this.#read(collector)));
    return this.registry.metrics();
  }

  async #read({ subject, collect }: Collector): Promise<void> {
    const begun = performance.now();
    let success = 1;
    try {
      await collect();
    } catch {
      success = 0; // the figure says so; a log line at each scrape would say no more
    }
    this.#success.set({ subject }, success);
    this.#duration.set({ subject }, (performance.now() - begun) / 1000);
  }
}
