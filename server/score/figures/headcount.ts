import type { Range } from '../../replay/estimate.ts';
import type { Estimate, LogVenue, Truth } from '../method.ts';
import { known, ratio, type Accumulator } from './figure.ts';

/** Quantiles of whole numbers may carry the dust of a division. */
const DUST = 1e-9;
/** Of a 90 % interval: what lies outside costs 2 / 0.1 a person. */
const WINKLER = 20;

/** How good the number of people and its interval are. */
export function headcount(): Accumulator {
  let minutes = 0;
  const sum = { error: 0, square: 0, exact: 0, within1: 0, covered: 0, width: 0, winkler: 0 };
  let impossible = 0;
  return {
    add({ truth, estimate: { n, lo, hi }, estimate, venue }) {
      minutes++;
      const error = n - truth.n;
      sum.error += Math.abs(error);
      sum.square += error ** 2;
      const shown = Math.abs(Math.round(n) - truth.n);
      if (shown === 0) sum.exact++;
      if (shown <= 1) sum.within1++;
      const outside = Math.max(lo - truth.n, truth.n - hi, 0);
      if (outside <= DUST) sum.covered++;
      sum.width += hi - lo;
      sum.winkler += hi - lo + WINKLER * outside;
      if (!isPossible(estimate, venue)) impossible++;
    },
    figures: () =>
      known({
        mae: ratio(sum.error, minutes),
        rmse: minutes === 0 ? undefined : Math.sqrt(sum.square / minutes),
        exact: ratio(sum.exact, minutes),
        within1: ratio(sum.within1, minutes),
        cover: ratio(sum.covered, minutes),
        width: ratio(sum.width, minutes),
        winkler: ratio(sum.winkler, minutes),
        impossible,
        minutes,
      }),
  };
}

/** People may stand, so the venue may hold more than its seats; a zone here counts the seated. */
function isPossible({ n, lo, hi, zones = {}, seats = {} }: Estimate, venue: LogVenue): boolean {
  const isRange = (range: Range, most: number) =>
    range.lo >= -DUST &&
    range.lo <= range.n + DUST &&
    range.n <= range.hi + DUST &&
    range.hi <= most + DUST;
  const sizeOf = (zone: string) => venue.seats.filter((seat) => seat.zone === zone).length;
  const isShare = (p: number) => p >= 0 && p <= 1;
  return (
    isRange({ n, lo, hi }, Number.MAX_VALUE) &&
    Object.entries(zones).every(([zone, range]) => isRange(range, sizeOf(zone))) &&
    Object.values(seats).every(({ p, taken }) => isShare(p) && isShare(taken))
  );
}

/** How good the seated people of each zone are. */
export function zones(): Accumulator {
  let seen = 0;
  let error = 0;
  let covered = 0;
  return {
    add({ truth, estimate, venue }) {
      for (const [zone, { n, lo, hi }] of Object.entries(estimate.zones ?? {})) {
        const seated = seatedIn(venue, truth, zone);
        seen++;
        error += Math.abs(n - seated);
        if (seated >= lo && seated <= hi) covered++;
      }
    },
    figures: () => known({ zoneMae: ratio(error, seen), zoneCover: ratio(covered, seen) }),
  };
}

function seatedIn(venue: LogVenue, truth: Truth, zone: string): number {
  return venue.seats.filter((seat, i) => seat.zone === zone && truth.seats[i] === '1').length;
}
