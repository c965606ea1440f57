/** Where the time comes from. Milliseconds since 1970-01-01 UTC. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** RFC 3339 UTC with milliseconds. */
export const toIso = (instant: number): string => new Date(instant).toISOString();
