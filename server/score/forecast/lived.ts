import { livedDays } from '../../../devices/office/simulate.ts';
import { Follower } from '../../../devices/office/truth.ts';
import {
  CLOSES,
  DAY,
  MINUTE,
  OPENS,
  SEATS,
  dateOf,
  seatById,
  weekdayOf,
} from '../../../devices/office/venue.ts';
import { HALF_HOUR } from '../../forecast/constants.ts';
import type { Count, ForecastZone, KnownBooking, OpenDay } from '../../forecast/facts.ts';

/** A run of the virtual office as the forecast sees it. Counts are the truth at each mark. */
export interface LivedRun {
  zones: readonly ForecastZone[];
  days: readonly OpenDay[];
  /** By zone and instant. */
  counts: ReadonlyMap<string, Count>;
  bookings: readonly KnownBooking[];
}

export const VENUE = 'venue';
/** A Monday. */
const START = '2026-06-01';

const zone = (id: string, few: number, whole = false): ForecastZone => ({
  id,
  capacity: SEATS.filter((seat) => seat.zone === id).length,
  few,
  whole,
});
/** Thresholds as in the floor plan. */
const ZONES = [
  zone('personal', 2),
  zone('open', 4),
  zone('booth', 1),
  zone('meeting', 0, true),
  zone('consultation', 2),
];
const ALL: ForecastZone = {
  id: VENUE,
  capacity: ZONES.reduce((sum, { capacity }) => sum + capacity, 0),
  few: 0,
  whole: false,
};

export const key = (zoneId: string, at: number): string => `${zoneId} ${at}`;

/** Weekdays only, as the venue is open; the people's weekends are not looked at. */
export function livedRun(seed: number, weekdays: 'alike' | 'differ', days: number): LivedRun {
  const open: OpenDay[] = [];
  const counts = new Map<string, Count>();
  const bookings: KnownBooking[] = [];
  for (const lived of livedDays({ seed, profile: 'normal', startDate: START, weekdays })) {
    if (lived.index >= days) break;
    const { midnight, parties } = lived;
    const weekday = weekdayOf(midnight);
    if (weekday === 0 || weekday === 6) continue;
    const [opensAt, closesAt] = [midnight + OPENS * MINUTE, midnight + CLOSES * MINUTE];
    open.push({ date: dateOf(midnight), weekday, midnight, opensAt, closesAt, closedZones: [] });
    const follower = new Follower(lived.day.floor.motions);
    for (let at = opensAt; at < closesAt; at += HALF_HOUR) {
      for (const count of countsAt(follower.at(at).held, at))
        counts.set(key(count.zone, at), count);
    }
    for (const { seats, start, end, bookedAt, cancelledAt } of parties) {
      const { zone: id } = seatById(seats[0] ?? '');
      const times = { startAt: start, endAt: end, madeAt: bookedAt, cancelledAt };
      const kept = id === 'meeting' ? 4 : seats.length;
      bookings.push({ zone: id, seats: kept, ...times }, { zone: VENUE, seats: kept, ...times });
    }
  }
  return { zones: [...ZONES, ALL], days: open, counts, bookings };
}

function countsAt(held: string, at: number): Count[] {
  const own = ZONES.map(({ id, capacity, whole }) => {
    const taken = SEATS.filter((seat, i) => seat.zone === id && held[i] === '1').length;
    return { zone: id, at, known: capacity, taken: whole && taken > 0 ? capacity : taken };
  });
  const taken = own.reduce((sum, count) => sum + count.taken, 0);
  return [...own, { zone: VENUE, at, known: ALL.capacity, taken }];
}

export const WEEK = 7 * DAY;
