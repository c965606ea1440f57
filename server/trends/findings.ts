import type { Trends, TrendsFigures, TrendsHeatCell } from '../contract/trends.ts';
import type { TrendsUnit } from '../contract/trends-words.ts';
import { rate, utilisation } from '../contract/trends-shares.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const WEEKDAYS = ' 月火水木金土日';
const LAST_YEAR: Record<TrendsUnit, string> = {
  day: '前年の同じ曜日',
  month: '前年同月',
  year: '前年度',
};
const BEFORE: Record<TrendsUnit, string> = { day: '前日', month: '前月', year: '前年度' };

/** Bookings below which nothing is said of a zone: a few say nothing. */
const ENOUGH = 10;

type Facts = Pick<Trends, 'figures' | 'heat' | 'byZone' | 'zones'> & { unit: TrendsUnit };

/** What the figures say in three sentences, each with the plot that shows it. */
export function findingsOf(facts: Facts): Trends['findings'] {
  return [use(facts), crowd(facts), unused(facts)].flatMap((each) => each ?? []);
}

type Finding = Trends['findings'][number];

function use({ figures: { now, before, lastYear }, unit }: Facts): Finding | null {
  const own = rate(utilisation(now));
  if (own === null) return null;
  const other = lastYear ?? before;
  const than = other === null ? null : rate(utilisation(other));
  const said = `席の稼働率は${percent(own)}。`;
  if (than === null) return { plot: 'buckets', text: said };
  const points = (own - than) * 100;
  const name = lastYear === null ? BEFORE[unit] : LAST_YEAR[unit];
  const moved =
    Math.abs(points) < 0.05
      ? `${name}と同じ水準です。`
      : `${name}から${Math.abs(points).toFixed(1)}ポイント${points > 0 ? '上がりました' : '下がりました'}。`;
  return { plot: lastYear === null ? 'buckets' : 'months', text: said + moved };
}

function crowd({ heat, figures, unit }: Facts): Finding | null {
  const cells = heat
    .flatMap((cell) => {
      const share = rate(utilisation(cell));
      return share === null ? [] : [{ cell, share }];
    })
    .sort((a, b) => b.share - a.share);
  const [most, least] = [cells[0], cells.at(-1)];
  if (most === undefined || least === undefined || most.share === 0) return null;
  const seats = (most.share * figures.now.seats).toFixed(1);
  return {
    plot: 'heat',
    text: `いちばん混むのは${hourWord(most.cell, unit)}で、平均${seats}席（${percent(most.share)}）。いちばん空くのは${hourWord(least.cell, unit)}です。`,
  };
}

const hourWord = ({ weekday, hour }: TrendsHeatCell, unit: TrendsUnit): string =>
  `${unit === 'day' ? '' : `${WEEKDAYS[weekday] ?? ''}曜`}${hour}時台`;

function unused({ byZone, zones, figures: { now } }: Facts): Finding | null {
  const lost = ({ idleSeconds, absentSeconds, bookedSeconds }: TrendsFigures) =>
    (idleSeconds + absentSeconds) / bookedSeconds;
  const worst = byZone
    .filter(({ figures }) => figures.bookings >= ENOUGH)
    .sort((a, b) => lost(b.figures) - lost(a.figures))[0];
  if (worst === undefined) {
    return now.bookings === 0
      ? null
      : {
          plot: 'noShows',
          text: `予約${now.bookings}件のうち${now.noShows}件は、来館がありませんでした。`,
        };
  }
  const { figures, zone } = worst;
  const name = zones.find(({ id }) => id === zone)?.name ?? zone;
  const of = (seconds: number) => percent(seconds / figures.bookedSeconds);
  return {
    plot: 'bookings',
    text: `${name}は、予約した時間の${of(figures.idleSeconds + figures.absentSeconds)}が使われていません（無断不使用${of(figures.absentSeconds)}、空き${of(figures.idleSeconds)}）。`,
  };
}
