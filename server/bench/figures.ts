/** Tells one figure of the table. */
export type Note = (what: string, figure: string) => void;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
