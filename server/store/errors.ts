/** SQLSTATE of a failed statement, on either database; null when it never reached one. */
export function sqlState(error: unknown): string | null {
  const code = find(error, ['meta', 'driverAdapterError', 'cause', 'originalCode']);
  return typeof code === 'string' ? code : null;
}

/** The statement's values are at fault (classes 22 and 23): trying again will not help. */
export function isDataError(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** An exclusion constraint decided a race (two bookings of one space). */
export const isOverlap = (error: unknown): boolean => sqlState(error) === '23P01';

function find(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
}
