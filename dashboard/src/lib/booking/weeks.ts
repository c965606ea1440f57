import type { DayLevel } from '$contract/booking-api.ts';
import type { BookingWords } from '$lib/messages/booking/words.ts';
import type { Sign } from '$lib/words.ts';
import { noonOf } from './wall.ts';

/** A cell of the calendar: what stands in it, what it is called, whether it can be pressed. */
export interface Cell {
  date: string;
  level: DayLevel['level'];
  /** `26`; `12/1` where a month begins. */
  month: string | null;
  number: string;
  /** One sign or a short word under the number. */
  sign: Sign | null;
  short: string | null;
  words: string;
  /** What staff wrote, in Japanese, where the page speaks another language. */
  quoted: string | null;
  open: boolean;
}

export const SIGNS = { free: 'ring', few: 'triangle', full: 'cross' } as const;

function cellOf(given: DayLevel, first: boolean, words: BookingWords): Cell {
  const { date, level } = given;
  const noon = noonOf(date);
  const { when } = words;
  const begins = date.endsWith('-01') && !first;
  const shared = {
    ...{ date, level },
    month: begins ? when.monthOf(noon) : null,
    number: String(Number(date.slice(8))),
    ...{ sign: null, short: null, quoted: null, open: false },
  };
  switch (level) {
    case 'closed': {
      const said = when.closed(given.closed, given.why);
      return { ...shared, short: said.sign, words: said.words, quoted: said.quoted };
    }
    case 'notYet': {
      const at = given.bookableFrom;
      return {
        ...shared,
        short: at && when.opensShort(words.shortDay(at)),
        words: at ? when.opens(words.day(at)) : when.levels.notYet,
        open: true,
      };
    }
    case 'past':
      return { ...shared, words: when.levels.past };
    default:
      return { ...shared, sign: SIGNS[level], words: when.levels[level], open: true };
  }
}

/** Days that begin with a Sunday, as rows of seven. */
export function weeksOf(days: readonly DayLevel[], words: BookingWords): Cell[][] {
  const cells = days.map((each, i) => cellOf(each, i === 0, words));
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) =>
    cells.slice(i * 7, i * 7 + 7),
  );
}

/** The day that is proposed: the first with a free space, else the first that can be asked for. */
export function proposedDay(days: readonly DayLevel[]): string | null {
  const first = (levels: DayLevel['level'][]) => days.find(({ level }) => levels.includes(level));
  return (first(['free', 'few']) ?? first(['full']) ?? first(['notYet']))?.date ?? null;
}
