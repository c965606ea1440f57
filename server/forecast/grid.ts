import { HALF_HOUR, LEAST_KNOWN, MARKS } from './constants.ts';
import type { Count, ForecastZone, OpenDay } from './facts.ts';

/** One value for each mark of one day; null: closed, or not known. */
export interface Row {
  day: OpenDay;
  values: (number | null)[];
}

export const isOpen = (day: OpenDay, zone: string, at: number): boolean =>
  day.opensAt <= at && at < day.closesAt && !day.closedZones.includes(zone);

/** Marks of the day at which the zone is open. */
export function openMarks(day: OpenDay, zone: string): number[] {
  return Array.from({ length: MARKS }, (_, mark) => mark).filter((mark) =>
    isOpen(day, zone, day.midnight + mark * HALF_HOUR),
  );
}

/** FC1, FC4: taken seats of the zone as if all were known; null when too few were. */
export function takenOf(zone: ForecastZone, count: Pick<Count, 'taken' | 'known'>): number | null {
  const { capacity, whole } = zone;
  const { taken, known } = count;
  if (known <= 0 || known < capacity * LEAST_KNOWN) return null;
  if (whole) return taken > 0 ? capacity : 0;
  return Math.min((taken * capacity) / known, capacity);
}

/** One row for each past day of the zone, in the order of the days. */
export function rowsOf(
  zone: ForecastZone,
  days: readonly OpenDay[],
  counts: readonly Count[],
): Row[] {
  const at = new Map(
    counts.filter((count) => count.zone === zone.id).map((count) => [count.at, count]),
  );
  return [...days]
    .sort((a, b) => a.midnight - b.midnight)
    .map((day) => {
      const values = new Array<number | null>(MARKS).fill(null);
      for (const mark of openMarks(day, zone.id)) {
        const count = at.get(day.midnight + mark * HALF_HOUR);
        values[mark] = count === undefined ? null : takenOf(zone, count);
      }
      return { day, values };
    })
    .filter(({ day, values }) => {
      const known = values.filter((value) => value !== null).length;
      return known > 0 && known * 2 >= openMarks(day, zone.id).length;
    });
}
