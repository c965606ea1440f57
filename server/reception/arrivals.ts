import type { Arrival } from '../contract/reception.ts';
import type { Day, DayBooking, DayCheckIn, DeskSpace, Person } from './facts.ts';

/** What those who can see say of a space, when somebody is awaited there. */
export type Witness = 'occupied' | 'empty' | 'unknown' | 'none';

export interface ArrivalFacts {
  day: Day;
  now: number;
  /** Milliseconds for which a release can be taken back. */
  undoFor: number;
  /** Milliseconds before the start from which a guest may sit down. */
  early: number;
  witness: (space: string) => Witness;
  space: (id: string) => Pick<DeskSpace, 'label' | 'kind'>;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Everybody who comes, is here or has left today, by time (RC1 to RC8). */
export function arrivals(facts: ArrivalFacts): Arrival[] {
  const { day } = facts;
  const booked = day.bookings
    .filter(({ status }) => status === 'active' || status === 'released')
    .map((booking) => ofBooking(booking, facts));
  const others = day.checkIns.map((checkIn) => ofCheckIn(checkIn, null, facts));
  return [...booked, ...others].sort(
    (a, b) => a.startAt.localeCompare(b.startAt) || a.label.localeCompare(b.label),
  );
}

function ofBooking(booking: DayBooking, facts: ArrivalFacts): Arrival {
  const current = booking.checkIns.find(({ outAt }) => outAt === null) ?? booking.checkIns.at(-1);
  if (current !== undefined) return ofCheckIn(current, booking, facts);
  const { now, undoFor, early, witness } = facts;
  const { startAt, endAt, deadlineAt, warnedAt, endedAt } = booking;
  const strip = stripOf(booking, booking.person, facts);
  if (booking.status === 'released') {
    const at = endedAt ?? startAt;
    const until = Math.min(at + undoFor, endAt);
    return now < until
      ? { ...strip, state: 'released', releasedAt: iso(at), undoUntil: iso(until) }
      : { ...strip, state: 'noShow' };
  }
  if (now >= endAt) return { ...strip, state: 'noShow' };
  const says = now >= startAt - early ? witness(booking.space) : 'none';
  if (says === 'occupied') return { ...strip, state: 'check', why: 'occupied' };
  if (now < startAt) return { ...strip, state: 'expected' };
  if (deadlineAt !== null && now >= deadlineAt && says !== 'empty') {
    return { ...strip, state: 'check', why: says };
  }
  const deadline = deadlineAt === null ? null : iso(deadlineAt);
  return { ...strip, state: 'late', deadlineAt: deadline, warned: warnedAt !== null };
}

function ofCheckIn(checkIn: DayCheckIn, booking: DayBooking | null, facts: ArrivalFacts): Arrival {
  const first = booking?.checkIns[0] ?? checkIn;
  const from = booking ?? { id: null, startAt: first.inAt, endAt: null, class: null };
  const visit = {
    ...stripOf({ ...from, space: checkIn.space }, booking?.person ?? checkIn.person, facts),
    key: booking?.id ?? checkIn.id,
    checkIn: checkIn.id,
    inAt: iso(first.inAt),
    walkIn: booking === null || booking.origin === 'walkIn',
  };
  if (checkIn.outAt !== null) return { ...visit, state: 'left', outAt: iso(checkIn.outAt) };
  const over = booking !== null && booking.endAt <= facts.now;
  return { ...visit, state: 'arrived', over, lockers: checkIn.lockers };
}

function stripOf(
  of: {
    id: string | null;
    space: string;
    startAt: number;
    endAt: number | null;
    class: string | null;
  },
  person: Person,
  facts: ArrivalFacts,
) {
  const { label, kind } = facts.space(of.space);
  return {
    key: of.id ?? '',
    booking: of.id,
    space: of.space,
    label,
    kind,
    startAt: iso(of.startAt),
    endAt: of.endAt === null ? null : iso(of.endAt),
    name: person.name,
    number: person.number,
    class: of.class ?? person.class,
  };
}
