import type { BookingView } from '$contract/booking-api.ts';
import { date } from '$lib/date.ts';
import { clock, day } from '$lib/time.ts';
import { dateOf, endTimeOf, spoken, wallTimeOf } from './wall.ts';
import { queryOf } from './wish.ts';

type Span = Pick<BookingView, 'startAt' | 'endAt'>;

/** `13:00〜17:15` */
export const timesOf = ({ startAt, endAt }: Span): string =>
  `${clock(startAt)}〜${spoken(endTimeOf(endAt))}`;

/** `2026年11月26日(木)` */
export const longDayOf = ({ startAt }: Pick<Span, 'startAt'>): string =>
  date(startAt).slice(0, date(startAt).indexOf('年') + 1) + day(startAt);

/** The query with which the same is looked for again. */
export const againOf = ({ startAt, endAt, kind, space }: BookingView): string =>
  queryOf({
    date: dateOf(startAt),
    from: wallTimeOf(startAt),
    to: endTimeOf(endAt),
    kind,
    seat: space,
  });
