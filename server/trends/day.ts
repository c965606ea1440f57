import {
  hoursOf,
  instantOf,
  isWhole,
  type DayException,
  type Hours,
} from '../calendar/calendar.ts';
import { outcomesOf, type BookingFact, type CheckInFact, type Outcomes } from './outcomes.ts';
import {
  hoursIn,
  spaceHour,
  WHOLE,
  zoneHour,
  type Line,
  type Sums,
  type ZoneSums,
} from './rollup.ts';
import { stretchesOf, type Interval, type Span, type Stretch } from './stretches.ts';

/** A seat of the floor plan in force. */
export interface Seat {
  id: string;
  zone: string;
}

/** All that is known of one business date. */
export interface DayFacts {
  date: string;
  /** Nothing later than this counts. */
  until: number;
  seats: readonly Seat[];
  exceptions: readonly DayException[];
  intervals: readonly Interval[];
  gaps: readonly Span[];
  bookings: readonly BookingFact[];
  checkIns: readonly CheckInFact[];
}

export type SpaceHourRow = Sums & { spaceId: string; zoneId: string; date: string; hour: number };
export type ZoneHourRow = ZoneSums & { zoneId: string; date: string; hour: number };
export type ZoneDayRow = ZoneSums & Outcomes & { zoneId: string; date: string; seats: number };

export interface DayRows {
  spaceHours: SpaceHourRow[];
  zoneHours: ZoneHourRow[];
  zoneDays: ZoneDayRow[];
}

/** The roll-ups of one business date: a function of its facts (TR7). */
export function rollDay(facts: DayFacts): DayRows {
  const { date, until, seats, intervals, gaps, bookings, checkIns } = facts;
  const exceptions = facts.exceptions.filter((each) => each.date === date);
  const bySpace = new Map<string, Interval[]>();
  for (const each of intervals) {
    const own = bySpace.get(each.space);
    if (own === undefined) bySpace.set(each.space, [each]);
    else own.push(each);
  }
  const lines = seats.flatMap(({ id, zone }): (Line & { window: Hours })[] => {
    const window = windowOf(id, zone, date, exceptions);
    if (window === null || window.opensAt >= until) return [];
    const own = [...(bySpace.get(id) ?? [])].sort((a, b) => a.from - b.from);
    return [{ space: id, zone, window, stretches: stretchesOf(window, until, own, gaps) }];
  });
  const spaceHours = lines.flatMap((line) =>
    hoursIn(line.window, until).map((hour) => ({
      ...{ spaceId: line.space, zoneId: line.zone, date, hour },
      ...spaceHour(line, hour),
    })),
  );
  const zones = [...new Set(lines.map(({ zone }) => zone)), ...(lines.length > 0 ? [WHOLE] : [])];
  const stretches = new Map(lines.map((line) => [line.space, line.stretches]));
  const lineOf = (seat: string): readonly Stretch[] => stretches.get(seat) ?? [];
  const rolled = zones.map((zone) => {
    const own = lines.filter((line) => zone === WHOLE || line.zone === zone);
    const hours = [...new Set(own.flatMap(({ window }) => hoursIn(window, until)))].sort(
      (a, b) => a - b,
    );
    const rows = hours.map((hour) => ({ zoneId: zone, date, hour, ...zoneHour(own, hour) }));
    const isOwn = (each: { zone: string }) => zone === WHOLE || each.zone === zone;
    const day = {
      ...{ zoneId: zone, date, seats: own.length, ...sumOf(rows) },
      ...outcomesOf(bookings.filter(isOwn), checkIns.filter(isOwn), lineOf, until),
    };
    return { rows, day };
  });
  return {
    spaceHours,
    zoneHours: rolled.flatMap(({ rows }) => rows),
    zoneDays: rolled.map(({ day }) => day),
  };
}

function sumOf(rows: readonly ZoneHourRow[]): ZoneSums {
  const sum = (key: keyof ZoneSums) => rows.reduce((total, row) => total + row[key], 0);
  return {
    openSeconds: sum('openSeconds'),
    unknownSeconds: sum('unknownSeconds'),
    busySeconds: sum('busySeconds'),
    awaySeconds: sum('awaySeconds'),
    starts: sum('starts'),
    peak: Math.max(0, ...rows.map(({ peak }) => peak)),
    anySeconds: sum('anySeconds'),
    fullSeconds: sum('fullSeconds'),
  };
}

/** When a seat is there to be used on a date by the calendar (TR1); null: not at all. */
export function windowOf(
  space: string,
  zone: string,
  date: string,
  exceptions: readonly DayException[],
): Hours | null {
  const hours = hoursOf(date, [...exceptions]);
  if (hours === null) return null;
  let { opensAt, closesAt } = hours;
  for (const each of exceptions) {
    const meant = each.space ? each.space === space : each.zone === zone;
    if (each.date !== date || isWhole(each) || !meant) continue;
    if (each.opensAt === null || each.closesAt === null) return null;
    opensAt = Math.max(opensAt, instantOf(date, each.opensAt));
    closesAt = Math.min(closesAt, instantOf(date, each.closesAt));
  }
  return opensAt < closesAt ? { opensAt, closesAt } : null;
}
