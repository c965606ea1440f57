import { describe, expect, it } from 'vitest';
import { playDay } from '../testing/days.ts';

describe('10,000 random days', () => {
  it('[BK20] [BK40] [BK51] [BK52] nobody seated is evicted, nobody waits in vain, nothing is late', () => {
    const totals = { released: 0, offered: 0 };
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const { broken, released, offered } = playDay(seed);
      totals.released += released;
      totals.offered += offered;
      expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
    // Days on which nothing happens would prove nothing.
    expect(totals.released).toBeGreaterThan(2_000);
    expect(totals.offered).toBeGreaterThan(2_000);
  }, 120_000);
});
