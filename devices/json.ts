/** Reading untrusted JSON: every function gives a checked value or undefined, none throws. */

export type Json = Record<string, unknown>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The payload as text, undefined when it is not UTF-8. */
export function textOf(payload: Uint8Array): string | undefined {
  try {
    return utf8.decode(payload);
  } catch {
    return undefined;
  }
}

/** The payload as a JSON value, undefined when it is none. */
export function jsonOf(payload: Uint8Array): unknown {
  const text = textOf(payload);
  if (text === undefined || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Brackets nested so deep that walking the value again would exhaust the stack. Real messages nest
 * below ten levels, and a short text cannot nest deep enough to matter.
 */
function isTooDeep(text: string): boolean {
  if (text.length < 1000) return false;
  let depth = 0;
  for (const bracket of text.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > 100) return true;
  }
  return false;
}

export function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

/** A non-empty string of at most `limit` characters. */
export function stringOf(value: unknown, limit = 200): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= limit ? value : undefined;
}

/** A finite number from `low` to `high`. */
export function numberOf(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && value >= low && value <= high ? value : undefined;
}

/** A whole number from `low` to `high` (2^53 - 1 unless told). */
export function wholeOf(
  value: unknown,
  low = 0,
  high = Number.MAX_SAFE_INTEGER,
): number | undefined {
  return Number.isInteger(value) ? numberOf(value, low, high) : undefined;
}

/** Strict base64 (RFC 4648 section 4): cut text is refused, not read as a shorter frame. */
export function base64Of(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

/** Strict hex, two digits a byte. */
export function hexOf(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(text)) return undefined;
  return Buffer.from(text, 'hex');
}
