import { objectOf } from './json.ts';
import { withoutMac } from './mac.ts';
import type { Frame } from './row.ts';

const FIELD = /^(occupancy|occupied|presence)(_?status|_?state)?$/i;
const WORDS: Record<string, boolean> = { occupied: true, vacant: false };

/**
 * A model that has no row: the network server's own decoder is believed only where its words leave
 * no doubt, a boolean or "vacant" / "occupied". Numbers do: Elsys counts 0, 1 pending, 2 occupied.
 */
export function guess(object: unknown, name: string | undefined): Frame {
  const found = Object.entries(objectOf(object) ?? {}).flatMap(([field, value]) => {
    const occupied = typeof value === 'string' ? wordOf(value) : value;
    return FIELD.test(field) && typeof occupied === 'boolean' ? [occupied] : [];
  });
  const [occupied] = found;
  // Two fields that disagree are a doubt.
  if (occupied !== undefined && found.every((each) => each === occupied)) {
    return { readings: [{ kind: 'presence', occupied }], history: [] };
  }
  const rejected = `unknown-model: ${withoutMac(name ?? 'none named').slice(0, 60)}`;
  return { readings: [], history: [], rejected };
}

function wordOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}
