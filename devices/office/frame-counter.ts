/** How many old messages can still arrive late. */
const MEMORY = 64;

/**
 * LoRaWAN frame counters for a simulated device that sometimes says more than it was planned to:
 * lost messages leave gaps, copies and late ones keep the number they were sent under.
 */
export class FrameCounter {
  readonly #counts = new Map<number, number>();
  #newest = 0;
  #top = -1;

  /** The highest planned number so far. */
  get newest(): number {
    return this.#newest;
  }

  /** The frame counter of the planned message `seq` (1, 2, …). */
  of(seq: number): number {
    for (let next = Math.max(this.#newest, seq - MEMORY) + 1; next <= seq; next++) {
      this.#counts.set(next, ++this.#top);
    }
    this.#newest = Math.max(this.#newest, seq);
    for (const known of this.#counts.keys()) {
      if (known > this.#newest - MEMORY) break;
      this.#counts.delete(known);
    }
    return this.#counts.get(seq) ?? this.#top;
  }

  /** The frame counter of a message out of turn. */
  extra(): number {
    return ++this.#top;
  }

  /** The next message gets this number. */
  skipTo(count: number): void {
    this.#top = count - 1;
  }
}
