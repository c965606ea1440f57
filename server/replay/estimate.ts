/** A number of people with its 90 % interval. */
export interface Range {
  n: number;
  lo: number;
  hi: number;
}

/** What is thought at one tick: one line of `npm run -s replay`. */
export interface Estimate extends Range {
  /** Arrival of the tick, epoch ms. */
  t: number;
  zones?: Record<string, Range>;
  /** `p`: somebody sits there now; `taken`: sits there, or keeps it while away. */
  seats?: Record<string, { p: number; taken: number }>;
  /** Seats whose sensor is not believed. */
  sick?: string[];
  /** Bookings nobody is thought to come for. */
  noshow?: string[];
}
