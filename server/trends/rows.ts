import type { TrendsPeriod, TrendsTable } from '../contract/trends.ts';
import { TABLE_WORDS } from '../contract/trends-words.ts';
import { hours, percent, utilisation } from '../contract/trends-shares.ts';
import { WHOLE } from './rollup.ts';
import type { TrendsStore } from './trends.store.ts';

/** Hours of two months, by zone; longer times are looked at by the month. */
const MOST = 62;
const DAY = 86_400_000;

const USE = [
  '提供（席時間）',
  '欠測（席時間）',
  '在席（席時間）',
  'うち離席（席時間）',
  '稼働率（%）',
];

interface Times {
  openSeconds: number;
  unknownSeconds: number;
  busySeconds: number;
  awaySeconds: number;
}
const timesOf = (of: Times) => [
  ...[hours(of.openSeconds), hours(of.unknownSeconds), hours(of.busySeconds)],
  ...[hours(of.awaySeconds), percent(utilisation(of))],
];

/** The rows that a figure was made of; null: the time is too long for them. */
export async function rowsBehind(
  id: 'spaces' | 'hours' | 'days',
  { from, to }: TrendsPeriod,
  zone: string | null,
  store: TrendsStore,
  nameOf: (zone: string) => string,
): Promise<TrendsTable | null> {
  const table = (columns: string[], rows: TrendsTable['rows']): TrendsTable => ({
    ...{ id, title: TABLE_WORDS[id], columns, rows },
  });
  if (id === 'spaces') {
    const rows = await store.spaces(from, to, zone);
    return table(
      ['席', '区画', ...USE, '利用回数'],
      rows.map(({ spaceId, zoneId, _sum: sum }) => {
        const times = {
          openSeconds: sum.openSeconds ?? 0,
          unknownSeconds: sum.unknownSeconds ?? 0,
          busySeconds: sum.busySeconds ?? 0,
          awaySeconds: sum.awaySeconds ?? 0,
        };
        return [spaceId, nameOf(zoneId), ...timesOf(times), sum.starts ?? 0];
      }),
    );
  }
  if (id === 'hours') {
    if (Date.parse(to) - Date.parse(from) > MOST * DAY) return null;
    const rows = await store.hours(from, to, zone ?? WHOLE);
    return table(
      ['日', '時刻', '区画', ...USE, '利用回数', '最大同時（席）'],
      rows.map((row) => [
        row.date,
        `${new Date(row.hour.getTime() + 9 * 3_600_000).getUTCHours()}時台`,
        row.zoneId === WHOLE ? '全区画' : nameOf(row.zoneId),
        ...timesOf(row),
        ...[row.starts, row.peak],
      ]),
    );
  }
  const days = await store.sums(from, to, 'date', zone);
  return table(
    [
      ...['日', '区画', '予約（件）', '予約（時間）', '使用（時間）', '空き（時間）'],
      ...['無断不使用（時間）', '無断不使用（件）', '確認できない予約（件）', '取消し（件）'],
      ...['延べ利用者（人）', 'うち当日受付（人）'],
    ],
    days
      .filter((row) => row.zone !== WHOLE)
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map((row) => [
        ...[row.key, nameOf(row.zone), row.bookings, hours(row.bookedSeconds)],
        ...[hours(row.usedSeconds), hours(row.idleSeconds), hours(row.absentSeconds)],
        ...[row.noShows, row.unjudged, row.cancelled, row.visits, row.walkIns],
      ]),
  );
}
