import {
  closedBy,
  dateOf,
  hoursOf,
  isWhole,
  nextDate,
  usualHours,
  type DayException,
  type Doors,
} from './calendar.ts';

/** What else people want to know of a day: when it ended, why it differs, which weekdays are off. */
export interface DayFacts {
  /** The last closing; null while open, and when none is known. */
  closedAt: number | null;
  special: { reason: string; usual: number | null } | null;
  daysOff: { date: string; why: 'holiday' | 'newYear' | 'exception' }[];
}

/** Days looked back for the last closing, and ahead for days off. */
const BACK = 14;
const AHEAD = 40;
const DAYS_OFF = 3;

const daysFrom = (date: string, count: number): string[] => {
  const dates = [date];
  while (dates.length < count) dates.push(nextDate(dates.at(-1) ?? date));
  return dates;
};
const dayBefore = (date: string, n: number): string =>
  dateOf(Date.parse(`${date}T12:00:00+09:00`) - n * 86_400_000);

/** The facts of the day that `now` lies in. */
export function dayFacts(now: number, exceptions: DayException[], doors?: Doors): DayFacts {
  const date = dateOf(now);
  const exception = exceptions.findLast((each) => each.date === date && isWhole(each));
  const daysOff = daysFrom(nextDate(date), AHEAD)
    .filter((day) => hoursOf(day, exceptions, doors) === null)
    .flatMap((day): DayFacts['daysOff'] => {
      const why = closedBy(day) ?? 'exception';
      return why === 'weekend' ? [] : [{ date: day, why }];
    })
    .slice(0, DAYS_OFF);
  return {
    closedAt: lastClosing(now, exceptions, doors),
    special:
      exception === undefined
        ? null
        : {
            reason: exception.reason.slice(0, 100),
            usual: usualHours(date, doors)?.closesAt ?? null,
          },
    daysOff,
  };
}

function lastClosing(now: number, exceptions: DayException[], doors?: Doors): number | null {
  for (let n = 0; n < BACK; n += 1) {
    const hours = hoursOf(dayBefore(dateOf(now), n), exceptions, doors);
    if (hours === null || now < hours.opensAt) continue;
    return now < hours.closesAt ? null : hours.closesAt;
  }
  return null;
}
