import type { BookingStore } from '../booking/booking.store.ts';
import { evidenceOf, type CorrectionStore } from '../corrections/corrections.store.ts';
import type { Evidence } from '../occupancy/evidence.ts';

type Booked = Awaited<ReturnType<BookingStore['during']>>;
type Corrected = Awaited<ReturnType<CorrectionStore['during']>>;

/** How far ahead bookings are told. */
const DAY = 24 * 3_600_000;

/** Bookings and check-ins that stand, as evidence. */
export const bookingEvidence = (
  bookings: readonly {
    id: string;
    spaceId: string;
    startAt: Date;
    endAt: Date;
    deadlineAt: Date | null;
  }[],
  checkIns: readonly { id: string; spaceId: string; bookingId: string | null; inAt: Date }[],
): Extract<Evidence, { kind: 'bookings' }> => ({
  kind: 'bookings',
  bookings: bookings.map(({ id, spaceId, startAt, endAt, deadlineAt }) => ({
    id,
    space: spaceId,
    startAt: startAt.getTime(),
    endAt: endAt.getTime(),
    ...(deadlineAt === null ? {} : { deadlineAt: deadlineAt.getTime() }),
  })),
  checkIns: checkIns.map(({ id, spaceId, bookingId, inAt }) => ({
    id,
    space: spaceId,
    booking: bookingId,
    inAt: inAt.getTime(),
  })),
});

/**
 * What reception and the bookings said, at every moment at which it changed: facts of the past, put
 * together from what is left of them. A booking that does not stand any more stood until it was last
 * written.
 */
export function deskOf(
  { bookings, checkIns }: Booked,
  corrected: Corrected,
  from: number,
  to: number,
): { at: number; evidence: Evidence[] }[] {
  const standsUntil = ({ status, endAt, updatedAt }: Booked['bookings'][number]): number =>
    status === 'active' ? endAt.getTime() : Math.min(endAt.getTime(), updatedAt.getTime());
  const toldFrom = ({ createdAt, startAt }: Booked['bookings'][number]): number =>
    Math.max(createdAt.getTime(), startAt.getTime() - DAY + 1);

  const deskAt = (now: number): Evidence =>
    bookingEvidence(
      bookings.filter((each) => toldFrom(each) <= now && now < standsUntil(each)),
      checkIns.filter(
        ({ inAt, outAt }) => inAt.getTime() <= now && (outAt === null || now < outAt.getTime()),
      ),
    );
  const correctionsAt = (now: number): Evidence => ({
    kind: 'corrections',
    corrections: corrected
      .filter(({ at, until, undoneAt }) => {
        const end = Math.min(until.getTime(), undoneAt?.getTime() ?? Infinity);
        return at.getTime() <= now && now < end;
      })
      .map(evidenceOf),
  });

  const instants = [
    from,
    ...bookings.flatMap((each) => [toldFrom(each), standsUntil(each)]),
    ...[...checkIns.map((each) => each.inAt), ...checkIns.flatMap((each) => each.outAt ?? [])],
    ...corrected.flatMap(({ at, until, undoneAt }) => [at, until, undoneAt ?? until]),
  ].map(Number);
  const due = [...new Set(instants)].filter((at) => from <= at && at <= to);
  return due.sort((a, b) => a - b).map((at) => ({ at, evidence: [deskAt(at), correctionsAt(at)] }));
}
