import type { Clock } from '../clock.ts';
import type { StaffCorrection } from '../contract/staff.ts';
import {
  evidenceOf,
  type CorrectionRecord,
  type CorrectionStore,
} from '../corrections/corrections.store.ts';
import type { Evidence } from '../occupancy/evidence.ts';

export interface CorrectionInputOptions {
  store: Pick<CorrectionStore, 'active'>;
  clock: Clock;
  take: (evidence: Evidence) => void;
  onChange: () => void;
  warn: (sentence: string) => void;
  /** Milliseconds between two readings. */
  every: number;
}

/** Reads what reception saw again and again, like bookings: facts that a missed notice cannot lose. */
export class CorrectionInput {
  /** What counts now, for reception's eyes. */
  list: StaffCorrection[] = [];
  readonly #options: CorrectionInputOptions;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #said = '[]';

  constructor(options: CorrectionInputOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.refresh(), this.#options.every);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#reading;
  }

  /** @param anew says it to a board that has not heard it, even when nothing changed */
  refresh(anew = false): Promise<void> {
    if (anew) this.#said = '';
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { store, clock, take, onChange, warn } = this.#options;
    try {
      const records = await store.active(clock.now());
      const said = JSON.stringify(records);
      if (said === this.#said) return;
      this.#said = said;
      this.list = records.map(wireOf);
      take({ kind: 'corrections', corrections: records.map(evidenceOf) });
      onChange();
    } catch (error) {
      warn(`corrections could not be read: ${String(error)}`);
    }
  }
}

const wireOf = ({ id, about, by, at, until }: CorrectionRecord): StaffCorrection => ({
  id,
  about,
  by,
  at: at.toISOString(),
  until: until.toISOString(),
});
