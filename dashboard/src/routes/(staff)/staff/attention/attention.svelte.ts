import { createContext } from 'svelte';
import type { Acknowledgement } from '$contract/attention-api.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { StaffLive } from '$lib/live/live.svelte.ts';
import { send } from '../api.ts';
import { alertEntries, type AlertEntry } from './alerts.ts';
import { entries, type Entry } from './disagreements.ts';

/** An entry of the list; its number stands at the seat too, and is the key that leads to it. */
export interface Numbered extends Entry {
  n: number;
  taken: Acknowledgement | null;
}
export interface Alarmed extends AlertEntry {
  taken: Acknowledgement | null;
}

/** What a person must look at, and who does. The accent is only for what is nobody's yet. */
export class Attention {
  readonly #live: StaffLive;
  readonly #plan: FloorPlan;
  /** Key of the entry that a person looks at. */
  current = $state<string | null>(null);
  /** Why the last wish was refused. */
  problem = $state('');

  constructor(live: StaffLive, plan: FloorPlan) {
    this.#live = live;
    this.#plan = plan;
  }

  readonly #names = $derived.by(() => ({
    plan: this.#plan,
    devices: this.#live.view.devices,
    accessPoints: this.#live.view.accessPoints,
  }));
  readonly #taken: Record<string, Acknowledgement> = $derived.by(() =>
    Object.fromEntries((this.#live.view.acknowledgements ?? []).map((each) => [each.key, each])),
  );
  /** Nothing that is shown may be believed, or no sensor can be heard. */
  readonly down = $derived.by(
    () => this.#live.connection === 'lost' || !this.#live.view.health.broker,
  );
  readonly entries: Numbered[] = $derived.by(() =>
    this.#live.connection === 'lost'
      ? []
      : entries(this.#live.view.disagreements ?? [], this.#names, this.#live.now).map((one, i) => ({
          ...one,
          n: i + 1,
          taken: this.holder(one.key),
        })),
  );
  readonly alerts: Alarmed[] = $derived.by(() =>
    this.#live.connection === 'lost'
      ? []
      : alertEntries(this.#live.view, this.#names, this.#live.now).map((one) => ({
          ...one,
          taken: this.holder(one.key),
        })),
  );
  /** What waits for somebody: neither of an entry nor of an alert is taken. */
  readonly open = $derived.by(
    () => [...this.entries, ...this.alerts].filter(({ taken }) => taken === null).length,
  );

  holder(key: string): Acknowledgement | null {
    const found = this.#taken[key] ?? null;
    return found !== null && Date.parse(found.until) > this.#live.now ? found : null;
  }

  /** The entries about one seat. */
  of(space: string): Numbered[] {
    return this.entries.filter(({ target }) => target !== 'count' && seatOf(target) === space);
  }

  /** @param minutes for how long; without, until the day ends */
  async take(key: string, minutes?: number): Promise<void> {
    this.problem = await send('POST', 'acknowledgements', { key, ...(minutes && { minutes }) });
  }

  async giveBack(id: string): Promise<void> {
    this.problem = await send('DELETE', `acknowledgements/${encodeURIComponent(id)}`);
  }

  /** The key A: the first press shows which one it is, the second takes it. */
  takeNext(): string | null {
    const all = [...this.entries, ...this.alerts];
    const shown = all.find(({ key }) => key === this.current);
    if (shown !== undefined && shown.taken === null) {
      void this.take(shown.key);
      return null;
    }
    this.current = all.find(({ taken }) => taken === null)?.key ?? null;
    return this.current;
  }
}

const seatOf = (target: Exclude<Entry['target'], 'count'>): string | null =>
  'space' in target ? target.space : null;

export const [getAttention, setAttention] = createContext<Attention>();
