/** How RouterOS writes values: everything is text (devices.md 2.1). */

const UNITS: Record<string, number> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1, ms: 0.001 };

/**
 * Seconds of a RouterOS duration: `5d9m11s`, `170ms`, `4s750ms`, `1w2d`, or the older
 * `2d03:04:05`. Null when it is none.
 */
export function parseDuration(text: string | undefined): number | null {
  if (!text) return null;
  const clock = /^(?:(\d+)w)?(?:(\d+)d)?(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (clock) {
    const [weeks, days, hours, minutes, seconds] = clock.slice(1).map((part) => Number(part ?? 0));
    return ((weeks! * 7 + days!) * 24 + hours!) * 3600 + minutes! * 60 + seconds!;
  }
  if (!/^(?:\d+(?:w|d|h|ms|m|s|us))+$/.test(text)) return null;
  let milliseconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(us|ms|w|d|h|m|s)/g)) {
    milliseconds += unit === 'us' ? 0 : Number(amount) * Math.round(UNITS[unit!]! * 1000);
  }
  return milliseconds / 1000;
}

/** A plain decimal number of zero or more, or null. */
export function parseNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

/** `true`/`yes`, `false`/`no`, or null. */
export function parseBoolean(text: string | undefined): boolean | null {
  if (text === 'true' || text === 'yes') return true;
  if (text === 'false' || text === 'no') return false;
  return null;
}
