/** Dates and clock times as the venue's wall shows them: `2026-11-26`, `13:00`; the end of a day is `24:00`. */
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'short',
});
const DAY = 86_400_000;

export const WHOLE_DAY = 1_440;

export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

export const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');

/** `8:30`, as people write it. */
export const spoken = (time: string): string => time.replace(/^0(?=\d:)/, '');

/** The instant of a time on a date, for the wire. */
export const instantOf = (date: string, time: string): string =>
  new Date(Date.parse(`${date}T00:00:00+09:00`) + minutesOf(time) * 60_000).toISOString();

export const dateOf = (at: string | number): string => parts.format(new Date(at)).slice(0, 10);

export const wallTimeOf = (at: string | number): string => parts.format(new Date(at)).slice(11, 16);

/** The end of an interval: midnight belongs to the day that ends. */
export const endTimeOf = (at: string | number): string => {
  const time = wallTimeOf(at);
  return time === '00:00' ? '24:00' : time;
};

const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);

export const plusDays = (date: string, days: number): string =>
  new Date(utc(date) + days * DAY).toISOString().slice(0, 10);

/** The Sunday with which the week of a date begins. */
export const sundayOf = (date: string): string => plusDays(date, -new Date(utc(date)).getUTCDay());

/** Noon, for words that need an instant of the date. */
export const noonOf = (date: string): string => `${date}T12:00:00+09:00`;

/** Whether a text is a date of the calendar; 30 February is none. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text)) && plusDays(text, 0) === text;
