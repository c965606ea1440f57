import type { MemberSettings } from './settings.ts';

const DAY = 86_400_000;

/** 31 March that ends the fiscal year of a business date. */
export function fiscalYearEnd(date: string): string {
  const year = Number(date.slice(0, 4));
  return `${date.slice(5) >= '04-01' ? year + 1 : year}-03-31`;
}

/** Until when a registration of today is good (MB12). */
export function defaultExpiry(today: string, settings: MemberSettings): string {
  const end = fiscalYearEnd(today);
  const left = (Date.parse(end) - Date.parse(today)) / DAY;
  return left < settings.nextYearWithinDays ? `${Number(end.slice(0, 4)) + 1}-03-31` : end;
}

/** A business date so many days before another. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * DAY).toISOString().slice(0, 10);
