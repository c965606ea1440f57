import {
  dateOf,
  hoursOf,
  instantOf,
  type DayException,
  type Doors,
  type Hours,
} from '../calendar/calendar.ts';
import { closedOn, openDayBefore, openDayFrom, plusDays } from '../calendar/days.ts';
import type { BookableKind } from '../contract/booking-api.ts';
import type { ClosedWhy } from '../contract/booking.ts';
import type { BookingPolicy, PriorityClass } from '../contract/policy.ts';

/** The one calendar, as booking asks it. Dates are business dates, instants milliseconds. */
export interface Calendar {
  exceptions: DayException[];
  hoursOf(date: string): Hours | null;
  closedOn(date: string): { why: ClosedWhy; name: string } | null;
  openDayFrom(date: string): string | null;
  openDayBefore(date: string, count: number): string | null;
}

export const calendarWith = (doors: Doors, exceptions: DayException[]): Calendar => ({
  exceptions,
  hoursOf: (date) => hoursOf(date, exceptions, doors),
  closedOn: (date) => closedOn(date, exceptions, doors),
  openDayFrom: (date) => openDayFrom(date, exceptions, doors),
  openDayBefore: (date, count) => openDayBefore(date, count, exceptions, doors),
});

/** When a class may book a date. The days ahead are calendar days: the window opens on closed days too. */
export function windowOpens(date: string, of: PriorityClass, policy: BookingPolicy): number {
  const { daysAhead, opensAt } = policy.windows[of];
  return instantOf(plusDays(date, -daysAhead), opensAt);
}

/** When the earliest class may book a date. */
export const firstWindow = (date: string, policy: BookingPolicy): number =>
  Math.min(...CLASSES.map((each) => windowOpens(date, each, policy)));

export const CLASSES: PriorityClass[] = ['outside', 'migrant', 'general'];

/** Whether a class has priority (仕様書 7(2)). */
export const hasPriority = (of: PriorityClass): boolean => of !== 'general';

/** When what is kept for the priority classes on a date becomes everybody's. */
export function decaysAt(date: string, policy: BookingPolicy, calendar: Calendar): number {
  const { openDaysBefore, at } = policy.decay;
  return instantOf(calendar.openDayBefore(date, openDaysBefore) ?? date, at);
}

/** Spaces of a kind that are kept for the priority classes until they decay; a share is rounded up. */
export function quotaOf(kind: BookableKind, bookable: number, policy: BookingPolicy): number {
  const rule = policy.quota[kind];
  const kept = 'share' in rule ? Math.ceil(rule.share * bookable - 1e-9) : rule.count;
  return Math.min(kept, bookable);
}

/** Spaces of a kind that are kept for the priority classes at `now`. */
export function keptOf(
  kind: BookableKind,
  bookable: number,
  date: string,
  policy: BookingPolicy,
  calendar: Calendar,
  now: number,
): number {
  return now >= decaysAt(date, policy, calendar) ? 0 : quotaOf(kind, bookable, policy);
}

/** The rules in force on a business date: the latest version that is not withdrawn. */
export function policyOn<T extends { effectiveFrom: string; withdrawnAt?: unknown }>(
  versions: readonly T[],
  date: string,
): T | null {
  const inForce = versions.filter(
    (each) => (each.withdrawnAt ?? null) === null && each.effectiveFrom <= date,
  );
  return inForce.reduce<T | null>(
    (latest, each) =>
      latest === null || each.effectiveFrom >= latest.effectiveFrom ? each : latest,
    null,
  );
}

export const businessDate = dateOf;
