import type { Minute } from './figure.ts';
import { sensedSeats } from './seats.ts';

/** Of all seat minutes with p in one tenth: how sure the estimate was, how often it was so. */
export interface Bin {
  count: number;
  meanP: number;
  share: number;
}

/** Sums of one tenth; these add up over runs. */
export interface BinSums {
  count: number;
  p: number;
  sat: number;
}

const BINS = 10;

export function reliability() {
  const sums: BinSums[] = Array.from({ length: BINS }, () => ({ count: 0, p: 0, sat: 0 }));
  return {
    add(minute: Minute): void {
      for (const { p, sits } of sensedSeats(minute)) {
        const bin = sums[Math.min(BINS - 1, Math.max(0, Math.floor(p * BINS)))];
        if (bin === undefined) continue;
        bin.count++;
        bin.p += p;
        bin.sat += Number(sits);
      }
    },
    sums,
  };
}

/** The diagram over several runs. */
export function diagram(runs: readonly (readonly BinSums[])[]): Bin[] {
  return Array.from({ length: BINS }, (_, i) => {
    const total = (key: keyof BinSums) => runs.reduce((sum, run) => sum + (run[i]?.[key] ?? 0), 0);
    const count = total('count');
    return {
      count,
      meanP: count === 0 ? NaN : total('p') / count,
      share: count === 0 ? NaN : total('sat') / count,
    };
  });
}
