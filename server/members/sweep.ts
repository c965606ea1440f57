import type { Audit } from '../audit/audit.store.ts';
import { dateOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { MemberStore } from './members.store.ts';

const HOUR = 3_600_000;

/** Marks registrations whose last day is over (MB12): at start, and then each hour. */
export class MemberSweep {
  readonly #parts: { members: MemberStore; audit: Audit; clock: Clock; warn: (s: string) => void };
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: {
    members: MemberStore;
    audit: Audit;
    clock: Clock;
    warn: (sentence: string) => void;
  }) {
    this.#parts = parts;
  }

  start(): void {
    const sweep = () =>
      void this.run().catch((error: unknown) =>
        this.#parts.warn(`registrations were not swept: ${String(error)}`),
      );
    this.#timer = setInterval(sweep, HOUR);
    sweep();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** @returns how many ran out */
  async run(): Promise<number> {
    const { members, audit, clock } = this.#parts;
    const now = clock.now();
    const today = dateOf(now);
    let marked = 0;
    for (const row of await members.ranOut(today)) {
      const about = { by: null, reason: null, now, today };
      const on = row.expiresOn ?? today;
      const next = await members.step(row, { step: 'expire', on }, about, [], (tx) =>
        audit({ by: null, action: 'member.expire', subject: row.id, facts: { on } }, tx),
      );
      if (typeof next !== 'string') marked += 1;
    }
    return marked;
  }
}
