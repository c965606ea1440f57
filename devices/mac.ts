/** The last group of a random UUID; versions 1 and 2 do hold a MAC address there. */
const NOT_UUID = '(?<![0-9a-f]{8}-[0-9a-f]{4}-[3-8][0-9a-f]{3}-[0-9a-f]{4}-)';

/**
 * What a MAC address looks like: six byte pairs with separators (in a topic perhaps as %3A or _),
 * three dotted groups, or twelve bare hex digits with a letter among them (twelve decimal digits are
 * serial numbers and times).
 * Longer hex runs are DevEUIs and frames, so a run must stand alone.
 */
const SHAPES = [
  '(?<![0-9a-f])[0-9a-f]{2}(?:([:_-]|%3a)[0-9a-f]{2})(?:\\1[0-9a-f]{2}){4}(?![0-9a-f])',
  '(?<![0-9a-f])[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}(?![0-9a-f])',
  `${NOT_UUID}(?<![0-9a-z+/])(?=[0-9]*[a-f])[0-9a-f]{12}(?![0-9a-z+/=])`,
];

/** Matches every MAC address in a text. */
export const MAC = new RegExp(SHAPES.join('|'), 'gi');

export function holdsMac(text: string): boolean {
  return text.search(MAC) >= 0;
}

export function withoutMac(text: string): string {
  return text.replace(MAC, '[MAC]');
}
