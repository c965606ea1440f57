/** Reading untrusted JSON: every function gives a checked value or undefined, none throws. */

export type Json = Record<string, unknown>;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The payload as text, undefined when it is not UTF-8. */
export function textOf(payload: Uint8Array): string | undefined {
  try {
    return utf8.decode(payload);
  } catch {
    return undefined;
  }
}

/** Bytes of the largest message that is read: twice what a people counter's photo makes of it. */
const LARGEST = 128 * 1024;
/** Real messages nest below ten levels. */
const DEEPEST = 100;

/** The payload as a JSON value, undefined when it is none, or larger or deeper than any real one. */
export function jsonOf(payload: Uint8Array): unknown {
  if (payload.length > LARGEST) return undefined;
  const text = textOf(payload);
  if (text === undefined || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Brackets nested so deep that walking the value again would exhaust the stack. One pass that keeps
 * nothing and ends at the first bracket too many: garbage must not cost more than good messages.
 */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN || code === OPEN_BRACE) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === CLOSE || code === CLOSE_BRACE) depth -= 1;
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
