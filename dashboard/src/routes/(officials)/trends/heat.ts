import { scaleLinear, scaleThreshold } from 'd3-scale';
import type { TrendsHeatCell } from '$contract/trends.ts';
import { rate, utilisation } from '$contract/trends-shares.ts';

/** Shades beside the one for nothing. */
export const SHADES = 5;

/** Seats in use on average in a cell: its utilisation, of so many seats; null: not measured. */
export function seatsIn(cell: TrendsHeatCell, seats: number): number | null {
  const share = rate(utilisation(cell));
  return share === null ? null : share * seats;
}

/** Where each shade begins, in round numbers of seats: 1, 2, 3 … or 2, 4, 6 … */
export function shades(most: number): { from: number[]; of: (value: number) => number } {
  const step = scaleLinear([0, Math.max(most, 0.5)], [0, 1]).ticks(SHADES)[1] ?? 1;
  const enough = Math.ceil(most / step) <= SHADES + 1 ? step : step * 2;
  const from = Array.from({ length: SHADES }, (_, n) => round(enough * (n + 1)));
  const scale = scaleThreshold(from, [0, 1, 2, 3, 4, 5]);
  return { from, of: (value) => scale(value) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Cells of several together, as one. */
export const together = (cells: readonly TrendsHeatCell[]): TrendsHeatCell => {
  const sum = (key: 'openSeconds' | 'unknownSeconds' | 'busySeconds' | 'days') =>
    cells.reduce((total, cell) => total + cell[key], 0);
  return {
    ...{ weekday: 0, hour: 0, days: sum('days'), openSeconds: sum('openSeconds') },
    ...{ unknownSeconds: sum('unknownSeconds'), busySeconds: sum('busySeconds') },
    peak: Math.max(0, ...cells.map(({ peak }) => peak)),
  };
};
