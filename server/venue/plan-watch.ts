import type { PlanBook } from './plan-book.ts';
import type { PlanVersion } from './versions.ts';

export interface PlanWatchOptions {
  book: PlanBook;
  /** The version that the board and the screens follow. */
  shown: () => string;
  /** Brings another version to board and screens. */
  adopt: (version: PlanVersion) => Promise<void>;
  warn: (sentence: string) => void;
}

/** Milliseconds between two looks at the clock, and at what other processes have decided. */
const LOOK = 1_000;
const RELOAD = 30_000;

/**
 * Brings a plan to the board at its instant (VE35). It asks which plan holds now, and sets no alarm: so
 * a process that slept, was restarted, or whose clock was set does not miss it.
 */
export class PlanWatch {
  readonly #options: PlanWatchOptions;
  #timers: NodeJS.Timeout[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(options: PlanWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timers = [
      setInterval(() => void this.look(), LOOK),
      setInterval(() => void this.reload(), RELOAD),
    ];
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#work;
  }

  /** Brings the plan of now, where another one is shown; one at a time. */
  look(): Promise<void> {
    const { book, shown, adopt, warn } = this.#options;
    if (book.now().id === shown()) return this.#work;
    this.#work = this.#work.then(async () => {
      const now = book.now();
      if (now.id === shown()) return;
      await adopt(now).catch((error: unknown) =>
        warn(`the new floor plan waits: ${String(error)}`),
      );
    });
    return this.#work;
  }

  /** Reads what was decided, here or in another process. */
  async reload(): Promise<void> {
    try {
      await this.#options.book.load();
    } catch {
      return; // The database is away, which the health check reports; the known versions go on.
    }
    await this.look();
  }
}
