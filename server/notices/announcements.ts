import type { Clock } from '../clock.ts';
import type { PublicEmergency, PublicNotice } from '../contract/notices.ts';
import type { NoticeStore } from './notices.store.ts';
import { shownAt, type Told } from './notices.ts';

export interface AnnouncementOptions {
  store: Pick<NoticeStore, 'standing'>;
  clock: Clock;
  /** What everybody sees is another thing now. */
  onChange: () => void;
  warn: (sentence: string) => void;
}

/** Milliseconds between two readings: a process that did not write a notice hears of it, too. */
const READ_EVERY = 5_000;
/** Milliseconds between two looks at the clock: a notice begins and ends by itself. */
const LOOK_EVERY = 500;

/**
 * What everybody is told, in memory: screens ask for it at every change, and it stands while the
 * database is away.
 */
export class Announcements {
  readonly #options: AnnouncementOptions;
  #told: Told = { notices: [], emergency: null };
  #shown: { notices: PublicNotice[]; emergency: PublicEmergency | null } = {
    notices: [],
    emergency: null,
  };
  #said = JSON.stringify(this.#shown);
  #timers: NodeJS.Timeout[] = [];
  #reading: Promise<void> = Promise.resolve();

  constructor(options: AnnouncementOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.refresh();
    this.#timers = [
      setInterval(() => void this.refresh(), READ_EVERY),
      setInterval(() => this.#look(), LOOK_EVERY),
    ];
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#reading;
  }

  /** As everybody sees it now. */
  readonly shown = () => this.#shown;

  /** Everything that counts now or later, with who wrote it. */
  readonly all = (): Told => this.#told;

  /** Reads again; after what is being read, so that whoever has just written finds it. */
  refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { store, clock, warn } = this.#options;
    try {
      this.#told = await store.standing(clock.now());
    } catch (error) {
      warn(`notices could not be read: ${String(error)}`);
    }
    this.#look();
  }

  #look(): void {
    const { clock, onChange } = this.#options;
    const shown = shownAt(this.#told, clock.now());
    const said = JSON.stringify(shown);
    if (said === this.#said) return;
    this.#said = said;
    this.#shown = shown;
    onChange();
  }
}
