import type { Trends, TrendsFigures } from '$contract/trends.ts';
import type { TrendsUnit } from '$contract/trends-words.ts';

const LENGTH = 12;

/** What the twelve months before are called. */
export const pastWord = (unit: TrendsUnit): string => (unit === 'year' ? '前年度' : '前年');

type Month = { month: string; figures: TrendsFigures | null };

/** The twelve months to show, and the twelve before: a fiscal year whole, else up to the last one with figures. */
export function twelve({ months, period }: Pick<Trends, 'months' | 'period'>): {
  now: Month[];
  then: Month[];
} {
  const last =
    period.unit === 'year'
      ? months.length - 1
      : months.findLastIndex(({ figures }) => figures !== null);
  const end = Math.max(last, LENGTH) + 1;
  const now = months.slice(Math.max(0, end - LENGTH), end);
  const then = months.slice(Math.max(0, end - 2 * LENGTH), Math.max(0, end - LENGTH));
  return { now, then };
}
