import type { Level, Status } from '$contract/status.ts';

/** The drawn signs; a word always stands beside them (WCAG 1.4.1). */
export type Sign = 'ring' | 'triangle' | 'cross' | 'half' | 'question' | 'bar';

export const statusSigns = {
  free: 'ring',
  held: 'triangle',
  occupied: 'cross',
  away: 'half',
  unknown: 'question',
  outOfService: 'bar',
  closed: 'bar',
} as const satisfies Record<Status, Sign>;

export const levelSigns = {
  available: 'ring',
  few: 'triangle',
  full: 'cross',
  unknown: 'question',
  closed: 'bar',
} as const satisfies Record<Level, Sign>;
