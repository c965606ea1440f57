import { THERE_AT_START } from './constants.ts';
import type { ForecastZone, Instant, KnownBooking } from './facts.ts';

/** FC3, FC4: seats of the zone that are booked at `at`, by what was known at `by`. */
export function bookedAt(
  zone: ForecastZone,
  bookings: readonly KnownBooking[],
  at: Instant,
  by: Instant,
): number {
  let seats = 0;
  for (const { seats: kept, startAt, endAt, madeAt, cancelledAt } of bookings) {
    if (startAt > at || endAt <= at || madeAt > by) continue;
    if (cancelledAt !== null && cancelledAt <= by) continue;
    const size = zone.whole ? zone.capacity : kept;
    seats += startAt === at ? size * THERE_AT_START : size;
  }
  return Math.min(seats, zone.capacity);
}
