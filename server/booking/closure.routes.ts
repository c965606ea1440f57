import * as z from 'zod';
import { Refused, route, type Route } from '../api/route.ts';
import { isWhole, nextDate } from '../calendar/calendar.ts';
import { calendarKnownUntil } from '../calendar/days.ts';
import type { Clock } from '../clock.ts';
import { date } from '../contract/booking-api.ts';
import {
  calendarView,
  closureMade,
  exceptionRequest,
  exceptionView,
  type CalendarDay,
} from '../contract/calendar-api.ts';
import type { Closures } from './closures.ts';
import { businessDate, type Calendar } from './days.ts';
import type { ExceptionsStore, StoredException } from './exceptions.store.ts';
import type { Names } from './views.ts';

export interface ClosureRouteParts {
  closures: Closures;
  exceptions: ExceptionsStore;
  calendar: () => Promise<Calendar>;
  names: Names;
  /** What a zone is called. */
  zoneName: (zone: string) => string;
  clock: Clock;
}

const READERS = ['staff', 'manager', 'official', 'administrator'] as const;
const MAKERS = ['manager', 'administrator'] as const;
const limit = { points: 30, seconds: 60, by: 'person' } as const;
const id = z.object({ id: z.string().max(60) });
const span = z.object({ from: date, to: date });
/** Days of one answer: a fiscal year with the days around it. */
const LONGEST = 400;

/** The business calendar, for everybody; its exceptions, for those who run the place. */
export function closureRoutes(parts: ClosureRouteParts): Route[] {
  const { closures, exceptions, calendar, names, zoneName, clock } = parts;
  const nameOf = ({ zone, space }: { zone: string | null; space?: string | null }): string => {
    if (space) return names(space).label;
    return zone === null ? '全館' : zoneName(zone);
  };
  return [
    route({
      method: 'get',
      path: '/calendar',
      summary: 'Opening hours of each day, and what is closed on it',
      who: 'anyone',
      query: span,
      response: calendarView,
      limit: { points: 120, seconds: 60, by: 'address' },
      async handle({ query }) {
        const dates = datesOf(query);
        const days = await calendar();
        const closed = days.exceptions.filter(
          (each) => !isWhole(each) && query.from <= each.date && each.date <= query.to,
        );
        return {
          days: dates.map((date) => dayOf(date, days)),
          closures: closed.map(({ space = null, ...each }) => ({
            ...each,
            space,
            name: nameOf({ ...each, space }),
          })),
          knownUntil: calendarKnownUntil(),
        };
      },
    }),
    route({
      method: 'get',
      path: '/calendar/exceptions',
      summary: 'Days, zones and seats that differ from the rule, and who made them so',
      who: READERS,
      query: span,
      response: z.object({ exceptions: z.array(exceptionView) }),
      async handle({ query }) {
        const rows = await exceptions.between(query.from, query.to);
        const makers = await exceptions.namesOf(rows.flatMap(({ madeBy }) => madeBy ?? []));
        const today = businessDate(clock.now());
        const view = (row: StoredException) => ({
          ...row,
          name: nameOf(row),
          madeBy: makers.get(row.madeBy ?? '') ?? null,
          removable: row.date >= today,
        });
        return { exceptions: rows.map(view) };
      },
    }),
    route({
      method: 'post',
      path: '/calendar/exceptions',
      summary:
        'Close or open the venue, a zone or a seat on a day; 409 lists the bookings in its way',
      who: MAKERS,
      body: exceptionRequest,
      response: closureMade,
      status: 201,
      limit,
      handle: ({ body, actor }) => closures.add(body, actor),
    }),
    route({
      method: 'delete',
      path: '/calendar/exceptions/:id',
      summary: 'Take an exception back; 409 lists the bookings in its way',
      who: MAKERS,
      params: id,
      query: z.object({ cancelBookings: z.enum(['true', 'false']).default('false') }),
      response: closureMade,
      status: 200,
      limit,
      handle: ({ params, query, actor }) =>
        closures.remove(params.id, query.cancelBookings === 'true', actor),
    }),
  ];
}

function datesOf({ from, to }: { from: string; to: string }): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to && dates.length <= LONGEST; date = nextDate(date)) {
    dates.push(date);
  }
  if (dates.length === 0) throw new Refused(400, '終わりの日は、始まりより後にしてください');
  if (dates.length > LONGEST) throw new Refused(400, `一度に見られるのは${LONGEST}日までです`);
  return dates;
}

const wall = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(11, 16);

function dayOf(date: string, calendar: Calendar): CalendarDay {
  const hours = calendar.hoursOf(date);
  const own = calendar.exceptions.findLast((each) => each.date === date && isWhole(each));
  if (hours === null) {
    const { why, name } = calendar.closedOn(date) ?? { why: 'exception', name: '休館日' };
    const mark = why === 'holiday' ? '祝' : '休';
    return { date, opensAt: null, closesAt: null, mark, reason: name };
  }
  return {
    date,
    opensAt: wall(hours.opensAt),
    closesAt: wall(hours.closesAt) === '00:00' ? '24:00' : wall(hours.closesAt),
    mark: null,
    reason: own?.reason ?? null,
  };
}
