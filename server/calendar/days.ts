import holidayJp from '@holiday-jp/holiday_jp';
import {
  closedBy,
  hoursOf,
  instantOf,
  isWhole,
  nextDate,
  type DayException,
  type Doors,
} from './calendar.ts';

/** Days looked through for an open one; the longest closure is the new year's. */
const HORIZON = 60;

/** Fiscal year of a business date: April to March (令和9年3月 belongs to 令和8年度 = 2026). */
export function fiscalYear(date: string): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month >= 4 ? year : year - 1;
}

/** 令和8年 of a month: 2026-10. The era began in May 2019; 平成 came before it. */
export function eraYear(month: string): string {
  const year = Number(month.slice(0, 4));
  if (month < '2019-05') return `平成${year - 1988}年`;
  return `令和${year === 2019 ? '元' : year - 2018}年`;
}

/** 令和8年度: called by the era in which most of it lies. */
export const fiscalYearName = (year: number): string => `${eraYear(`${year}-12`)}度`;

export const previousDate = (date: string): string => plusDays(date, -1);

/** A business date so many days on. */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const isOpen = (date: string, exceptions: DayException[], doors?: Doors) =>
  hoursOf(date, exceptions, doors) !== null;

/** The first open day from `date` on, itself included; null when none is near. */
export function openDayFrom(
  date: string,
  exceptions: DayException[],
  doors?: Doors,
): string | null {
  let day = date;
  for (let n = 0; n < HORIZON; n += 1, day = nextDate(day)) {
    if (isOpen(day, exceptions, doors)) return day;
  }
  return null;
}

/** The open day that is `count` open days before `date`; null when none is near. */
export function openDayBefore(
  date: string,
  count: number,
  exceptions: DayException[],
  doors?: Doors,
): string | null {
  let day = date;
  let left = count;
  for (let n = 0; n < HORIZON && left > 0; n += 1) {
    day = previousDate(day);
    if (isOpen(day, exceptions, doors)) left -= 1;
  }
  return left === 0 ? day : null;
}

/** Open days from one business date to another, both included. */
export function openDaysIn(from: string, to: string, exceptions: DayException[]): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDate(day)) {
    if (isOpen(day, exceptions)) days.push(day);
  }
  return days;
}

/** Why a day is closed; null on an open one. */
export interface Closed {
  why: 'weekend' | 'holiday' | 'newYear' | 'exception';
  /** 休日(振替), 年末年始, or the reason that was given. */
  name: string;
}

/** @returns null on an open day */
export function closedOn(date: string, exceptions: DayException[], doors?: Doors): Closed | null {
  if (isOpen(date, exceptions, doors)) return null;
  const given = exceptions.findLast((each) => each.date === date && isWhole(each));
  if (given !== undefined) return { why: 'exception', name: given.reason };
  const why = closedBy(date) ?? 'exception';
  const names = { weekend: '休館日', newYear: '年末年始', exception: '休館日' };
  return { why, name: why === 'holiday' ? (holidayName(date) ?? '祝日') : names[why] };
}

/** The name of a national holiday as it is shown: substitutes are 休日(振替). */
export function holidayName(date: string): string | null {
  const name = (holidayJp.holidays as Record<string, { name: string } | undefined>)[date]?.name;
  if (name === undefined) return null;
  return name.includes('振替') ? '休日(振替)' : name;
}

/** The last date of which the holidays are known. */
export const calendarKnownUntil = (): string => Object.keys(holidayJp.holidays).sort().at(-1) ?? '';

/** Why one space is closed in an interval though the venue is open; null: it is not. */
export function spaceClosedBy(
  space: { id: string; zone: string },
  date: string,
  between: { startAt: number; endAt: number },
  exceptions: DayException[],
): string | null {
  for (const each of exceptions) {
    const meant = each.space ? each.space === space.id : each.zone === space.zone;
    if (each.date !== date || isWhole(each) || !meant) continue;
    const { opensAt, closesAt } = each;
    const inside =
      opensAt !== null &&
      closesAt !== null &&
      instantOf(date, opensAt) <= between.startAt &&
      between.endAt <= instantOf(date, closesAt);
    if (!inside) return each.reason;
  }
  return null;
}
