import { error } from '@sveltejs/kit';
import type { DayAvailability, DayLevel } from '$contract/booking-api.ts';
import { fit, hoursOf, type Hours, type Span } from './times.ts';
import { dateOf, minutesOf, plusDays, sundayOf, wallTimeOf } from './wall.ts';
import { proposedDay } from './weeks.ts';
import type { Wish } from './wish.ts';

type Locals = App.Locals;

/** Two weeks, Sunday first. */
const DAYS = 14;

async function ask<T>(locals: Locals, path: string, query: object): Promise<T> {
  const answer = await locals.call('get', path, { query });
  if (answer.status === 200) return answer.body as T;
  error(answer.status >= 500 ? 503 : answer.status, '予約の空きを調べられませんでした。');
}

export interface DaySight {
  date: string;
  /** Null: closed. */
  hours: Hours | null;
  span: (Span & { cut: boolean }) | null;
  day: DayAvailability;
}

/** What is free on a date, in the interval that is asked for as far as the hours allow it. */
export async function lookAtDay(locals: Locals, wish: Wish, date: string): Promise<DaySight> {
  const now = locals.live.now();
  const today = date === dateOf(now);
  const outlet = wish.outlet ? 'true' : 'false';
  const look = (span: Span) =>
    ask<DayAvailability>(locals, '/booking/day', {
      date,
      from: span.from,
      to: span.to,
      outlet,
      kind: wish.kind,
    });
  const [from, to] = [wish.from ?? '13:00', wish.to ?? '17:00'];
  const first = minutesOf(from) < minutesOf(to) ? { from, to } : { from: '13:00', to: '17:00' };
  const day = await look(first);
  const hours = hoursOf(day, today ? minutesOf(wallTimeOf(now)) : null);
  if (hours === null) return { date, hours, span: null, day };
  const maxMinutes = day.kinds.find(({ kind }) => kind === wish.kind)?.maxMinutes ?? 1_440;
  const span = fit(wish, hours, { today, maxMinutes });
  const same = span.from === first.from && span.to === first.to;
  return { date, hours, span, day: same ? day : await look(span) };
}

/** The calendar, and the day that is chosen in it or proposed. */
export async function lookAtDays(locals: Locals, wish: Wish) {
  const today = dateOf(locals.live.now());
  const start = sundayOf(wish.week ?? wish.date ?? today);
  const { days } = await ask<{ days: DayLevel[] }>(locals, '/booking/days', {
    kind: wish.kind,
    from: start,
    days: DAYS,
  });
  return {
    days,
    start,
    previous: start > sundayOf(today) ? plusDays(start, -7) : null,
    next: plusDays(start, 7),
    date: wish.date ?? proposedDay(days),
  };
}
