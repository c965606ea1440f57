import { toIso } from '../clock.ts';
import type { PendingDevice } from '../contract/staff.ts';
import type { VenueStore } from '../venue/venue.store.ts';
import type { Registry } from './registry.ts';

/** Milliseconds between two writings of who was heard. */
const EVERY = 2_000;

/** Writes down which devices were heard, and keeps the list of those that nobody has placed. */
export class Pending {
  list: PendingDevice[] = [];
  readonly #store: VenueStore;
  readonly #registry: Registry;
  readonly #warn: (sentence: string) => void;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;

  constructor(store: VenueStore, registry: Registry, warn: (sentence: string) => void) {
    this.#store = store;
    this.#registry = registry;
    this.#warn = warn;
  }

  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.refresh(), EVERY);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.refresh();
  }

  /** Writes what is new and reads the list again. */
  refresh(): Promise<void> {
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #write(): Promise<void> {
    const changed = this.#registry.takeChanged();
    try {
      if (changed.length > 0) await this.#store.heard(changed);
      const heard = new Map(this.#registry.heard().map((each) => [each.id, each]));
      this.list = (await this.#store.pending()).map(({ id, model, firstHeardAt, lastHeardAt }) => ({
        id,
        model,
        firstAt: toIso(firstHeardAt?.getTime() ?? 0),
        lastAt: heard.get(id)?.lastAt ?? toIso(lastHeardAt?.getTime() ?? 0),
        messages: heard.get(id)?.messages ?? 0,
      }));
    } catch (error) {
      this.#registry.giveBack(changed);
      this.#warn(`devices heard are not written down yet: ${String(error)}`);
    }
  }
}
