import type { Instant } from './evidence.ts';

/**
 * The last word of one sensor on one place, with the start of the run of equal words.
 * Words of the last moments are kept apart, so that their order of arrival does not matter (OC2).
 */
export interface Register {
  /** Settled: older than the reorder window. */
  settled: Word | null;
  /** Words inside the window, by event time. */
  recent: { at: Instant; value: boolean | null }[];
}

export interface Word {
  value: boolean | null;
  /** Event time of the newest message that said so. */
  at: Instant;
  /** Event time of the first one of the run. */
  since: Instant;
}

export const emptyRegister = (): Register => ({ settled: null, recent: [] });

/** The present word, or null when the sensor has never spoken. */
export function current(register: Register): Word | null {
  return register.recent.reduce<Word | null>(extend, register.settled);
}

function extend(word: Word | null, next: { at: Instant; value: boolean | null }): Word {
  return word !== null && word.value === next.value
    ? { ...word, at: next.at }
    : { value: next.value, at: next.at, since: next.at };
}

/**
 * Hears one more word. Two words of the same instant that differ: the cautious one stands
 * (occupied before cannot tell before free), whatever the order.
 * @returns false when it is known, or too late to matter (OC1, OC3)
 */
export function hear(
  register: Register,
  value: boolean | null,
  at: Instant,
  window: number,
): boolean {
  const newest = register.recent.at(-1)?.at ?? register.settled?.at ?? -Infinity;
  if (at < newest - window || (register.settled !== null && at <= register.settled.at))
    return false;
  const same = register.recent.find((word) => word.at === at);
  if (same !== undefined) {
    if (caution(value) <= caution(same.value)) return false;
    same.value = value;
    return true;
  }
  register.recent.push({ at, value });
  register.recent.sort((a, b) => a.at - b.at);
  const horizon = Math.max(newest, at) - window;
  while (register.recent.length > 0 && register.recent[0]!.at < horizon) {
    register.settled = extend(register.settled, register.recent.shift()!);
  }
  return true;
}

const caution = (value: boolean | null): number => (value === true ? 2 : value === null ? 1 : 0);
