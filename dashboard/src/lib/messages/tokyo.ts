/** An instant on the wire, or milliseconds since the epoch. */
export type Instant = string | number;

/** Japanese time in words of a language, wherever the device stands. */
export function tokyo(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Tokyo',
    hourCycle: 'h23',
    ...options,
  });
  return (at) => format.format(new Date(at));
}

/** The clock as languages write it that put no nought before the hour: `9:05`, `9:05:07`. */
export function clockIn(locale: string, options: Intl.DateTimeFormatOptions = {}) {
  const format = tokyo(locale, { hour: 'numeric', minute: '2-digit', ...options });
  return (at: Instant): string => format(at).replace(/^0(?=\d)/, '');
}

/** `2026-11-24` */
export const dateOf = tokyo('sv-SE', { dateStyle: 'short' });

export const isSameDay = (a: Instant, b: Instant): boolean => dateOf(a) === dateOf(b);

/** Whole minutes from an instant until now. */
const minutesSince = (at: Instant, now: Instant): number =>
  Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 60_000);

/** How long ago, to one unit. */
export function ageWith(words: {
  now: string;
  minutes: (n: number) => string;
  hours: (n: number) => string;
  days: (n: number) => string;
}): (at: Instant, now: Instant) => string {
  return (at, now) => {
    const minutes = minutesSince(at, now);
    if (minutes < 1) return words.now;
    if (minutes < 60) return words.minutes(minutes);
    if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60));
    return words.days(Math.floor(minutes / (24 * 60)));
  };
}
