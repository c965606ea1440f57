import type { SignageLanguage } from '$contract/signage.ts';
import type { Row } from '../board.ts';
import type { SignageWords } from '../messages/signage/words.ts';
import { clock } from '../time.ts';
import type { Say } from './say.ts';

/** A level in words; a room that is let as one is in use, not full. */
export const wordOf = ({ state, zone }: Row, words: SignageWords): string => {
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

interface Plate {
  word: string | null;
  lang: SignageLanguage;
  more: string | null;
  moreLang: SignageLanguage;
}

/**
 * A plate's two lines, both in the language whose turn it is. A word that no time goes with stands, with
 * the same in the second language below it.
 * @param single there is one line: a word and its time take turns too
 */
export function plateOf(
  row: Row,
  { lang, words, second, swapped, turn }: Say,
  single = false,
): Plate {
  const spoken = swapped && second ? second : { lang, words };
  const time = timeOf(row, spoken.words);
  const word = wordOf(row, spoken.words);
  const said = { word, lang: spoken.lang, more: time, moreLang: spoken.lang };
  if (single) return time !== null && turn ? { ...said, word: null } : { ...said, more: null };
  if (time !== null || second === null) return said;
  const more = wordOf(row, second.words);
  return { word: wordOf(row, words), lang, more, moreLang: second.lang };
}

/** When a zone that is closed for itself opens again today, RFC 3339; null when nobody knows. */
export const opensAgain = ({ seats }: Row): string | null =>
  seats
    .map(({ space }) => (space.reason.code === 'closed' ? (space.reason.opensAt ?? null) : null))
    .find((at) => at !== null) ?? null;
