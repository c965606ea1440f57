import type { DayLevel } from '$contract/booking-api.ts';
import { day, moment } from '$lib/time.ts';
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
  open: boolean;
}

const SIGNS: Partial<Record<DayLevel['level'], [Sign, string]>> = {
  free: ['ring', '空きあり'],
  few: ['triangle', '残りわずか'],
  full: ['cross', '満席'],
};

/** Names of national holidays (国民の祝日に関する法律); everything else is 休. */
const HOLIDAY = /の日$|^(元日|天皇誕生日|憲法記念日|国民の休日|休日|祝)/;

const shortDate = (at: string): string => {
  const [month = '', date = ''] = moment(at, 0).split(/[月日]/);
  return `${month}/${date}`;
};

function cellOf(given: DayLevel, first: boolean): Cell {
  const [, month, date] = given.date.split('-').map(Number);
  const shared = {
    date: given.date,
    level: given.level,
    month: date === 1 && !first ? `${month}/` : null,
    number: String(date),
    sign: null,
    short: null,
    open: false,
  };
  const [sign, word] = SIGNS[given.level] ?? [];
  if (sign && word) return { ...shared, sign, words: word, open: true };
  if (given.level === 'closed') {
    const why = given.why ?? '休館日';
    return { ...shared, short: HOLIDAY.test(why) ? '祝' : '休', words: why };
  }
  if (given.level === 'notYet') {
    const at = given.bookableFrom;
    return {
      ...shared,
      short: at && `${shortDate(at)}〜`,
      words: at ? `${day(at)}から予約できます` : 'まだ予約できません',
      open: true,
    };
  }
  return { ...shared, words: '終わりました' };
}

/** Days that begin with a Sunday, as rows of seven. */
export function weeksOf(days: readonly DayLevel[]): Cell[][] {
  const cells = days.map((each, i) => cellOf(each, i === 0));
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) =>
    cells.slice(i * 7, i * 7 + 7),
  );
}

/** The day that is proposed: the first with a free space, else the first that can be asked for. */
export function proposedDay(days: readonly DayLevel[]): string | null {
  const first = (levels: DayLevel['level'][]) => days.find(({ level }) => levels.includes(level));
  return (first(['free', 'few']) ?? first(['full']) ?? first(['notYet']))?.date ?? null;
}

/** `11月26日(木)` of a date. */
export const dayWords = (date: string): string => day(noonOf(date));
