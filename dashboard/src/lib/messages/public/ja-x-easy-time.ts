import { isSameDay, tokyo, type Instant } from '../tokyo.ts';

/** Hours of twelve with their half of the day, in kana (standards.md B12). */
const part = (options: Intl.DateTimeFormatOptions) => tokyo('en-US', options);
/** Hours of a day of 24, in digits. */
export const hours = part({ hour: 'numeric' });
/** Minutes past the hour, in digits. */
export const minutes = part({ minute: 'numeric' });
const month = part({ month: 'numeric' });
const date = part({ day: 'numeric' });
const weekdayOf = part({ weekday: 'short' });
const weekdays: Record<string, string> = {
  Sun: 'にちようび',
  Mon: 'げつようび',
  Tue: 'かようび',
  Wed: 'すいようび',
  Thu: 'もくようび',
  Fri: 'きんようび',
  Sat: 'どようび',
};
/** ごご 1じ */
export const hour = (at: Instant): string => {
  const of24 = Number(hours(at));
  return of24 < 12 ? `ごぜん ${of24}じ` : `ごご ${of24 - 12}じ`;
};
/** ごご 1じ 15ふん */
export const clock = (at: Instant): string => {
  const past = Number(minutes(at));
  return past === 0 ? hour(at) : `${hour(at)} ${past}ふん`;
};
/** 11がつ 27にち */
export const longDate = (at: Instant): string => `${month(at)}がつ ${date(at)}にち`;
/** きんようび */
export const weekday = (at: Instant): string => weekdays[weekdayOf(at)] ?? '';
/** 11がつ 27にち きんようび */
export const day = (at: Instant): string => `${longDate(at)} ${weekday(at)}`;
/** With the date, unless it is today. */
export const moment = (at: Instant, now: Instant) =>
  isSameDay(at, now) ? clock(at) : `${longDate(at)} ${clock(at)}`;
