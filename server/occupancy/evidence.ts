import type { Opening } from './layout.ts';

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** A presence sensor's word for one space. */
export interface PresenceEvidence {
  kind: 'presence';
  device: string;
  /** Region or seat index of the device; 0 for the whole device. */
  part: number;
  /** null: the sensor says that it cannot tell. */
  occupied: boolean | null;
  at: Instant;
}

/** A door counter's report; the totals are the device's own, not yet swapped. */
export interface PassageEvidence {
  kind: 'passage';
  device: string;
  line: number;
  mode: 'total' | 'period' | 'event';
  in: number;
  out: number;
  width?: 16 | 32;
  epoch?: string;
  /** Names the message. */
  key: string;
  at: Instant;
  historical?: true;
}

export type Evidence =
  | PresenceEvidence
  | PassageEvidence
  | { kind: 'availability'; device: string; online: boolean; at: Instant }
  | { kind: 'fault'; device: string; code: string; active: boolean; at: Instant }
  /** Percent of charge. */
  | { kind: 'battery'; device: string; percent: number; at: Instant }
  /** How often a device speaks, seconds; as it or the catalogue says. */
  | { kind: 'heartbeat'; device: string; free: number; occupied: number; at: Instant }
  /** Stations on one access point; null: it cannot be asked. */
  | { kind: 'wifi'; accessPoint: string; clients: number | null; at: Instant }
  /** The way by which readings come (the broker) is there, or gone. */
  | { kind: 'source'; up: boolean; at: Instant }
  | { kind: 'bookings'; bookings: Booking[]; checkIns: CheckIn[] }
  /** All that reception saw and that counts now. */
  | { kind: 'corrections'; corrections: Correction[] }
  | { kind: 'opening'; opening: Opening }
  | { kind: 'tick' };

/** An active booking of today. */
export interface Booking {
  id: string;
  space: string;
  startAt: Instant;
  endAt: Instant;
  /** When a guest who has not come is late; absent: after the usual grace. */
  deadlineAt?: Instant | null;
}

/** Somebody was received, and has not left. */
export interface CheckIn {
  id: string;
  space: string;
  booking: string | null;
  inAt: Instant;
}

/** What reception saw: so many people inside, or one seat free or taken. Counts from `at` until `until`. */
export type Correction = { id: string; at: Instant; until: Instant } & (
  { people: number } | { space: string; occupied: boolean }
);
