import { known, ratio, type Accumulator } from './figure.ts';
import { sensedSeats } from './seats.ts';

interface Change {
  at: number;
  sits: boolean;
}

/**
 * How long it takes from sitting down or rising to the estimate that says so. The truth has one
 * line a minute, so 0 seconds is "by the end of the same minute".
 */
export function detection(): Accumulator {
  const last = new Map<string, boolean>();
  const open = new Map<string, Change>();
  const seconds: number[] = [];
  let missed = 0;
  let day = -1;
  return {
    add(minute) {
      if (minute.day !== day) {
        // What is not settled when the hours end says nothing about the delay.
        last.clear();
        open.clear();
        day = minute.day;
      }
      const now = minute.truth.t;
      for (const { id, p, sits } of sensedSeats(minute)) {
        const before = last.get(id);
        last.set(id, sits);
        if (before !== undefined && before !== sits) {
          if (open.has(id)) missed++;
          open.set(id, { at: now, sits });
        }
        const change = open.get(id);
        if (change === undefined || p >= 0.5 !== change.sits) continue;
        seconds.push((now - change.at) / 1000);
        open.delete(id);
      }
    },
    figures() {
      seconds.sort((a, b) => a - b);
      return known({
        detect: quantile(seconds, 0.5),
        detectLate: quantile(seconds, 0.9),
        undetected: ratio(missed, missed + seconds.length),
      });
    },
  };
}

/** Of sorted values; between two of them on the straight line. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return undefined;
  return low + (high - low) * (place - Math.floor(place));
}
