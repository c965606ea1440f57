import { rate, type Share } from '$contract/trends-shares.ts';

const whole = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('ja-JP', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `1,476` */
export const count = (n: number): string => whole.format(n);

/** `9.5` */
export const decimal = (n: number): string => tenths.format(n);

/** Hours without decimals, of seconds: `1,476`. */
export const hoursOf = (seconds: number): string => whole.format(seconds / 3_600);

/** `19.1`; a dash for a share of nothing. */
export function percentOf(share: Share): string {
  const value = rate(share);
  return value === null ? '－' : tenths.format(Math.round(value * 1_000) / 10);
}

/** `＋2.5`, `−0.8`, `±0.0` */
export function change(by: number, digits: 0 | 1): string {
  const text = digits === 0 ? whole.format(Math.abs(by)) : tenths.format(Math.abs(by));
  if (Number(text.replaceAll(',', '')) === 0) return `±${text}`;
  return `${by > 0 ? '＋' : '−'}${text}`;
}

/** Cells of a column with as many decimals as its longest: `39.11`, `36.00`. */
export function aligned(cells: readonly (string | number | null | undefined)[]): string[] {
  const decimals = (cell: unknown) =>
    typeof cell === 'number' ? (String(cell).split('.')[1] ?? '').length : 0;
  const digits = Math.max(0, ...cells.map(decimals));
  const format = new Intl.NumberFormat('ja-JP', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return cells.map((cell) => (typeof cell === 'number' ? format.format(cell) : (cell ?? '')));
}

const WEEKDAYS = ['', '月', '火', '水', '木', '金', '土', '日'];

/** 1 is Monday. */
export const weekdayWord = (weekday: number): string => WEEKDAYS[weekday] ?? '';

/** The weekday of a business date. */
export const weekdayOf = (date: string): string =>
  '日月火水木金土'[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
