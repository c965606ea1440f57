import { instantOf } from '../calendar/calendar.ts';
import type { Refusal } from '../contract/booking.ts';
import { businessDate, decaysAt, firstWindow, hasPriority, keptOf, windowOpens } from './days.ts';
import { bookableOf, overlaps, peak, type Asker, type DayFacts, type Wish } from './facts.ts';
import type { PlannedSpace } from './spaces.ts';
import { freeSpaces, whyNot, type Situation } from './free.ts';
import { suggest } from './suggest.ts';

export type Verdict = { ok: true; space: PlannedSpace } | { ok: false; refusal: Refusal };

const MINUTE = 60_000;

/**
 * May they have it, and which space do they get? The first rule that forbids it is the answer
 * (SPEC BK10 to BK29).
 */
export function judge(wish: Wish, asker: Asker, situation: Situation): Verdict {
  const refusal =
    wrongTime(wish, situation) ??
    (wish.by === 'desk' ? null : notTheirs(wish, asker, situation)) ??
    twoAtOnce(wish, asker);
  if (refusal !== null) return { ok: false, refusal };
  if (wish.space !== null) {
    const found = spaceFor(wish.space, wish, situation);
    return 'rule' in found ? { ok: false, refusal: found } : { ok: true, space: found };
  }
  const space = suggest(wish, situation);
  return space === null
    ? { ok: false, refusal: shutFor(wish, situation) ?? { rule: 'full', kind: wish.kind } }
    : { ok: true, space };
}

/** BK27: every space of the kind is closed at that time; nobody need wait for one. */
export function shutFor(
  wish: Wish,
  situation: Situation,
): Extract<Refusal, { rule: 'kindClosed' }> | null {
  const reasons = bookableOf(situation.facts, wish.kind).map((space) => {
    const why = whyNot(space, wish, situation);
    return why?.rule === 'spaceClosed' ? why.reason : null;
  });
  const [first = null] = reasons;
  return first === null || reasons.includes(null)
    ? null
    : { rule: 'kindClosed', kind: wish.kind, reason: first };
}

/** BK10 to BK15: the calendar, the clock and the grid. */
function wrongTime(wish: Wish, { facts, policy, calendar, now }: Situation): Refusal | null {
  const { startAt, endAt, kind, by } = wish;
  if (!(startAt < endAt)) return { rule: 'order' };
  const { date } = facts;
  const closed = calendar.closedOn(date);
  const hours = calendar.hoursOf(date);
  if (closed !== null || hours === null) {
    const { why, name } = closed ?? { why: 'exception' as const, name: null };
    const nextOpen = calendar.openDayFrom(date);
    return { rule: 'closed', date, why, reason: name, nextOpen };
  }
  if (startAt < hours.opensAt || endAt > hours.closesAt) return { rule: 'outsideHours', ...hours };
  const { gridMinutes, minMinutes, maxMinutes } = policy.limits;
  const begun = wish.instead !== undefined || by === 'desk';
  if (endAt <= now || (startAt < startOfGrid(now, gridMinutes) && !begun)) return { rule: 'past' };
  if (by === 'desk') return null;
  const onGrid = (at: number) =>
    (at - instantOf(date, '00:00')) % (gridMinutes * MINUTE) === 0 || at === hours.closesAt;
  // A running booking keeps the start that it has.
  if (!onGrid(endAt) || (!onGrid(startAt) && wish.instead === undefined)) {
    return { rule: 'grid', minutes: gridMinutes };
  }
  const minutes = (endAt - startAt) / MINUTE;
  if (minutes < minMinutes && wish.instead === undefined)
    return { rule: 'tooShort', minutes: minMinutes };
  if (minutes > maxMinutes[kind]) return { rule: 'tooLong', minutes: maxMinutes[kind], kind };
  return null;
}

/** The running quarter of an hour can still be booked. */
const startOfGrid = (now: number, minutes: number): number => now - (now % (minutes * MINUTE));

/** BK16 to BK22: registration, windows, quotas, shares and limits. */
function notTheirs(wish: Wish, asker: Asker, situation: Situation): Refusal | null {
  const { facts, policy, now } = situation;
  const { kind, instead } = wish;
  if (asker.state !== 'approved') return { rule: 'notApproved', state: asker.state };
  const opensAt = windowOpens(facts.date, asker.class, policy);
  if (now < opensAt) {
    const priorityFrom = firstWindow(facts.date, policy);
    return { rule: 'windowNotOpen', class: asker.class, opensAt, priorityFrom };
  }
  const others = asker.ahead.filter((each) => each.id !== instead && each.endAt > now);
  if (instead === undefined && others.length >= policy.limits.future) {
    return { rule: 'tooManyAhead', limit: policy.limits.future };
  }
  return kept(wish, asker, situation) ?? walkIns(kind, wish, situation);
}

/**
 * Spaces that this person may still have of a kind in an interval: the free ones, less what is kept
 * for the priority classes (BK20) and for those who walk in (BK21).
 */
export function leftFor(wish: Wish, asker: Asker, situation: Situation): number {
  const { facts, policy, calendar, now } = situation;
  const { kind } = wish;
  const bookable = bookableOf(facts, kind).length;
  const spaces = keptOf(kind, bookable, facts.date, policy, calendar, now);
  const own = facts.standing.filter((each) => isOf(facts, each.space, kind));
  const free = freeSpaces(wish, situation).length;
  const walkIn = policy.walkIn[kind];
  return Math.max(
    0,
    Math.min(
      free,
      walkIn === 0 ? free : bookable - walkIn - peak(own, wish),
      hasPriority(asker.class) || spaces === 0
        ? free
        : bookable - spaces - peak(own.filter(isGeneral), wish),
    ),
  );
}

/** BK20: what is kept for the priority classes is not the others'. */
function kept(wish: Wish, asker: Asker, situation: Situation): Refusal | null {
  if (hasPriority(asker.class)) return null;
  const { facts, policy, calendar, now } = situation;
  const bookable = bookableOf(facts, wish.kind).length;
  const spaces = keptOf(wish.kind, bookable, facts.date, policy, calendar, now);
  if (spaces === 0) return null;
  const general = facts.standing.filter(
    (each) => isOf(facts, each.space, wish.kind) && isGeneral(each) && each.id !== wish.instead,
  );
  if (peak(general, wish) < bookable - spaces) return null;
  const opensAt = decaysAt(facts.date, policy, calendar);
  return { rule: 'quota', kind: wish.kind, kept: spaces, opensAt };
}

const isGeneral = (each: { class: string | null }): boolean =>
  each.class === null || each.class === 'general';

/** BK21: what is left for those who walk in is nobody's beforehand. */
function walkIns(kind: Wish['kind'], wish: Wish, { facts, policy }: Situation): Refusal | null {
  const left = policy.walkIn[kind];
  if (left === 0) return null;
  const booked = facts.standing.filter(
    (each) => isOf(facts, each.space, kind) && each.id !== wish.instead,
  );
  if (peak(booked, wish) < bookableOf(facts, kind).length - left) return null;
  return { rule: 'walkInShare', kind, kept: left };
}

const isOf = (facts: DayFacts, id: string, kind: Wish['kind']): boolean =>
  facts.spaces.some((space) => space.id === id && space.kind === kind);

/** BK23: one booking per person per time. */
function twoAtOnce(wish: Wish, asker: Asker): Refusal | null {
  const other = asker.ahead.find((each) => each.id !== wish.instead && overlaps(each, wish));
  if (other === undefined) return null;
  const { id: booking, startAt, endAt } = other;
  return { rule: 'ownOverlap', booking, startAt, endAt };
}

/** BK24 to BK28: the space itself. */
function spaceFor(id: string, wish: Wish, situation: Situation): PlannedSpace | Refusal {
  const { facts } = situation;
  const space = facts.spaces.find((each) => each.id === id);
  if (space === undefined || space.kind !== wish.kind) return { rule: 'unknownSpace', space: id };
  if (space.outOfService) return { rule: 'outOfService', space: id };
  if (!space.bookable && wish.by !== 'desk') return { rule: 'notBookable', space: id };
  return whyNot(space, wish, situation) ?? space;
}

/** Business date of a wish. */
export const dateOfWish = (wish: { startAt: number }): string => businessDate(wish.startAt);
