import { dateOf, instantOf, nextDate } from '../calendar/calendar.ts';
import { plusDays } from '../calendar/days.ts';
import { KIND_WORDS } from '../contract/refusal-words.ts';
import type { BookableKind, DayAvailability, DayLevel } from '../contract/booking-api.ts';
import { firstWindow, windowOpens } from './days.ts';
import { bookableOf, overlaps, type Asker, type Wish } from './facts.ts';
import { freeSpaces, isInUse, whyNot, type Situation } from './free.ts';
import { judge, shutFor } from './rules.ts';

export const KINDS: BookableKind[] = ['personal', 'open', 'booth', 'meeting'];
const HOUR = 3_600_000;

/** Somebody who looks without having signed in: what anybody could book. */
export const ANYBODY: Asker = { memberId: null, class: 'general', state: 'approved', ahead: [] };

/** At most a fifth is few, and at least one. */
export const levelOf = (free: number, total: number): 'free' | 'few' | 'full' =>
  free === 0 ? 'full' : free <= Math.max(1, total / 5) ? 'few' : 'free';

/** HH:MM in Tokyo; the end of the day is 24:00. */
export const wall = (at: number, date: string): string =>
  at >= instantOf(nextDate(date), '00:00')
    ? '24:00'
    : new Date(at + 9 * HOUR).toISOString().slice(11, 16);

/** What can be had of one day between two wall times, by whoever asks. */
export function availability(
  asker: Asker,
  span: { startAt: number; endAt: number; outlet: boolean },
  situation: Situation,
): Omit<DayAvailability, 'alternatives'> {
  const { facts, policy, calendar } = situation;
  const { date } = facts;
  const hours = calendar.hoursOf(date);
  const closed = calendar.closedOn(date);
  const wish = (kind: BookableKind, space: string | null = null): Wish => ({
    kind,
    space,
    ...span,
    by: 'member',
  });
  const own = facts.standing.filter(
    (each) => each.memberId !== null && each.memberId === asker.memberId && overlaps(each, span),
  );
  const kinds = KINDS.filter((kind) => bookableOf(facts, kind).length > 0).map((kind) => {
    const total = bookableOf(facts, kind).length;
    const free = hours === null ? 0 : freeSpaces(wish(kind), situation).length;
    const verdict = judge(wish(kind), asker, situation);
    return {
      kind,
      name: KIND_WORDS[kind],
      free,
      total,
      level: levelOf(free, total),
      maxMinutes: policy.limits.maxMinutes[kind],
      refusal: verdict.ok ? null : verdict.refusal,
      suggestion: verdict.ok ? verdict.space.id : null,
    };
  });
  const spaces = facts.spaces.map((space) => {
    const state = (): DayAvailability['spaces'][number]['state'] => {
      if (own.some((each) => each.space === space.id)) return 'yours';
      if (space.outOfService) return 'closed';
      if (!space.bookable) return 'walkIn';
      const why = whyNot(space, wish(space.kind), situation);
      return why === null ? 'free' : why.rule === 'taken' ? 'booked' : 'closed';
    };
    const { id, label, kind, outlet, monitor } = space;
    const inUse = isInUse(id, wish(kind), situation);
    return { id, label, kind, outlet, monitor, state: state(), inUse };
  });
  return {
    date,
    opensAt: hours === null ? null : wall(hours.opensAt, date),
    closesAt: hours === null ? null : wall(hours.closesAt, date),
    why: closed?.name ?? null,
    closed: closed?.why ?? null,
    gridMinutes: policy.limits.gridMinutes,
    kinds,
    spaces,
  };
}

/** How much of a day is left of a kind: by the share of its bookable hours that are taken. */
export function dayLevel(kind: BookableKind, asker: Asker, situation: Situation): DayLevel {
  const { facts, policy, calendar, now } = situation;
  const { date } = facts;
  const closed = calendar.closedOn(date);
  const hours = calendar.hoursOf(date);
  const none = { date, bookableFrom: null, closed: null };
  if (date < dateOf(now)) return { ...none, level: 'past', why: null };
  if (hours === null)
    return { ...none, level: 'closed', why: closed?.name ?? null, closed: closed?.why ?? null };
  if (hours.closesAt <= now) return { ...none, level: 'past', why: null };
  const opens =
    asker.memberId === null ? firstWindow(date, policy) : windowOpens(date, asker.class, policy);
  if (now < opens) {
    return { ...none, level: 'notYet', why: null, bookableFrom: new Date(opens).toISOString() };
  }
  const total = bookableOf(facts, kind).length;
  const from = Math.max(now, hours.opensAt);
  // Free at some whole hour counts: the second step shows which.
  let best = 0;
  for (let at = from; at < hours.closesAt; at += HOUR) {
    const span = { startAt: at, endAt: Math.min(at + HOUR, hours.closesAt) };
    const wish: Wish = { kind, space: null, ...span, by: 'member' };
    best = Math.max(best, freeSpaces(wish, situation).length);
  }
  const whole: Wish = {
    kind,
    space: null,
    startAt: from,
    endAt: hours.closesAt,
    by: 'member',
  };
  const shut = best === 0 ? shutFor(whole, situation) : null;
  if (shut !== null) return { ...none, level: 'closed', why: shut.reason };
  return { ...none, level: levelOf(best, total), why: null };
}

export const datesFrom = (from: string, days: number): string[] =>
  Array.from({ length: days }, (_, n) => plusDays(from, n));
