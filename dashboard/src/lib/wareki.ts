const days = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'Asia/Tokyo',
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

/** `令和8年11月24日`, of an instant or a business date. */
export const wareki = (at: string): string =>
  days
    .format(new Date(at.length === 10 ? `${at}T00:00:00+09:00` : at))
    .replace('令和1年', '令和元年');

/** The ends of a period, each to stay on one line; a period of one day is that day. */
export const period = (from: string, to: string): string[] =>
  from === to ? [wareki(from)] : [`${wareki(from)}から`, `${wareki(to)}まで`];

/** `2時間05分` */
export const hours = (minutes: number): string =>
  `${Math.floor(minutes / 60)}時間${String(minutes % 60).padStart(2, '0')}分`;
