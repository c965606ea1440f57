import type { BookingRecord } from '../booking/booking.store.ts';
import type { Layout } from '../occupancy/layout.ts';
import { indexOf } from '../occupancy/lookup.ts';

/** The booking of this moment, of the space or of the unit that it belongs to. */
export function bookingNow(
  id: string,
  layout: Layout,
  bookings: readonly BookingRecord[],
  now: number,
): BookingRecord | null {
  const owner = indexOf(layout).space.get(id)?.unit ?? id;
  const isNow = ({ spaceId, startAt, endAt }: BookingRecord) =>
    spaceId === owner && startAt.getTime() <= now && now < endAt.getTime();
  return bookings.find(isNow) ?? null;
}
