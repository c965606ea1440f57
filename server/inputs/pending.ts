import { toIso } from '../clock.ts';
import type { PendingDevice } from '../contract/staff.ts';
import { isDataError } from '../store/errors.ts';
import type { VenueStore } from '../venue/venue.store.ts';
import type { HeardDevice, Registry } from './registry.ts';

/** Milliseconds between two writings of who was heard. */
const EVERY = 2_000;

/** Writes down which devices were heard, and keeps the list of those that nobody has placed. */
export class Pending {
  /** Those that spoke last, newest first. */
  list: PendingDevice[] = [];
  /** How many there are, also those that are not on the list. */
  total = 0;
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
      if (changed.length > 0) await this.#record(changed.map(inWholeSeconds));
      const heard = new Map(this.#registry.heard().map((each) => [each.id, each]));
      const { total, newest } = await this.#store.pending();
      this.total = total;
      this.list = newest.map(({ id, model, firstHeardAt, lastHeardAt }) => ({
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

  /** What one device says of itself and the database cannot hold must not hold up the others. */
  async #record(devices: HeardDevice[]): Promise<void> {
    try {
      return await this.#store.heard(devices);
    } catch (error) {
      if (!isDataError(error)) throw error;
    }
    const half = devices.length >> 1;
    if (half > 0) {
      await this.#record(devices.slice(0, half));
      await this.#record(devices.slice(half));
      return;
    }
    this.#warn('a device declares what cannot be written down');
    await this.#store.heard(devices.map((each) => ({ ...each, model: null, heartbeat: null })));
  }
}

/** The database keeps whole seconds; the longer silence is the safe one. */
function inWholeSeconds({ heartbeat, ...device }: HeardDevice): HeardDevice {
  if (heartbeat === null) return { ...device, heartbeat };
  const { free, occupied } = heartbeat;
  return { ...device, heartbeat: { free: Math.ceil(free), occupied: Math.ceil(occupied) } };
}
