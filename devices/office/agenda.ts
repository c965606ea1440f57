/** A life written as it is lived; yields the time (epoch ms) at which it wants to go on. */
export type Agent = Generator<number, void, void>;

interface Entry {
  at: number;
  order: number;
  agent: Agent;
}

/** Runs agents in the order of time; equal times in the order of asking, so that runs repeat. */
export class Agenda {
  now: number;
  #entries: Entry[] = [];
  #order = 0;

  constructor(now: number) {
    this.now = now;
  }

  start(at: number, agent: Agent): void {
    const entry = { at: Math.max(at, this.now), order: this.#order++, agent };
    // Kept latest first, so that the next one is popped from the end.
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#entries[middle];
      if (other && other.at > entry.at) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Until nobody wants anything any more. */
  run(): void {
    for (let entry = this.#entries.pop(); entry; entry = this.#entries.pop()) {
      this.now = entry.at;
      const step = entry.agent.next();
      if (!step.done) this.start(step.value, entry.agent);
    }
  }
}
