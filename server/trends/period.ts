import { eraYear, fiscalYear, fiscalYearName, plusDays } from '../calendar/days.ts';
import type { TrendsPeriod } from '../contract/trends.ts';
import type { TrendsUnit } from '../contract/trends-words.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const WEEKDAYS = '日月火水木金土';

export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
export const weekdayWord = (date: string): string => WEEKDAYS[weekdayOf(date)] ?? '';

/** 10月7日(水) */
export const dayWord = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日(${weekdayWord(date)})`;

/** A month so many months on: 2026-10. */
export function plusMonths(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const index = year * 12 + of - 1 + count;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

const lastDay = (month: string): string => plusDays(`${plusMonths(month, 1)}-01`, -1);

/** The dates and the name of a period; null: `at` is no date, month or fiscal year. */
export function periodOf(unit: TrendsUnit, at: string): TrendsPeriod | null {
  if (unit === 'year') {
    const year = Number(at);
    if (!/^20\d\d$/.test(at)) return null;
    const title = `${fiscalYearName(year)}（${year}年度）`;
    return { unit, at, title, from: `${at}-04-01`, to: `${year + 1}-03-31` };
  }
  const [year = 0, month = 0, day = 0] = at.split('-').map(Number);
  if (unit === 'month') {
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(at)) return null;
    const title = `${eraYear(at)}${month}月（${year}年${month}月）`;
    return { unit, at, title, from: `${at}-01`, to: lastDay(at) };
  }
  if (!/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(at) || at > lastDay(at.slice(0, 7)))
    return null;
  const title = `${eraYear(at)}${month}月${day}日（${weekdayWord(at)}）`;
  return { unit, at, title, from: at, to: at };
}

/** The period of this unit in which a date lies. */
export function periodAt(unit: TrendsUnit, date: string): TrendsPeriod {
  const at = { day: date, month: date.slice(0, 7), year: String(fiscalYear(date)) }[unit];
  const period = periodOf(unit, at);
  if (period === null) throw new RangeError(`no period of ${date}`);
  return period;
}

/** The period so many on; a day is the next or last calendar day. */
export function shift(period: TrendsPeriod, count: number): TrendsPeriod {
  const { unit, from } = period;
  if (unit === 'day') return periodAt(unit, plusDays(from, count));
  const months = count * (unit === 'year' ? 12 : 1);
  return periodAt(unit, `${plusMonths(from.slice(0, 7), months)}-01`);
}

/** The period one year before: of a day, the same weekday 52 weeks before. */
export function yearBefore(period: TrendsPeriod): TrendsPeriod {
  if (period.unit === 'day') return shift(period, -364);
  return shift(period, period.unit === 'year' ? -1 : -12);
}

/** Dates of a month, or months of a fiscal year: 2026-10-01 …, 2026-04 … */
export function bucketsOf({ unit, from, to }: TrendsPeriod): string[] {
  const list: string[] = [];
  if (unit === 'year') {
    for (let n = 0; n < 12; n += 1) list.push(plusMonths(from.slice(0, 7), n));
  } else {
    for (let date = from; date <= to; date = plusDays(date, 1)) list.push(date);
  }
  return list;
}
