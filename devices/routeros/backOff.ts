/**
 * Milliseconds to wait before the next attempt after `failures` failed ones in a row: doubling
 * from 1 s up to `cap`, spread evenly over the upper half so that routers and servers that come
 * back together do not log in together. `random` gives 0 … 1. No failure, no wait.
 */
export function retryDelay(failures: number, random: () => number, cap = 60_000): number {
  if (failures <= 0) return 0;
  const full = Math.min(cap, 1000 * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
