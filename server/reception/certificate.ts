import { dateOf } from '../calendar/calendar.ts';
import type { Visit } from '../contract/certificate.ts';

/** Reiwa 1 is 2019. */
const REIWA = 2018;
/** Milliseconds between two check-ins that are one visit: a move is one step. */
const MOVE = 60_000;
const MINUTE = 60_000;

/** The fiscal year of a business date: it begins on 1 April. */
export const fiscalYearOf = (date: string): number =>
  Number(date.slice(0, 4)) - (date.slice(5) < '04-01' ? 1 : 0);

/** `R8-` for fiscal 2026 (令和8年度). */
export const prefixOf = (fiscalYear: number): string => `R${fiscalYear - REIWA}-`;

/** `R8-0001` */
export const numberOf = (fiscalYear: number, n: number): string =>
  `${prefixOf(fiscalYear)}${String(n).padStart(4, '0')}`;

export interface Stay {
  inAt: Date;
  outAt: Date;
}

/** Visits that ended between two business dates, both included; moves are one visit (RC61);
 * what lasted less than half a minute is none: somebody was received by mistake. */
export function visitsOf(stays: Stay[], from: string, to: string): Visit[] {
  const merged: { inAt: number; outAt: number }[] = [];
  for (const { inAt, outAt } of [...stays].sort((a, b) => a.inAt.getTime() - b.inAt.getTime())) {
    const last = merged.at(-1);
    if (last !== undefined && inAt.getTime() - last.outAt <= MOVE) {
      last.outAt = Math.max(last.outAt, outAt.getTime());
    } else merged.push({ inAt: inAt.getTime(), outAt: outAt.getTime() });
  }
  return merged
    .filter(({ outAt }) => dateOf(outAt) >= from && dateOf(outAt) <= to)
    .filter(({ inAt, outAt }) => outAt - inAt >= MINUTE / 2)
    .map(({ inAt, outAt }) => ({
      inAt: new Date(inAt).toISOString(),
      outAt: new Date(outAt).toISOString(),
      // As whoever holds the paper works it out from the two times on it.
      minutes: Math.floor(outAt / MINUTE) - Math.floor(inAt / MINUTE),
    }));
}

/** Different days on which somebody came. */
export const daysOf = (visits: Visit[]): number =>
  new Set(visits.map(({ inAt }) => dateOf(Date.parse(inAt)))).size;
