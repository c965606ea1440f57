import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DayException } from '../calendar/calendar.ts';
import type { DayRows } from '../trends/day.ts';
import type { WantedDay } from '../trends/past.ts';
import type { Order } from './inventor.ts';

/** Beside this file, built or not. */
const PROGRAM = fileURLToPath(
  new URL(`inventor${path.extname(new URL(import.meta.url).pathname)}`, import.meta.url),
);

/**
 * Has days of a demo's past made in a process of its own, which starts with the first of them: what
 * the making takes in memory goes with it. One order at a time.
 */
export class Inventor {
  readonly #seed: number;
  #child: ChildProcess | null = null;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** @throws when the process ended before it answered */
  async make(days: readonly WantedDay[], exceptions: readonly DayException[]): Promise<DayRows> {
    const child = (this.#child ??= fork(PROGRAM, { env: {} }));
    const order: Order = { seed: this.#seed, days, exceptions };
    const answered = new AbortController();
    const { signal } = answered;
    try {
      return await Promise.race([
        once(child, 'message', { signal }).then(([rows]) => rows as DayRows),
        once(child, 'exit', { signal }).then(([code, killed]) => {
          throw new Error(`its process ended with ${String(killed ?? code)}`);
        }),
        new Promise<never>((_, reject) => {
          child.send(order, (error) => {
            if (error !== null) reject(error);
          });
        }),
      ]);
    } finally {
      answered.abort();
    }
  }

  /** Ends the process, whatever it is at. */
  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}
