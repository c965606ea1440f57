import type { Party } from './bookings.ts';
import type { Guest } from './names.ts';
import type { BookedEvent, CancelEvent, CheckEvent } from './events.ts';

/** Who keeps the bookings of the virtual office. Called in order, one call at a time. */
export interface Desk {
  /** `space`: a seat, or a unit that is booked as one (M, CA, CB). */
  book(booking: {
    id: string;
    space: string;
    startAt: Date;
    endAt: Date;
    guest: Guest;
  }): Promise<void> | void;
  cancel(id: string): Promise<void> | void;
  /** `booking: null` is a walk-in. */
  checkIn(check: { booking: string | null; space: string; at: Date }): Promise<void> | void;
  checkOut(check: { booking: string | null; space: string; at: Date }): Promise<void> | void;
}

/**
 * Tells the desk what its own events say, in wall-clock time, one booking for each party. A
 * refusal (a booking of an earlier run lies in the way) is logged and nothing stops.
 */
export class DeskFeed {
  readonly #desk: Desk;
  readonly #log: (line: string) => void;
  readonly #prefix: string;
  #parties = new Map<string, Party>();
  #known = new Set<string>();
  /** Who is checked in where. */
  readonly #open = new Map<string, string | null>();
  #queue: Promise<void> = Promise.resolve();

  /** `prefix` makes the ids of this run differ from those of every other. */
  constructor(desk: Desk, prefix: string, log: (line: string) => void) {
    this.#desk = desk;
    this.#prefix = prefix;
    this.#log = log;
  }

  /** `at`: wall-clock time. Whoever forgot to check out yesterday is checked out. */
  openDay(parties: readonly Party[], at: Date): void {
    for (const space of [...this.#open.keys()]) this.#checkOut(space, at);
    this.#parties = new Map(parties.flatMap((party) => party.ids.map((id) => [id, party])));
    this.#known = new Set();
  }

  /** `wall` maps simulated to wall-clock time, both epoch ms. */
  take(event: BookedEvent | CancelEvent | CheckEvent, wall: (t: number) => number): void {
    const at = new Date(wall(event.t));
    switch (event.type) {
      case 'res': {
        const party = this.#parties.get(event.id);
        if (!party || event.id !== party.ids[0]) return;
        const { space, guest } = party;
        const [startAt, endAt] = [new Date(wall(party.start)), new Date(wall(party.end))];
        const id = this.#idOf(party);
        this.#known.add(id);
        this.#call(() => this.#desk.book({ id, space, startAt, endAt, guest }));
        return;
      }
      case 'cancel': {
        const party = this.#parties.get(event.id);
        const id = party && event.id === party.ids[0] ? this.#idOf(party) : null;
        if (id !== null && this.#known.has(id)) this.#call(() => this.#desk.cancel(id));
        return;
      }
      case 'checkin': {
        const check = this.#checkOf(event);
        if (!check || !this.#isFirst(check.booking)) return;
        this.#checkOut(check.space, at);
        this.#open.set(check.space, check.booking);
        this.#call(() => this.#desk.checkIn({ ...check, at }));
        return;
      }
      case 'checkout': {
        const check = this.#checkOf(event);
        if (check && this.#open.get(check.space) === check.booking) this.#checkOut(check.space, at);
        return;
      }
    }
  }

  /** Resolves when the desk has answered every call so far. */
  settled(): Promise<void> {
    return this.#queue;
  }

  #checkOf(event: CheckEvent): { booking: string | null; space: string } | null {
    if (event.res === null) return { booking: null, space: event.seat ?? '' };
    const party = this.#parties.get(event.res);
    if (!party || !this.#known.has(this.#idOf(party))) return null;
    return { booking: this.#idOf(party), space: party.space };
  }

  /** The members of a party check in one by one; the booking is checked in once. */
  #isFirst(booking: string | null): boolean {
    if (booking === null) return true;
    const key = `checked in ${booking}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    return true;
  }

  /** Also when somebody else comes to a place that nobody checked out of. */
  #checkOut(space: string, at: Date): void {
    const booking = this.#open.get(space);
    if (booking === undefined) return;
    this.#open.delete(space);
    this.#call(() => this.#desk.checkOut({ booking, space, at }));
  }

  #idOf(party: Party): string {
    return `${this.#prefix}-${party.ids[0]}`;
  }

  #call(task: () => Promise<void> | void): void {
    this.#queue = this.#queue.then(task).catch((error: unknown) => {
      this.#log(`virtual office: the desk refused: ${String(error)}`);
    });
  }
}
