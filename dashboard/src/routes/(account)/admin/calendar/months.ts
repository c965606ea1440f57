import type { CalendarDay } from '$contract/calendar-api.ts';

/** A month as a calendar shows it: weeks from Sunday on, null where another month is. */
export interface Month {
  /** `2026-04` */
  id: string;
  name: string;
  open: number;
  weeks: (CalendarDay | null)[][];
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The months of days that follow each other. */
export function monthsOf(days: readonly CalendarDay[]): Month[] {
  const ids = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return ids.map((id) => {
    const own = days.filter(({ date }) => date.startsWith(id));
    const cells: (CalendarDay | null)[] = [
      ...Array.from({ length: weekdayOf(own[0]?.date ?? id) }, () => null),
      ...own,
    ];
    while (cells.length % 7 !== 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
    const [year, month] = id.split('-').map(Number);
    const open = own.filter(({ opensAt }) => opensAt !== null).length;
    return { id, name: `${year}年${month}月`, open, weeks };
  });
}

/** Fiscal year of a business date: April to March. */
export const fiscalYearOf = (date: string): number =>
  Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);

/** 令和8年度（2026年度） */
export const fiscalYearName = (year: number): string =>
  year < 2019 ? `${year}年度` : `令和${year === 2019 ? '元' : year - 2018}年度（${year}年度）`;
