import { Refused } from '../api/route.ts';

/** Decisions that may wait; who comes after them is asked to come again. */
const LONGEST = 1_000;

/**
 * One decision after the other. They would wait for each other in the database anyway, where each that
 * waits keeps a connection from the sensors.
 */
export class Lane {
  waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws Refused when too many wait already */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= LONGEST) {
      throw new Refused(503, 'ただいま混み合っています。少し待って、もう一度お試しください');
    }
    this.waiting += 1;
    const mine = this.#last.then(work, work).finally(() => (this.waiting -= 1));
    this.#last = mine.catch(() => {});
    return mine;
  }
}
