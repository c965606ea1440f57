import { scaleThreshold } from 'd3-scale';
import type { TrendsHeatCell } from '$contract/trends.ts';

/** Shades beside the one for nothing. */
export const SHADES = 5;

const STEPS = [0.1, 0.2, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 10, 20, 50, 100];

/** Where each shade begins, in round numbers of seats: 1, 2, 3 … or 2.5, 5, 7.5 … */
export function shades(most: number): { from: number[]; of: (value: number) => number } {
  const step = STEPS.find((each) => most < each * (SHADES + 1)) ?? most / SHADES;
  const from = Array.from({ length: SHADES }, (_, n) => Math.round(step * (n + 1) * 10) / 10);
  const scale = scaleThreshold(from, [0, 1, 2, 3, 4, 5]);
  return { from, of: (value) => scale(value) };
}

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
