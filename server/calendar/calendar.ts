import holidayJp from '@holiday-jp/holiday_jp';

/** A day that differs from the rule, for the venue, a zone or one space; null times: closed all day. */
export interface DayException {
  /** YYYY-MM-DD */
  date: string;
  zone: string | null;
  space?: string | null;
  opensAt: string | null;
  closesAt: string | null;
  reason: string;
}

/** Opening hours of one day, in milliseconds. */
export interface Hours {
  opensAt: number;
  closesAt: number;
}

/** The calendar's word on an instant. */
export interface OpeningState {
  open: boolean;
  closesAt: number | null;
  opensAt: number | null;
  /** When this state began. */
  since: number;
  date: string;
  closedZones: string[];
  closedSpaces: string[];
}

// 仕様書 A-26: 月曜日から金曜日、午前8時30分から午後5時15分
const OPENS = '08:30';
const CLOSES = '17:15';
/** Days looked ahead for the next opening; the longest closure is the new year's. */
const HORIZON = 60;
// Japan has had no daylight saving time since 1951.
const OFFSET = '+09:00';

/** Business date in Asia/Tokyo, YYYY-MM-DD. */
export const dateOf = (instant: number): string =>
  new Date(instant + 9 * 3_600_000).toISOString().slice(0, 10);

/** `9:05`: the time of day in Asia/Tokyo, as it is said. */
export const timeOf = (instant: number | Date): string =>
  new Date(Number(instant) + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/, '');

/** The instant of a wall-clock time in Asia/Tokyo. */
export const instantOf = (date: string, time: string): number =>
  Date.parse(`${date}T${time}:00.000${OFFSET}`);

export const nextDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Why the venue is closed all day by rule; null on an open day. */
export function closedBy(date: string): 'weekend' | 'holiday' | 'newYear' | null {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return 'weekend';
  // The keyed table: isHoliday(Date) reads the machine's own time zone.
  if (date in holidayJp.holidays) return 'holiday';
  const monthDay = date.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03' ? 'newYear' : null;
}

/** Whether an exception is the whole venue's. */
export const isWhole = (each: DayException): boolean =>
  each.zone === null && (each.space ?? null) === null;

/** `calendar`: the hours of the contract; `always`: day and night, as the demo. Exceptions hold for both. */
export type Doors = 'calendar' | 'always';

/** Opening hours of a day; null when it is closed. Of two exceptions for it the later one counts. */
export function hoursOf(
  date: string,
  exceptions: DayException[],
  doors: Doors = 'calendar',
): Hours | null {
  const exception = exceptions.findLast((each) => each.date === date && isWhole(each));
  if (exception !== undefined) {
    const { opensAt, closesAt } = exception;
    return opensAt === null || closesAt === null
      ? null
      : { opensAt: instantOf(date, opensAt), closesAt: instantOf(date, closesAt) };
  }
  return usualHours(date, doors);
}

/** Opening hours of a day by the rule alone; null when it is closed by it. */
export function usualHours(date: string, doors: Doors = 'calendar'): Hours | null {
  if (doors === 'always') {
    return { opensAt: instantOf(date, '00:00'), closesAt: instantOf(nextDate(date), '00:00') };
  }
  return closedBy(date) === null
    ? { opensAt: instantOf(date, OPENS), closesAt: instantOf(date, CLOSES) }
    : null;
}

/** Is the venue open at `now`, until when, and when does it open next? */
export function openingAt(
  now: number,
  exceptions: DayException[],
  doors: Doors = 'calendar',
): OpeningState {
  const date = dateOf(now);
  const today = hoursOf(date, exceptions, doors);
  const shut = exceptions.filter(
    (each) => each.date === date && !isWhole(each) && !isWithin(now, date, each),
  );
  const closedZones = shut.flatMap((each) => (each.space ? [] : (each.zone ?? [])));
  const closedSpaces = shut.flatMap((each) => each.space ?? []);
  if (today !== null && today.opensAt <= now && now < today.closesAt) {
    // Doors that open again at the instant at which they would close do not close.
    const on = hoursOf(nextDate(date), exceptions, doors)?.opensAt === today.closesAt;
    return {
      open: true,
      closesAt: on ? null : today.closesAt,
      opensAt: null,
      since: today.opensAt,
      date,
      closedZones,
      closedSpaces,
    };
  }
  const past = today !== null && now >= today.closesAt;
  const since = past ? today.closesAt : instantOf(date, '00:00');
  const state = { since, date, closedZones, closedSpaces };
  let day = today !== null && !past ? date : nextDate(date);
  for (let n = 0; n < HORIZON; n += 1, day = nextDate(day)) {
    const hours = hoursOf(day, exceptions, doors);
    if (hours !== null) {
      return { open: false, closesAt: null, opensAt: hours.opensAt, ...state };
    }
  }
  return { open: false, closesAt: null, opensAt: null, ...state };
}

function isWithin(now: number, date: string, day: DayException): boolean {
  if (day.opensAt === null || day.closesAt === null) return false;
  return instantOf(date, day.opensAt) <= now && now < instantOf(date, day.closesAt);
}
