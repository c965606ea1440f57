/** Times as people at the venue read them: always Japanese time, wherever the device stands. */
const parts = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

type Instant = string | number;

interface Pieces {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
  second: string;
}

function pieces(at: Instant): Pieces {
  const found: Record<string, string> = {};
  for (const part of parts.formatToParts(new Date(at))) found[part.type] = part.value;
  const two = (text: string | undefined) => (text ?? '').padStart(2, '0');
  return {
    year: found.year ?? '',
    month: found.month ?? '',
    day: found.day ?? '',
    weekday: found.weekday ?? '',
    hour: String(Number(found.hour)),
    minute: two(found.minute),
    second: two(found.second),
  };
}

/** `10:32` */
export const clock = (at: Instant): string => {
  const { hour, minute } = pieces(at);
  return `${hour}:${minute}`;
};

/** `10:32:05` */
export const clockWithSeconds = (at: Instant): string => `${clock(at)}:${pieces(at).second}`;

/** `11月24日(火)` */
export const day = (at: Instant): string => {
  const { month, day, weekday } = pieces(at);
  return `${month}月${day}日(${weekday})`;
};

/** The month and day apart from the weekday, for large type. */
export const dayAndWeekday = (at: Instant): [string, string] => {
  const { month, day, weekday } = pieces(at);
  return [`${month}月${day}日`, `(${weekday})`];
};

/** The clock time of an instant on the same day as `now`, else with its date. */
export const moment = (at: Instant, now: Instant): string => {
  const [a, b] = [pieces(at), pieces(now)];
  const sameDay = a.year === b.year && a.month === b.month && a.day === b.day;
  return sameDay ? clock(at) : `${a.month}月${a.day}日 ${clock(at)}`;
};

/** Whole minutes from an instant until now. */
export const minutesSince = (at: Instant, now: Instant): number =>
  Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 60_000);

/** How long ago, to one unit: `たったいま`, `2分前`, `3時間前`, `4日前`. */
export const age = (at: Instant, now: Instant): string => {
  const minutes = minutesSince(at, now);
  if (minutes < 1) return 'たったいま';
  if (minutes < 60) return `${minutes}分前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}時間前`;
  return `${Math.floor(minutes / (24 * 60))}日前`;
};

/** An instant for `<time datetime>`. */
export const machine = (at: Instant): string => new Date(at).toISOString();
