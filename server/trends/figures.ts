import type { TrendsFigures } from '../contract/trends.ts';

export const NO_FIGURES: TrendsFigures = {
  ...{ days: 0, seats: 0, openSeconds: 0, unknownSeconds: 0, busySeconds: 0, awaySeconds: 0 },
  ...{ starts: 0, peak: 0, anySeconds: 0, fullSeconds: 0, bookings: 0, bookedSeconds: 0 },
  ...{ usedSeconds: 0, idleSeconds: 0, absentSeconds: 0, noShows: 0, unjudged: 0, cancelled: 0 },
  ...{ visits: 0, walkIns: 0, walkInSeconds: 0 },
};

/** Of these the greatest counts, of all others the sum. */
const GREATEST = ['seats', 'peak'];

/** Figures of several times together; null: none is there. */
export function addUp(all: readonly TrendsFigures[]): TrendsFigures | null {
  if (all.length === 0) return null;
  const sum = { ...NO_FIGURES };
  for (const each of all) {
    for (const key of Object.keys(sum) as (keyof TrendsFigures)[]) {
      sum[key] = GREATEST.includes(key) ? Math.max(sum[key], each[key]) : sum[key] + each[key];
    }
  }
  return sum;
}
