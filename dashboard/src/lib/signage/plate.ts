import type { SignageLanguage } from '$contract/signage.ts';
import type { Row } from '../board.ts';
import type { SignageWords } from '../messages/signage/words.ts';
import { clock } from '../time.ts';
import type { Say } from './say.ts';

const wordOf = ({ state, zone }: Row, words: SignageWords): string => {
  if (zone.whole && state.level === 'available') return words.roomFree;
  if (zone.whole && state.level === 'full') return words.roomTaken;
  return words.levels[state.level];
};

/** Until when, or since when; null when there is nothing to add. */
const timeOf = ({ state, unknownSince }: Row, words: SignageWords): string | null => {
  if (state.level === 'unknown') return unknownSince && words.since(clock(unknownSince));
  if (state.until === null || state.level === 'closed') return null;
  return state.level === 'full'
    ? words.freeAt(clock(state.until))
    : words.until(clock(state.until));
};

/**
 * A plate's two lines. The word stands; below it take turns the time that goes with it and the same
 * in the second language, so that neither covers the other.
 */
export function plateOf(
  row: Row,
  { lang, words, second, swapped }: Say,
): { word: string; more: string | null; lang: SignageLanguage } {
  const word = wordOf(row, words);
  const time = timeOf(row, words);
  if (second === null || (time !== null && !swapped)) return { word, more: time, lang };
  const other = wordOf(row, second.words);
  return { word, more: timeOf(row, second.words) ?? other, lang: second.lang };
}

/** When a zone that is closed for itself opens again today, RFC 3339; null when nobody knows. */
export const opensAgain = ({ seats }: Row): string | null =>
  seats
    .map(({ space }) => (space.reason.code === 'closed' ? (space.reason.opensAt ?? null) : null))
    .find((at) => at !== null) ?? null;
