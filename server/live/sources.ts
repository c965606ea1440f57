import type { BookingRecord } from '../booking/booking.store.ts';
import type { Clock } from '../clock.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { Opening, PublicSnapshot } from '../contract/live.ts';
import type {
  StaffAccessPoint,
  StaffExtras,
  StaffHealth,
  StaffLine,
} from '../contract/staff.ts';
import type { Venue } from '../venue/venue.ts';

/** Where reception's further figures come from. */
export interface LiveSources {
  bookings: () => BookingRecord[];
  accessPoints: () => StaffAccessPoint[];
  lines: () => StaffLine[];
  pending: () => Pick<StaffExtras, 'pending' | 'pendingTotal'>;
  health: () => StaffHealth;
  corrections: () => StaffExtras['corrections'];
  acknowledgements: () => StaffExtras['acknowledgements'];
  /** What everybody is told, and why today is another day; the board knows neither. */
  told: () => Pick<PublicSnapshot, 'notices' | 'emergency'>;
  day: () => Pick<Opening, 'closedAt' | 'special' | 'daysOff'>;
  modelOf: (device: string) => string | null;
  rejectedOf: (device: string) => number;
}

export interface LiveOptions {
  venue: Venue;
  plan: FloorPlan;
  /** By which a business date is booked. */
  planOn: (date: string) => FloorPlan;
  clock: Clock;
  /** Build of the server, hex. */
  version: string;
  demo: boolean;
  /** Where people reach the server, as an origin; null: wherever a request went to. */
  site: string | null;
  sources: LiveSources;
}
