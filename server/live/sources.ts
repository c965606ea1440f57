import type { BookingRecord } from '../booking/booking.store.ts';
import type { StaffAccessPoint, StaffExtras, StaffHealth, StaffLine } from '../contract/staff.ts';

/** Where reception's further figures come from. */
export interface LiveSources {
  bookings: () => BookingRecord[];
  accessPoints: () => StaffAccessPoint[];
  lines: () => StaffLine[];
  pending: () => Pick<StaffExtras, 'pending' | 'pendingTotal'>;
  health: () => StaffHealth;
  corrections: () => StaffExtras['corrections'];
  acknowledgements: () => StaffExtras['acknowledgements'];
  modelOf: (device: string) => string | null;
  rejectedOf: (device: string) => number;
}
