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
