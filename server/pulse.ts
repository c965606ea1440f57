import type { Clock } from './clock.ts';
import type { DayException, Doors } from './calendar/calendar.ts';
import { openingNow } from './inputs/opening.ts';
import type { Venue } from './venue/venue.ts';

export interface PulseOptions {
  venue: Venue;
  clock: Clock;
  mode: Doors;
  /** Reads the calendar's exceptions; rejects while the database is away. */
  exceptions: () => Promise<DayException[]>;
  /** After each beat of the second. */
  onTick: () => void;
  onOpening: () => void;
}

/** Milliseconds between two looks at the calendar's exceptions. */
const RELOAD = 30_000;

/** Time itself as evidence: opening and closing, and once a second whatever falls due. */
export class Pulse {
  readonly #options: PulseOptions;
  #exceptions: DayException[] = [];
  #said = '';
  #timers: NodeJS.Timeout[] = [];

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#exceptions = await this.#options.exceptions();
    this.beat();
    this.#timers = [
      setInterval(() => this.beat(), 1_000),
      setInterval(() => void this.reload(), RELOAD),
    ];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** @param anew says the opening state to a board that has not heard it */
  say(anew = false): void {
    const { venue, clock, mode, onOpening } = this.#options;
    const opening = openingNow(mode, clock.now(), this.#exceptions);
    const said = JSON.stringify(opening);
    if (anew || said !== this.#said) {
      this.#said = said;
      venue.take({ kind: 'opening', opening });
      onOpening();
    }
  }

  beat(): void {
    const { venue, onTick } = this.#options;
    this.say();
    venue.take({ kind: 'tick' });
    onTick();
  }

  /** Reads the exceptions again, and says at once what they change. */
  async reload(): Promise<void> {
    try {
      this.#exceptions = await this.#options.exceptions();
      this.say();
    } catch {
      // The database is away, which the health check reports; the known exceptions go on.
    }
  }
}
