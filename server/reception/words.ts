const parts = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: '2-digit',
});

/** `9:05` in Japanese time. */
export const clock = (at: number): string => parts.format(at).replace(/^0(?=\d:)/, '');

/** 山田 太郎 様; nothing for whom nobody named. */
export const guest = (name: string | null): string => (name === null ? '' : `${name} 様 `);
