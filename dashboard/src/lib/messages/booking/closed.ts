import type { PublicWords } from '../public/words.ts';
import type { BookingWords } from './words.ts';

/** Why a day is closed, in a language that staff do not write in: their reason stays as it is. */
export const closedWith =
  (
    closed: PublicWords['week']['closed'],
    shut: [sign: string, words: string],
  ): BookingWords['when']['closed'] =>
  (why, reason) => {
    const [sign, words] = why === null ? shut : closed[why];
    return { sign, words, quoted: why === null || why === 'exception' ? reason : null };
  };
