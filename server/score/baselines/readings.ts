import { dayOf } from '../figures.ts';
import type { LogEvent, LogVenue } from '../method.ts';

/** What the devices last said, at one tick. */
export interface Readings {
  t: number;
  day: number;
  /** Seats whose last reading is "taken". */
  seats: number;
  /** Entries less exits since the beginning. */
  running: number;
  /** The same since the night, never below zero. */
  sinceNight: number;
  /** Counted since the last tick. */
  entries: number;
  exits: number;
  /** Clients of all access points. */
  clients: number;
  taken: ReadonlySet<string>;
}

interface Counter {
  seq: number;
  totIn: number;
  totOut: number;
}

/**
 * The readings at each tick. All baselines share this door: the totals of the counter, so that a
 * lost, late or doubled message costs nothing. A fall with a newer number is a restart.
 */
export function* readingsOf(
  venue: LogVenue,
  events: Iterable<LogEvent>,
): Generator<Readings, void, void> {
  const taken = new Set<string>();
  const clients = new Map<string, number>();
  const counters = new Map<string, Counter>();
  let [running, sinceNight, entries, exits, day] = [0, 0, 0, 0, -1];

  for (const event of events) {
    const today = dayOf(venue, event.rx);
    if (today !== day) {
      day = today;
      sinceNight = 0;
    }
    if (event.type === 'seat') {
      if (event.occ === 1) taken.add(event.seat);
      else taken.delete(event.seat);
    } else if (event.type === 'wifi') {
      clients.set(event.dev, event.clients);
    } else if (event.type === 'door') {
      const last = counters.get(event.dev) ?? { seq: -1, totIn: 0, totOut: 0 };
      if (event.seq <= last.seq) continue;
      const totIn = event.totIn ?? last.totIn + (event.dir === 'in' ? 1 : 0);
      const totOut = event.totOut ?? last.totOut + (event.dir === 'out' ? 1 : 0);
      const restarted = totIn < last.totIn || totOut < last.totOut;
      const ins = restarted ? totIn : totIn - last.totIn;
      const outs = restarted ? totOut : totOut - last.totOut;
      counters.set(event.dev, { seq: event.seq, totIn, totOut });
      entries += ins;
      exits += outs;
      running += ins - outs;
      sinceNight = Math.max(0, sinceNight + ins - outs);
    } else if (event.type === 'tick') {
      const all = [...clients.values()].reduce((sum, count) => sum + count, 0);
      const seats = taken.size;
      yield { t: event.rx, day, seats, running, sinceNight, entries, exits, clients: all, taken };
      entries = exits = 0;
    }
  }
}
