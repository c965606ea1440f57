const dates = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long' });
const dateTimes = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** `2026年11月24日` */
export const date = (at: string): string => dates.format(new Date(at));

/** `2026年11月24日 10:32` */
export const dateTime = (at: string): string => dateTimes.format(new Date(at));

const days = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});
const moments = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const times = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
});

/** A business date: `2026年11月24日(火)`; what is no date is shown as it is. */
export function dayName(date: string): string {
  const noon = Date.parse(`${date}T12:00:00+09:00`);
  return Number.isNaN(noon) ? date : days.format(noon);
}

/** `11月24日(火) 8:30` */
export const moment = (at: string): string => moments.format(new Date(at));

/** `8:30` */
export const time = (at: string): string => times.format(new Date(at));
