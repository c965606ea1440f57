import { createContext } from 'svelte';
import type { Acknowledgement } from '$contract/attention-api.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { StaffLive } from '$lib/live/live.svelte.ts';
import type { Meaning } from '../arrivals/queue.svelte.ts';
import type { Reception } from '../arrivals/reception.svelte.ts';
import { acknowledgement, givenBack } from '../wishes.ts';
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
  readonly #reception: Reception;
  /** Key of the entry that a person looks at. */
  current = $state<string | null>(null);

  constructor(live: StaffLive, plan: FloorPlan, reception: Reception) {
    this.#live = live;
    this.#plan = plan;
    this.#reception = reception;
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

  /** What was asked for an entry and is not answered yet: that it is taken, or given back. */
  asked(key: string): { take: boolean; unsent: boolean } | null {
    const of = this.#taken[key];
    const found = this.#reception.queue.waiting.findLast(
      ({ body, path }) => body.key === key || (of && path === givenBack(of.id, '').path),
    );
    return found ? { take: found.method === 'POST', unsent: found.tries > 0 } : null;
  }

  take(
    key: string,
    words: Pick<Meaning, 'what' | 'say'> = { what: '引き受け', say: '引き受けました' },
    more: { seat?: string; minutes?: number } = {},
  ): void {
    this.#reception.ask(acknowledgement(key, words, more));
  }

  giveBack(id: string, what = '引き受け'): void {
    this.#reception.ask(givenBack(id, what));
  }

  /** The key A: the first press shows which one it is, the second takes it. */
  takeNext(): string | null {
    const all = [...this.entries, ...this.alerts];
    const shown = all.find(({ key }) => key === this.current);
    if (shown !== undefined && shown.taken === null) {
      this.take(shown.key);
      return null;
    }
    this.current = all.find(({ taken }) => taken === null)?.key ?? null;
    return this.current;
  }
}

const seatOf = (target: Exclude<Entry['target'], 'count'>): string | null =>
  'space' in target ? target.space : null;

export const [getAttention, setAttention] = createContext<Attention>();
