/** What the officials' pages call things; server/trends/SPEC.md has the same list in full. */
export const UNITS = ['day', 'month', 'year'] as const;
export type TrendsUnit = (typeof UNITS)[number];
export const UNIT_WORDS: Record<TrendsUnit, string> = { day: '日', month: '月', year: '年度' };

/** The tables that can be had as CSV; the first stand under a plot, the last three are the rows behind. */
export const TABLES = [
  'figures',
  'buckets',
  'heat',
  'zones',
  'bookings',
  'noShows',
  'months',
  'quality',
  'spaces',
  'hours',
  'days',
] as const;
export type TrendsTableId = (typeof TABLES)[number];

export const TABLE_WORDS: Record<TrendsTableId, string> = {
  figures: '主な数字',
  buckets: '稼働率の推移',
  heat: '曜日と時刻',
  zones: '区画別の稼働率',
  bookings: '予約と、実際に使われた時間',
  noShows: '無断不使用率',
  months: '月ごとの稼働率',
  quality: 'データの質',
  spaces: '席ごとの集計',
  hours: '日と時刻ごとの集計',
  days: '日と区画ごとの集計',
};

export type Quality = 'good' | 'fair' | 'poor' | 'none';
export const QUALITY_WORDS: Record<Quality, string> = {
  good: '良',
  fair: '注意',
  poor: '不可',
  none: 'なし',
};
/** Most of the open time that may be unknown (TR13). */
export const QUALITY_LIMITS = { good: 0.02, fair: 0.1 };

/** Which rule of the specification a word stands for. */
export const DEFINITIONS: { word: string; means: string; rule: string }[] = [
  {
    word: '席の稼働率',
    means: '在席の席時間 ÷ 提供した席時間（欠測を除く）。開館時間だけを数えます。',
    rule: 'TR1・TR3',
  },
  {
    word: '提供した席時間',
    means: '開館カレンダーの開館時間から、利用停止と区画の休みを除いた時間の合計です。',
    rule: 'TR2',
  },
  { word: '在席', means: '使用中と離席（荷物あり）。予約だけの席は含みません。', rule: 'TR4' },
  {
    word: '欠測',
    means: '席が確認中だった時間、サーバーが止まっていた時間。率の分母から除きます。',
    rule: 'TR3',
  },
  {
    word: '利用回数',
    means: '席が使われ始めた回数。離席や30分以内の欠測では、新しい1回にしません。',
    rule: 'TR5',
  },
  { word: '最大同時', means: '同じ瞬間に使われていた席の、いちばん多かった数です。', rule: 'TR6' },
  {
    word: '延べ利用者',
    means: '受付をした回数の合計です。席の移動は数えません。',
    rule: 'TR12',
  },
  {
    word: '無断不使用',
    means: '取消しがなく、受付も在席もなかった予約。確認できない予約は率から除きます。',
    rule: 'TR10・TR11',
  },
  {
    word: '空き（予約）',
    means: '来館した人の予約のうち、遅れ・中座・早退で席が空いていた時間です。',
    rule: 'TR10',
  },
  {
    word: '年度',
    means: '4月から翌年3月まで。令和9年3月は令和8年度です。',
    rule: 'TR16',
  },
];
