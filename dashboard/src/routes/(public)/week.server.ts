import type { BookableKind, BookingWeek, WeekCell } from '$contract/booking-api.ts';
import { queryOf } from '$lib/booking/wish.ts';
import { noonOf } from '$lib/booking/wall.ts';
import type { PublicWords } from '$lib/messages/public/words.ts';
import type { Sign } from '$lib/signs.ts';

/** A cell of the week: what stands in it, what it is called, where it leads. */
export interface WeekPlace {
  level: 'free' | 'few' | 'full' | 'closed';
  sign: Sign;
  text: string;
  /** Said after the day, the part and the kind. */
  words: string;
  /** Query of the booking page; null: there is nothing to book. */
  query: string | null;
}

export interface WeekRow {
  date: string;
  /** `11/28`, `(土)`, said in full as the name of the row. */
  days: { date: string; weekday: string }[];
  name: string;
  /** Why nobody can come; null on an open day. */
  closed: { sign: string; why: string } | null;
  places: (WeekPlace | null)[];
}

/** Minutes in the longest part of a day: a kind that may be booked for so long is not limited. */
const PART = 255;

export interface WeekView {
  note: string;
  kinds: BookableKind[];
  rows: WeekRow[];
}

/** In the order of the board: most seats first. */
const ORDER: BookableKind[] = ['open', 'personal', 'booth', 'meeting'];
const PARTS = ['am', 'pm'] as const;
const SIGNS: Record<WeekCell['state'], [WeekPlace['level'], Sign]> = {
  free: ['free', 'ring'],
  few: ['few', 'triangle'],
  full: ['full', 'cross'],
  priority: ['closed', 'bar'],
  notYet: ['closed', 'bar'],
  past: ['closed', 'bar'],
};

function placeOf(cell: WeekCell, date: string, words: PublicWords): WeekPlace {
  const { kind, from, to, free, state } = cell;
  const [given, sign] = SIGNS[state];
  // One room is never few: it can be had or not.
  const level = kind === 'meeting' && given === 'few' ? 'free' : given;
  const { states, short, seats } = words.week;
  const bookable = state !== 'past' && state !== 'notYet';
  const known = state === 'free' || state === 'few' || state === 'full';
  return {
    level,
    sign: level === 'free' ? 'ring' : sign,
    text: known ? String(free) : short[state],
    words: known ? `${seats(kind, free)} ${states[level as 'free']}` : states[state],
    query: bookable ? queryOf({ date, from, to, kind }) : null,
  };
}

export function weekView(week: BookingWeek, words: PublicWords): WeekView {
  const offered = new Set(week.days.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  const kinds = ORDER.filter((kind) => offered.has(kind));
  const rows: WeekRow[] = [];
  for (const { date, closed, cells } of week.days) {
    const day = words.week.day(noonOf(date));
    const name = words.day(noonOf(date));
    const last = rows.at(-1);
    if (closed === null) {
      const places = kinds.flatMap((kind) =>
        PARTS.map((part) => {
          const cell = cells.find((each) => each.kind === kind && each.part === part);
          return cell === undefined ? null : placeOf(cell, date, words);
        }),
      );
      rows.push({ date, days: [day], name, closed: null, places });
      continue;
    }
    const [sign, why] = words.week.closed[closed];
    if (last?.closed?.why === why) {
      last.days.push(day);
      last.name += ` ${name}`;
    } else {
      rows.push({ date, days: [day], name, closed: { sign, why }, places: [] });
    }
  }
  const limited = kinds.filter((kind) => week.maxMinutes[kind] < PART);
  const { note, press } = words.week;
  const limits = limited.map((kind) =>
    words.week.limited(words.week.kinds[kind], week.maxMinutes[kind]),
  );
  return { note: note + limits.join('') + press, kinds, rows };
}
