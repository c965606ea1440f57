import { dateOf } from '../calendar/calendar.ts';
import type { Trends } from '../contract/trends.ts';
import { QUALITY_LIMITS, type Quality } from '../contract/trends-words.ts';
import { dayWord } from './period.ts';
import { WHOLE } from './rollup.ts';
import type { Span } from './stretches.ts';
import type { Keyed } from './trends.store.ts';

const hours = (seconds: number): string => (seconds / 3_600).toFixed(1);
const clock = (at: number): string => {
  const [hour = '', minute = ''] = new Date(at + 9 * 3_600_000).toISOString().slice(11).split(':');
  return `${Number(hour)}:${minute}`;
};

/** 良, 注意 or 不可 of a share of unknown time (TR13). */
export function levelOf(unknown: number, open: number): Quality {
  if (open <= 0) return 'none';
  const share = unknown / open;
  return share <= QUALITY_LIMITS.good ? 'good' : share <= QUALITY_LIMITS.fair ? 'fair' : 'poor';
}

export interface QualityFacts {
  /** By zone and date or month; those of the whole venue among them. */
  keyed: readonly Keyed[];
  /** The zone that was chosen, or the whole venue. */
  zone: string;
  nameOf: (zone: string) => string;
  /** Times in which the server did not run, the longest first. */
  gaps: readonly Span[];
}

/** How complete the figures are, and what lacks most. */
export function qualityOf({ keyed, zone, nameOf, gaps }: QualityFacts): Trends['quality'] {
  const own = keyed.filter((each) => each.zone === zone);
  const [open, unknown] = [sum(own, 'openSeconds'), sum(own, 'unknownSeconds')];
  const lacking = [...own]
    .filter((each) => levelOf(each.unknownSeconds, each.openSeconds) !== 'good')
    .sort((a, b) => b.unknownSeconds - a.unknownSeconds);
  const days = lacking
    .slice(0, 2)
    .map((each) => `${keyWord(each.key)}の${hours(each.unknownSeconds)}席時間`);
  const zones = [...new Set(keyed.map((each) => each.zone))]
    .filter((each) => each !== WHOLE)
    .map((id) => ({
      id,
      unknown: sum(
        keyed.filter((each) => each.zone === id),
        'unknownSeconds',
      ),
    }))
    .sort((a, b) => b.unknown - a.unknown);
  const worst = zones[0];
  const still = gaps[0];
  return {
    level: levelOf(unknown, open),
    unknownSeconds: unknown,
    openSeconds: open,
    reasons: [
      ...(unknown === 0 ? ['欠測はありません。'] : []),
      ...(days.length > 0 && own.length > 1 ? [`欠測が多いのは、${days.join('、')}。`] : []),
      ...(zone === WHOLE && worst !== undefined && worst.unknown > 0 && unknown > 0
        ? [`欠測の${Math.round((worst.unknown / unknown) * 100)} %は${nameOf(worst.id)}。`]
        : []),
      ...(still === undefined
        ? []
        : [
            `${dayWord(dateOf(still.from))} ${clock(still.from)}〜${dateOf(still.from) === dateOf(still.to) ? '' : `${dayWord(dateOf(still.to))} `}${clock(still.to)}、サーバーが止まっていました。`,
          ]),
      ...(unknown > 0 ? ['欠測の時間は率の分母から除いています。'] : []),
    ],
    cells: keyed
      .filter((each) => each.zone !== WHOLE)
      .map((each) => ({
        zone: each.zone,
        bucket: each.key,
        openSeconds: each.openSeconds,
        unknownSeconds: each.unknownSeconds,
      })),
  };
}

const sum = (rows: readonly Keyed[], key: 'openSeconds' | 'unknownSeconds') =>
  rows.reduce((total, row) => total + row[key], 0);

const keyWord = (key: string): string =>
  key.length === 10 ? dayWord(key) : `${Number(key.slice(5))}月`;
