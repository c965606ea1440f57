/** Milliseconds since 1970 UTC. */
export type Instant = number;

export interface ForecastZone {
  id: string;
  /** Seats in service. */
  capacity: number;
  /** At most this many free seats are "few". */
  few: number;
  /** Let and counted as one. */
  whole: boolean;
}

/** A day on which the venue is or was open. */
export interface OpenDay {
  /** YYYY-MM-DD */
  date: string;
  /** 0 = Sunday. */
  weekday: number;
  /** Its beginning by the wall clock. */
  midnight: Instant;
  opensAt: Instant;
  closesAt: Instant;
  closedZones: readonly string[];
}

/** Seats of a zone at one moment: how many were known, and how many of those were taken. */
export interface Count {
  zone: string;
  at: Instant;
  taken: number;
  known: number;
}

export interface KnownBooking {
  zone: string;
  /** Seats that it keeps. */
  seats: number;
  startAt: Instant;
  endAt: Instant;
  madeAt: Instant;
  /** null: it stands. */
  cancelledAt: Instant | null;
}

/** What a model is learned from. */
export interface Past {
  zones: readonly ForecastZone[];
  /** Past days only. */
  days: readonly OpenDay[];
  /** At marks; others are not looked at. */
  counts: readonly Count[];
  bookings: readonly KnownBooking[];
}

/** What is known at the moment of speaking. */
export interface Present {
  now: Instant;
  /** Today and the days ahead that can be spoken of. */
  days: readonly OpenDay[];
  /** At `now`; a zone that is missing is not known. */
  counts: readonly Omit<Count, 'at'>[];
  bookings: readonly KnownBooking[];
}

export type VacancyLevel = 'available' | 'few' | 'full';

/** Free seats of a zone at a time, in whole seats. */
export interface Vacancy {
  /** As likely to be more as to be less. */
  free: number;
  /** The range that holds the truth nine times of ten. */
  lo: number;
  hi: number;
  level: VacancyLevel;
}
