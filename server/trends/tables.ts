import type { TrendsFigures, TrendsTable } from '../contract/trends.ts';
import { TABLE_WORDS, type TrendsTableId } from '../contract/trends-words.ts';
import { hours, meanSeats, noShowShare, percent, utilisation } from '../contract/trends-shares.ts';
import type { Report } from './report.ts';
import { yearBefore } from './period.ts';

type Cell = string | number | null;
type Column = [name: string, of: (figures: TrendsFigures) => Cell];

const USE: Column[] = [
  ['開館日数', (of) => of.days],
  ['席数', (of) => of.seats],
  ['提供（席時間）', (of) => hours(of.openSeconds)],
  ['欠測（席時間）', (of) => hours(of.unknownSeconds)],
  ['分母（席時間）', (of) => hours(of.openSeconds - of.unknownSeconds)],
  ['在席（席時間）', (of) => hours(of.busySeconds)],
  ['うち離席（席時間）', (of) => hours(of.awaySeconds)],
  ['稼働率（%）', (of) => percent(utilisation(of))],
  ['利用回数', (of) => of.starts],
  ['最大同時（席）', (of) => of.peak],
  ['満席（時間）', (of) => hours(of.fullSeconds)],
];
/** An hour has no days, and its most seats stand in the day's row. */
const HOURLY = USE.slice(2);
const BOOKED: Column[] = [
  ['予約（件）', (of) => of.bookings],
  ['予約（時間）', (of) => hours(of.bookedSeconds)],
  ['使用（時間）', (of) => hours(of.usedSeconds)],
  ['空き（時間）', (of) => hours(of.idleSeconds)],
  ['無断不使用（時間）', (of) => hours(of.absentSeconds)],
  ['無断不使用（件）', (of) => of.noShows],
  ['無断不使用率（%）', (of) => percent(noShowShare(of))],
  ['確認できない予約（件）', (of) => of.unjudged],
  ['取消し（件）', (of) => of.cancelled],
];
const GUESTS: Column[] = [
  ['延べ利用者（人）', (of) => of.visits],
  ['うち当日受付（人）', (of) => of.walkIns],
  ['当日受付（時間）', (of) => hours(of.walkInSeconds)],
];

const columnsOf = (first: string[], columns: Column[]) => [
  ...first,
  ...columns.map(([name]) => name),
];
const cellsOf = (figures: TrendsFigures | null, columns: Column[]): Cell[] =>
  columns.map(([, of]) => (figures === null ? null : of(figures)));

const tenths = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

const WEEKDAYS = ' 月火水木金土日';
const BUCKET = { day: '時刻', month: '日', year: '月' } as const;

/** A table under a plot, out of the report of the page (TR15). */
export function tableOf(
  id: Exclude<TrendsTableId, 'spaces' | 'hours' | 'days'>,
  report: Report,
): TrendsTable {
  const { period, figures, zones } = report;
  const nameOf = (zone: string) => zones.find((each) => each.id === zone)?.name ?? zone;
  const all = [...USE, ...BOOKED, ...GUESTS];
  const table = (columns: string[], rows: Cell[][]): TrendsTable => ({
    ...{ id, title: TABLE_WORDS[id], columns, rows },
  });
  switch (id) {
    case 'figures':
      return table(columnsOf(['期間'], all), [
        [period.title, ...cellsOf(figures.now, all)],
        [`前：${report.before.title}`, ...cellsOf(figures.before, all)],
        // Of a fiscal year, the one before is both.
        ...(period.unit === 'year'
          ? []
          : [[`前年：${yearBefore(period).title}`, ...cellsOf(figures.lastYear, all)]]),
      ]);
    case 'buckets': {
      const columns = period.unit === 'day' ? HOURLY : all;
      return table(
        columnsOf([BUCKET[period.unit], '休館'], columns),
        report.buckets.map((each) => [
          period.unit === 'day' ? `${each.id}時台` : each.id,
          each.closed,
          ...cellsOf(each.figures, columns),
        ]),
      );
    }
    case 'heat':
      return table(
        [
          ...['曜日', '時刻', '日数', '提供（席時間）', '欠測（席時間）', '分母（席時間）'],
          ...['在席（席時間）', '稼働率（%）', '平均在席（席）', '最大同時（席）'],
        ],
        report.heat.map((cell) => [
          ...[WEEKDAYS[cell.weekday] ?? '', `${cell.hour}時台`, cell.days],
          ...[hours(cell.openSeconds), hours(cell.unknownSeconds)],
          ...[hours(cell.openSeconds - cell.unknownSeconds), hours(cell.busySeconds)],
          ...[percent(utilisation(cell)), tenths(meanSeats(cell, figures.now.seats)), cell.peak],
        ]),
      );
    case 'zones':
      return table(
        columnsOf(['区画'], USE),
        report.byZone.map((each) => [nameOf(each.zone), ...cellsOf(each.figures, USE)]),
      );
    case 'bookings':
      return table(
        columnsOf(['区画'], [...BOOKED, ...GUESTS]),
        report.byZone.map((each) => [
          nameOf(each.zone),
          ...cellsOf(each.figures, [...BOOKED, ...GUESTS]),
        ]),
      );
    case 'noShows':
      return table(
        columnsOf(['月'], BOOKED),
        report.months.map((each) => [each.month, ...cellsOf(each.figures, BOOKED)]),
      );
    case 'months':
      return table(
        columnsOf(['月'], all),
        report.months.map((each) => [each.month, ...cellsOf(each.figures, all)]),
      );
    case 'quality':
      return table(
        [
          '区画',
          period.unit === 'year' ? '月' : '日',
          '提供（席時間）',
          '欠測（席時間）',
          '取得（%）',
        ],
        report.quality.cells.map(({ zone, bucket, openSeconds, unknownSeconds }) => [
          ...[nameOf(zone), bucket, hours(openSeconds), hours(unknownSeconds)],
          percent({ n: openSeconds - unknownSeconds, total: openSeconds }),
        ]),
      );
  }
}
