import { decode } from '../../devices/decode.ts';
import type { Decoded, Message } from '../../devices/readings.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../occupancy/evidence.ts';
import { toEvidence } from './placement.ts';
import type { ReadingRow, ReadingStore } from './readings.store.ts';
import type { Registry } from './registry.ts';

export interface IntakeParts {
  clock: Clock;
  registry: Registry;
  store: ReadingStore;
  /** Takes evidence to the heart; returns why it was refused, if it was. */
  take: (evidence: Evidence) => string | null;
  /** A device that nobody has placed: its readings are stored and wait. */
  isPlaced: (device: string) => boolean;
  onReading: (decoded: Decoded) => void;
  /** Records of the past that were stored for good. */
  onRecords?: (rows: ReadingRow[]) => void;
  warn: (sentence: string) => void;
}

interface Waiting {
  rows: ReadingRow[];
  committed: () => void;
}

/** Messages waiting for their commit. Beyond this, nothing more is accepted. */
const QUEUE = 10_000;
const BATCH = 1_000;

/**
 * The one way in for messages: decode, hand the evidence to the heart at once, store the readings in
 * batches, and only then tell the sender. While the database is away the batch is tried again; the
 * queue is bounded, and what does not fit is not acknowledged, so that the broker keeps it.
 */
export class Intake {
  readonly #parts: IntakeParts;
  #queue: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Messages received and not yet committed. */
  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Takes one message.
   * @param committed called once its readings are stored for good (or it held none)
   * @returns false when the queue is full: the sender must keep the message
   */
  accept(message: Message, committed: () => void): boolean {
    const { clock, registry, store } = this.#parts;
    if (this.#queue.length >= QUEUE || this.#stopped) {
      registry.reject('queue-full');
      return false;
    }
    const decoded = decode(message, registry.modelOf);
    registry.note(message, decoded);
    const arrival = clock.now();
    if (decoded.device !== null && this.#parts.isPlaced(decoded.device)) {
      for (const evidence of toEvidence(decoded, arrival)) {
        const refused = this.#parts.take(evidence);
        if (refused !== null) registry.reject(refused);
      }
    }
    this.#parts.onReading(decoded);
    const rows = store.rows(decoded, arrival);
    if (rows.length === 0 && this.#queue.length === 0) {
      committed();
      return true;
    }
    this.#queue.push({ rows, committed });
    this.#flushing ??= this.#flush();
    return true;
  }

  /** Stores rows that did not come as a message (an access point's poll). */
  store(rows: ReadingRow[]): void {
    if (this.#queue.length >= QUEUE || this.#stopped) return;
    this.#queue.push({ rows, committed: () => {} });
    this.#flushing ??= this.#flush();
  }

  /** Accepts nothing more and stores what is waiting, as long as the database answers. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    // Idle, a message is stored at once; busy, batches grow by themselves.
    await Promise.resolve();
    try {
      let going = true;
      while (going && this.#queue.length > 0) going = await this.#storeBatch();
    } finally {
      this.#flushing = null; // in the same step as the last look at the queue
    }
  }

  /** @returns false when it stops here with the database away */
  async #storeBatch(): Promise<boolean> {
    const batch = this.#queue.slice(0, BATCH);
    try {
      const refused = await this.#parts.store.commit(batch.flatMap((each) => each.rows));
      for (let n = 0; n < refused; n += 1) this.#parts.registry.reject('not-storable');
    } catch (error) {
      if (this.#stopped) return false; // not acknowledged: the broker has it
      this.#parts.warn(`readings wait for the database: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return true;
    }
    this.#queue = this.#queue.slice(batch.length);
    this.#tellRecords(batch);
    for (const each of batch) this.#tell(each);
    return true;
  }

  /** One sender that cannot be told must not keep the others waiting for ever. */
  #tell({ committed }: Waiting): void {
    try {
      committed();
    } catch (error) {
      this.#parts.warn(`a message could not be acknowledged: ${String(error)}`);
    }
  }

  #tellRecords(batch: Waiting[]): void {
    const records = batch.flatMap(({ rows }) => rows.filter((row) => row.historical));
    if (records.length > 0) this.#parts.onRecords?.(records);
  }
}
