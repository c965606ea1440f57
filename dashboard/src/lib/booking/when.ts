import type { BookingView } from '$contract/booking-api.ts';
import type { BookingWords } from '$lib/messages/booking/words.ts';
import { dateOf, endTimeOf, wallTimeOf } from './wall.ts';
import { queryOf } from './wish.ts';

/** `13:00〜17:15` */
export const timesOf = (
  { startAt, endAt }: Pick<BookingView, 'startAt' | 'endAt'>,
  words: BookingWords,
): string => words.span(wallTimeOf(startAt), endTimeOf(endAt));

/** The query with which the same is looked for again. */
export const againOf = ({ startAt, endAt, kind, space }: BookingView): string =>
  queryOf({
    date: dateOf(startAt),
    from: wallTimeOf(startAt),
    to: endTimeOf(endAt),
    kind,
    seat: space,
  });
