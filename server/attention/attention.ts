import { Refused } from '../api/route.ts';
import type { Audit } from '../audit/audit.store.ts';
import { dateOf, instantOf, nextDate, timeOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Acknowledgement } from '../contract/attention-api.ts';
import { standing } from '../contract/attention.ts';
import type { Actor } from '../contract/people.ts';
import type { StaffSnapshot } from '../contract/staff.ts';
import type { AcknowledgementStore } from './acknowledgements.store.ts';

export interface AttentionParts {
  store: AcknowledgementStore;
  clock: Clock;
  audit: Audit;
  /** What reception sees now. */
  view: () => StaffSnapshot;
  /** The list is another one: screens are told. */
  onChange: () => void;
  warn: (sentence: string) => void;
  /** Milliseconds between two readings. */
  every: number;
}

const MINUTE = 60_000;

/** Who has taken what on; read again and again, so that other processes' word comes here too (AT5). */
export class Attention {
  /** What is somebody's now. */
  list: Acknowledgement[] = [];
  readonly #parts: AttentionParts;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> = Promise.resolve();
  #said = '[]';

  constructor(parts: AttentionParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.refresh(), this.#parts.every);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#reading;
  }

  /** Reads what stands now; a reading that runs may have begun before the change. */
  refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  /**
   * Takes something on, once per id.
   * @param minutes for how long; null: until the day ends (AT3)
   * @throws Refused when it does not stand any more (AT1), or is somebody's (AT2)
   */
  async take(
    { id, key, minutes }: { id: string; key: string; minutes: number | null },
    actor: Actor,
  ): Promise<Acknowledgement> {
    const { store, clock, audit, view } = this.#parts;
    const now = clock.now();
    const mine = (await store.active(now)).find((each) => each.id === id);
    if (mine !== undefined) return mine;
    const date = dateOf(now);
    if (!standing(view(), date).has(key)) throw new Refused(404, 'この項目は、もうありません');
    const midnight = instantOf(nextDate(date), '00:00');
    const until = minutes === null ? midnight : Math.min(midnight, now + minutes * MINUTE);
    const taken = await store.take({ id, key, by: actor.name, now, until });
    if (taken === null) {
      const holder = (await store.active(now)).find((each) => each.key === key);
      const whose = holder
        ? `${holder.by}さんが${timeOf(Date.parse(holder.at))}に引き受けています`
        : 'ほかの方が引き受けています';
      throw new Refused(409, whose);
    }
    await audit({ by: actor.userId, action: 'attention.take', subject: key });
    await this.refresh();
    return taken;
  }

  /** @throws Refused when it is nobody's any more */
  async giveBack(id: string, actor: Actor): Promise<void> {
    const { store, clock, audit } = this.#parts;
    const key = await store.giveBack(id, clock.now());
    if (key === null) throw new Refused(404, 'この引き受けは、もう終わっています');
    await audit({ by: actor.userId, action: 'attention.giveBack', subject: key });
    await this.refresh();
  }

  async #read(): Promise<void> {
    const { store, clock, onChange, warn } = this.#parts;
    try {
      const list = await store.active(clock.now());
      const said = JSON.stringify(list);
      if (said === this.#said) return;
      this.#said = said;
      this.list = list;
      onChange();
    } catch (error) {
      warn(`acknowledgements could not be read: ${String(error)}`);
    }
  }
}
