import { HALF_HOUR } from '../forecast/constants.ts';
import type { Count, ForecastZone, KnownBooking, OpenDay, Past } from '../forecast/facts.ts';

const HOUR = 2 * HALF_HOUR;
const DAY = 24 * HOUR;
/** Monday 5 October 2026, midnight in Tokyo. */
export const MONDAY = Date.parse('2026-10-04T15:00:00Z');

export const ZONE: ForecastZone = { id: 'open', capacity: 10, few: 3, whole: false };

/** The n-th weekday from that Monday on, open from 9 to 17. */
export function openDay(n: number): OpenDay {
  const midnight = MONDAY + (Math.floor(n / 5) * 7 + (n % 5)) * DAY;
  return {
    date: new Date(midnight + 9 * HOUR).toISOString().slice(0, 10),
    weekday: 1 + (n % 5),
    midnight,
    opensAt: midnight + 9 * HOUR,
    closesAt: midnight + 17 * HOUR,
    closedZones: [],
  };
}

/** Half hours of the day as an instant of it. */
export const at = (day: OpenDay, mark: number): number => day.midnight + mark * HALF_HOUR;

/** `days` open days on which so many seats were taken at each mark. */
export function pastOf(
  days: number,
  taken: (day: OpenDay, mark: number) => number,
  zone: ForecastZone = ZONE,
  bookings: KnownBooking[] = [],
): Past {
  const open = Array.from({ length: days }, (_, n) => openDay(n));
  const counts = open.flatMap((day) =>
    Array.from({ length: 16 }, (_, i): Count => {
      const mark = 18 + i;
      return { zone: zone.id, at: at(day, mark), taken: taken(day, mark), known: zone.capacity };
    }),
  );
  return { zones: [zone], days: open, counts, bookings };
}

/** A booking of a seat from mark to mark, made at seven in the morning. */
export const booking = (day: OpenDay, from: number, to: number, seats = 1): KnownBooking => ({
  zone: ZONE.id,
  seats,
  startAt: at(day, from),
  endAt: at(day, to),
  madeAt: at(day, 14),
  cancelledAt: null,
});
