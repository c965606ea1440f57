import type { Trends, TrendsBucket, TrendsFigures } from '$contract/trends.ts';
import { percent, utilisation } from '$contract/trends-shares.ts';
import type { TrendsUnit } from '$contract/trends-words.ts';
import { count, hoursOf, percentOf, weekdayOf } from './format.ts';

export const BUCKET_TITLES: Record<TrendsUnit, string> = {
  day: '時刻ごとの稼働率',
  month: '日ごとの稼働率',
  year: '年度の各月の稼働率',
};

/** A row below the bars. */
export interface BucketRow {
  name: string;
  of: (figures: TrendsFigures) => string;
  /** Where thirty columns are too narrow for `of`. */
  narrow?: (figures: TrendsFigures) => string;
  /** Has no room on a sheet of thirty columns. */
  screen?: true;
  /** What is written behind the sum. */
  unit: string;
}

const SEEN: BucketRow[] = [
  {
    name: '稼働率 %',
    of: (of) => percentOf(utilisation(of)),
    narrow: (of) => String(Math.round(percent(utilisation(of)) ?? 0)),
    unit: ' %',
  },
  { name: '在席 席時間', of: (of) => hoursOf(of.busySeconds), unit: '' },
  { name: '分母 席時間', of: (of) => hoursOf(utilisation(of).total), screen: true, unit: '' },
  { name: '最大同時 席', of: ({ peak }) => count(peak), unit: ' 席' },
  { name: '利用回数', of: ({ starts }) => count(starts), unit: ' 回' },
];
const GUESTS: BucketRow = { name: '延べ利用者 人', of: ({ visits }) => count(visits), unit: ' 人' };

/** Guests are counted by the day: hours have none. */
export const bucketRows = (unit: TrendsUnit): BucketRow[] =>
  unit === 'day' ? SEEN : [...SEEN, GUESTS];

/** Utilisation in per cent; null: nothing was measured. */
export const valueOf = ({ figures }: TrendsBucket): number | null =>
  figures && percent(utilisation(figures));

/** `7日(水)`, `4月`, `10時台` */
export function bucketWord(unit: TrendsUnit, id: string): string {
  if (unit === 'month') return `${Number(id.slice(8))}日(${weekdayOf(id)})`;
  return unit === 'year' ? `${Number(id.slice(5))}月` : `${id}時台`;
}

/** Over its column: `7`, `4月`, `10` */
export function bucketHead(unit: TrendsUnit, id: string): string {
  if (unit === 'month') return String(Number(id.slice(8)));
  return unit === 'year' ? `${Number(id.slice(5))}月` : id;
}

/** What the bars show, in a sentence. */
export function showing({ period: { unit }, figures }: Trends, top: TrendsBucket | undefined) {
  if (top?.figures == null) return '';
  const whole = unit === 'day' ? '1日' : '期間';
  const most = percentOf(utilisation(top.figures));
  return `${whole}全体で${percentOf(utilisation(figures.now))} %。最も高いのは${bucketWord(unit, top.id)}の${most} %`;
}
