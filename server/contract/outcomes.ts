/** What became of bookings. */
export const OUTCOMES = ['came', 'absent', 'ahead', 'released', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];
