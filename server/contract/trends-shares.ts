import type { TrendsFigures } from './trends.ts';

/** n of a total. */
export interface Share {
  n: number;
  total: number;
}

/** A share as a number; null: of nothing. */
export const rate = ({ n, total }: Share): number | null => (total > 0 ? n / total : null);

/** Per cent with one decimal; null: of nothing. Page, CSV and API round alike (TR15). */
export const percent = (share: Share): number | null => {
  const value = rate(share);
  return value === null ? null : Math.round(value * 1_000) / 10;
};

/** Hours with two decimals, as they are summed in a spreadsheet. */
export const hours = (seconds: number): number => Math.round((seconds / 3_600) * 100) / 100;

type Times = Pick<TrendsFigures, 'busySeconds' | 'openSeconds' | 'unknownSeconds'>;

/** Utilisation (TR3). */
export const utilisation = ({ busySeconds, openSeconds, unknownSeconds }: Times): Share => ({
  n: busySeconds,
  total: openSeconds - unknownSeconds,
});

/** Seats in use on average: the utilisation, of so many seats; null: not measured. */
export function meanSeats(times: Times, seats: number): number | null {
  const share = rate(utilisation(times));
  return share === null ? null : share * seats;
}

/** Bookings to which nobody came (TR10). */
export const noShowShare = ({
  noShows,
  bookings,
}: Pick<TrendsFigures, 'noShows' | 'bookings'>): Share => ({ n: noShows, total: bookings });

/** Time of bookings that was used (TR10). */
export const usedShare = ({
  usedSeconds,
  bookedSeconds,
}: Pick<TrendsFigures, 'usedSeconds' | 'bookedSeconds'>): Share => ({
  n: usedSeconds,
  total: bookedSeconds,
});
