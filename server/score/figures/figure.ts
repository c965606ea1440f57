import type { Estimate, LogVenue, Truth } from '../method.ts';

/** What is looked at afterwards, and never shown to a method. */
export interface Hidden {
  /** Of devices without a seat, too; those count for nothing here. */
  faults: readonly { seat?: string; from: number; until: number }[];
  /** Bookings nobody came for. */
  noshows: readonly string[];
  /** Bookings of single desks and the index of their day. */
  resDay: Readonly<Record<string, number>>;
}

/** One estimate beside the truth of its minute. */
export interface Minute {
  truth: Truth;
  estimate: Estimate;
  venue: LogVenue;
  day: number;
}

/** Looks at one minute after the other, keeps sums only. */
export interface Accumulator {
  add(minute: Minute): void;
  figures(): Figures;
}

export type Figures = Partial<Record<FigureName, number>>;

/** `better`: 0 = nearer to a wanted value, not simply more or less. */
const TABLE = {
  mae: { label: 'MAE', digits: 2, better: -1 },
  rmse: { label: 'RMSE', digits: 2, better: -1 },
  exact: { label: 'exact', digits: 2, better: 1 },
  within1: { label: 'within 1', digits: 2, better: 1 },
  cover: { label: '90 % cover', digits: 3, better: 0 },
  width: { label: 'width', digits: 1, better: -1 },
  winkler: { label: 'Winkler', digits: 1, better: -1 },
  seatF1: { label: 'seat F1', digits: 3, better: 1 },
  brier: { label: 'Brier', digits: 3, better: -1 },
  saidFreeTaken: { label: 'said free, taken', digits: 3, better: -1 },
  saidTakenFree: { label: 'said taken, free', digits: 3, better: -1 },
  saidFreeHeld: { label: 'said free, held', digits: 3, better: -1 },
  falseFree: { label: 'false free, min/day', digits: 0, better: -1 },
  detect: { label: 'detect, s (median)', digits: 0, better: -1 },
  detectLate: { label: 'detect, s (90 %)', digits: 0, better: -1 },
  undetected: { label: 'changes missed', digits: 3, better: -1 },
  zoneMae: { label: 'zone MAE', digits: 2, better: -1 },
  zoneCover: { label: 'zone cover', digits: 3, better: 0 },
  sickPrecision: { label: 'sick precision', digits: 2, better: 1 },
  sickFalse: { label: 'falsely sick, min/day', digits: 0, better: -1 },
  sickRecall: { label: 'sick recall', digits: 2, better: 1 },
  noShowPrecision: { label: 'no-show precision', digits: 2, better: 1 },
  noShowRecall: { label: 'no-show recall', digits: 2, better: 1 },
  impossible: { label: 'impossible', digits: 0, better: -1 },
  missing: { label: 'missing', digits: 0, better: -1 },
  minutes: { label: 'minutes', digits: 0, better: 0 },
} as const;

export type FigureName = keyof typeof TABLE;
export const FIGURES: Readonly<
  Record<FigureName, { label: string; digits: number; better: -1 | 0 | 1 }>
> = TABLE;
export const FIGURE_NAMES = Object.keys(TABLE) as FigureName[];

/** Undefined where there is nothing to divide by: no figure is better than a wrong one. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Without the figures that nothing was seen of. */
export function known(values: Partial<Record<FigureName, number | undefined>>): Figures {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
