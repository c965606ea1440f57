import { isOpen } from '../figures.ts';
import { quantile } from '../figures/detection.ts';
import type { Estimate, Method, Source } from '../method.ts';
import { readingsOf, type Readings } from './readings.ts';

/** Readings of the first day with what was counted at that minute. */
export interface Counted extends Readings {
  n: number;
}

interface Rule {
  name: string;
  uses: Source[];
  /** Says the raw readings as the state of each seat. */
  saysSeats?: boolean;
  /** Learns from the first day how readings become a number of people. */
  fit: (firstDay: readonly Counted[], staff: number) => (readings: Readings) => number;
}

/**
 * A method that turns the readings of one moment into a number. Its interval is what 90 % of its
 * own errors of the first day were; before the second day it says nothing.
 */
export function commissioned({ name, uses, saysSeats, fit }: Rule): Method {
  return {
    name: `${name} *`,
    uses,
    needsTruth: true,
    *estimates(venue, events, firstDay = []): Generator<Estimate, void, void> {
      const counts = new Map(firstDay.map(({ t, n }) => [t, n]));
      const pairs: Counted[] = [];
      let rule: ((readings: Readings) => number) | undefined;
      let errors: number[] = [];
      for (const readings of readingsOf(venue, events)) {
        const n = counts.get(readings.t);
        if (n !== undefined) {
          if (isOpen(venue, readings.t)) pairs.push({ ...readings, n });
          continue;
        }
        if (rule === undefined) {
          const point = (rule = fit(pairs, venue.staff));
          errors = pairs.map((pair) => pair.n - point(pair)).sort((a, b) => a - b);
        }
        const people = rule(readings);
        yield {
          t: readings.t,
          n: people,
          // An error that always had one sign still gives an interval around the number.
          lo: people + Math.min(0, quantile(errors, 0.05) ?? 0),
          hi: people + Math.max(0, quantile(errors, 0.95) ?? 0),
          ...(saysSeats ? { seats: seatsOf(venue.seats, readings.taken) } : {}),
        };
      }
    },
  };
}

function seatsOf(seats: readonly { id: string }[], taken: ReadonlySet<string>) {
  return Object.fromEntries(
    seats.map(({ id }) => [id, { p: Number(taken.has(id)), taken: Number(taken.has(id)) }]),
  );
}
