import { toIso, type Clock } from './clock.ts';
import type { Opening } from './contract/live.ts';
import type { DayException, Doors } from './calendar/calendar.ts';
import { dayFacts } from './calendar/day.ts';
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
  #saidOfDay = '';
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

  /** What the calendar knows of today beyond the hours; nothing where the doors are always open. */
  readonly day = (): Pick<Opening, 'closedAt' | 'special' | 'daysOff'> => {
    const { mode, clock } = this.#options;
    const { closedAt, special, daysOff } = dayFacts(clock.now(), this.#exceptions, mode);
    const iso = (at: number | null) => (at === null ? null : toIso(at));
    return {
      closedAt: iso(closedAt),
      special: special && { reason: special.reason, usual: iso(special.usual) },
      daysOff,
    };
  };

  /** @param anew says the opening state to a board that has not heard it */
  say(anew = false): void {
    const { venue, clock, mode, onOpening } = this.#options;
    const opening = openingNow(mode, clock.now(), this.#exceptions);
    const said = JSON.stringify(opening);
    if (anew || said !== this.#said) {
      this.#said = said;
      venue.take({ kind: 'opening', opening });
    }
    const ofDay = JSON.stringify([opening, this.day()]);
    if (anew || ofDay !== this.#saidOfDay) onOpening();
    this.#saidOfDay = ofDay;
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
