import type { Count, ForecastZone, Instant, KnownBooking, OpenDay } from '../forecast/facts.ts';
import { takenOf } from '../forecast/grid.ts';

/** Id of all desks together in the model; no zone of a floor plan is called so. */
export const DESKS = 'all-desks';

/** Zones of which one seat is as good as another, counted as one: the ranges of zones do not add up. */
export interface Desks {
  zone: ForecastZone;
  /** Ids of its zones. */
  of: ReadonlySet<string>;
}

/** @returns null when there is no such zone */
export function desksOf(zones: readonly ForecastZone[], of: ReadonlySet<string>): Desks | null {
  const own = zones.filter(({ id }) => of.has(id));
  if (own.length === 0) return null;
  const sum = (figure: 'capacity' | 'few') => own.reduce((total, zone) => total + zone[figure], 0);
  const zone = { id: DESKS, capacity: sum('capacity'), few: sum('few'), whole: false };
  return { zone, of };
}

/** Bookings, and those of desks once more as bookings of them all. */
export const bookingsWith = (desks: Desks | null, all: readonly KnownBooking[]): KnownBooking[] =>
  desks === null
    ? [...all]
    : [...all, ...all.filter(({ zone }) => desks.of.has(zone)).map((b) => ({ ...b, zone: DESKS }))];

/** Counts, and for each moment that of all desks. */
export function countsWith<T extends Omit<Count, 'at'> & { at?: Instant }>(
  desks: Desks | null,
  all: readonly T[],
): T[] {
  if (desks === null) return [...all];
  const sums = new Map<Instant | undefined, T>();
  for (const count of all) {
    if (!desks.of.has(count.zone)) continue;
    const { taken, known } = sums.get(count.at) ?? { taken: 0, known: 0 };
    const [sum, seats] = [taken + count.taken, known + count.known];
    sums.set(count.at, { ...count, zone: DESKS, taken: sum, known: seats });
  }
  return [...all, ...sums.values()];
}

/** Free desks at each mark of the opening that runs, as far as enough of them were known. */
export function freeSoFar(
  desks: Desks,
  counts: readonly Count[],
  day: OpenDay,
  now: Instant,
): { at: Instant; free: number }[] {
  return counts.flatMap((count) => {
    if (count.zone !== DESKS || count.at < day.opensAt || count.at > now) return [];
    const taken = takenOf(desks.zone, count);
    return taken === null ? [] : [{ at: count.at, free: Math.round(desks.zone.capacity - taken) }];
  });
}
