import type { BookableKind } from './booking-api.ts';
import type { BookingPolicy, PriorityClass } from './policy.ts';
import { CLASS_WORDS, KIND_WORDS } from './refusal-words.ts';

/** Headings under which the figures of the rules are read and written. */
export const GROUPS = {
  windows: '予約できる時期',
  quota: '優先席',
  limits: '時間と件数',
  grace: '来られないとき',
  wait: 'おさえる時間',
} as const;

type Share = { share: number } | { count: number };
export type FigureValue = number | string | Share;

/** One figure of the rules as people read, compare and write it. */
export interface Figure {
  /** `windows.general.daysAhead` */
  path: string;
  group: keyof typeof GROUPS;
  label: string;
  /** Said after the number. */
  unit: string;
  input: 'number' | 'time' | 'share' | 'grid';
  /** Of a number, both included; of a share, in seats. */
  min: number;
  max: number;
}

const KINDS = Object.keys(KIND_WORDS) as BookableKind[];
const CLASSES = Object.keys(CLASS_WORDS) as PriorityClass[];

const number = (
  group: Figure['group'],
  path: string,
  label: string,
  unit: string,
  min: number,
  max: number,
): Figure => ({ path, group, label, unit, input: 'number', min, max });

/** Every figure of the rules, in the order in which they are read. */
export const FIGURES: Figure[] = [
  ...CLASSES.flatMap((of): Figure[] => [
    number('windows', `windows.${of}.daysAhead`, `${CLASS_WORDS[of]}の予約開始`, '日前', 0, 366),
    {
      path: `windows.${of}.opensAt`,
      group: 'windows',
      label: `${CLASS_WORDS[of]}の予約開始の時刻`,
      unit: '',
      input: 'time',
      min: 0,
      max: 0,
    },
  ]),
  ...KINDS.map((kind): Figure => ({
    path: `quota.${kind}`,
    group: 'quota',
    label: `${KIND_WORDS[kind]}の優先席`,
    unit: '',
    input: 'share',
    min: 0,
    max: 1_000,
  })),
  number('quota', 'decay.openDaysBefore', '優先席をどなたにも開く日', '開館日前', 0, 30),
  {
    path: 'decay.at',
    group: 'quota',
    label: '優先席をどなたにも開く時刻',
    unit: '',
    input: 'time',
    min: 0,
    max: 0,
  },
  ...KINDS.map((kind) =>
    number('quota', `walkIn.${kind}`, `${KIND_WORDS[kind]}の当日席`, '席', 0, 1_000),
  ),
  {
    path: 'limits.gridMinutes',
    group: 'limits',
    label: '予約の時刻のきざみ',
    unit: '分',
    input: 'grid',
    min: 5,
    max: 30,
  },
  number('limits', 'limits.minMinutes', '1回の予約の最短', '分', 5, 1_440),
  ...KINDS.map((kind) =>
    number('limits', `limits.maxMinutes.${kind}`, `${KIND_WORDS[kind]}の1回の最長`, '分', 5, 1_440),
  ),
  number('limits', 'limits.future', '1人が先に持てる予約', '件', 1, 100),
  ...KINDS.map((kind) =>
    number('grace', `grace.${kind}`, `${KIND_WORDS[kind]}を開放するまで`, '分', 1, 1_440),
  ),
  number('grace', 'warnMinutes', '開放の予告', '分前', 0, 1_440),
  number('grace', 'vetoMinutes', '席を立ってから開放するまで', '分', 0, 1_440),
  number('grace', 'undoSeconds', '開放を取り消せる時間', '秒', 0, 600),
  number('grace', 'noShow.count', '受付に知らせる、来られなかった回数', '回', 1, 100),
  number('grace', 'noShow.days', 'その回数を数える期間', '日間', 1, 30),
  number('wait', 'earlyMinutes', '開始前に受付できる時間', '分前', 0, 1_440),
  number('wait', 'holdMinutes', '予約の確認中に席をおさえる時間', '分', 1, 1_440),
  number('wait', 'offerMinutes', 'キャンセル待ちの案内を待つ時間', '分', 1, 1_440),
];

/** What a figure may be, as a sentence. */
export function allowed({ input, min, max, unit }: Figure): string {
  if (input === 'time') return '時刻を入力してください';
  if (input === 'share') return `0から100%まで、または${min}から${max}席までで入力してください`;
  return `${min}から${max}${unit}までの整数で入力してください`;
}

/** What the rules say for one figure. */
export function valueAt(rules: BookingPolicy, path: string): FigureValue {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], rules) as FigureValue;
}

/** 60日前 · 30% · 1席 · 8:30 */
export function figureText(figure: Figure, value: FigureValue): string {
  if (typeof value === 'object') {
    return 'share' in value ? `${Math.round(value.share * 100)}%` : `${value.count}席`;
  }
  if (typeof value === 'string') return value.replace(/^0/, '');
  if (figure.path.startsWith('limits.maxMinutes') && value >= 1_440) return '開館時間中';
  if (figure.path === 'decay.openDaysBefore' && value === 0) return '当日';
  return `${value}${figure.unit}`;
}
