import type { Audit } from '../audit/audit.store.ts';
import type { Conflict } from '../contract/calendar-api.ts';
import { FULL, type Db, type FullBooking } from './bookings.store.ts';
import type { Correspondence } from './correspondence.ts';

export interface DisplacedParts {
  audit: Audit;
  letters: Pick<Correspondence, 'cancelled'>;
  now: () => Date;
}

/** Why, by whom, and under which mark in the trail. */
export interface Cause {
  reason: string;
  by: string;
  facts: Record<string, boolean>;
}

/**
 * What becomes of bookings for which there is no place any more (BK66 to BK69): nobody has booked what
 * is only kept or offered, who is here is told at reception, the others read that it is cancelled.
 */
export function displaced({ audit, letters, now }: DisplacedParts) {
  async function end(db: Db, { id, spaceId }: FullBooking, cause: Cause): Promise<void> {
    const data = { status: 'cancelled', endedAt: now() };
    const over = await db.booking.update({ where: { id }, data, include: FULL });
    await letters.cancelled(db, over, cause.reason);
    const facts = { space: spaceId, ...cause.facts };
    await audit({ by: cause.by, action: 'booking.cancel', subject: id, facts }, db);
  }

  return {
    /** Spaces that are kept or offered: nobody has booked them yet. */
    async lapse(db: Db, hit: readonly FullBooking[]): Promise<void> {
      const ids = hit.filter((each) => each.status === 'tentative').map((each) => each.id);
      const data = { status: 'lapsed', endedAt: now() };
      await db.booking.updateMany({ where: { id: { in: ids } }, data });
      await db.waitlistEntry.updateMany({
        where: { bookingId: { in: ids }, status: 'offered' },
        data: { status: 'waiting', bookingId: null },
      });
    },

    /** Cancels and tells everybody but those who are here. */
    async cancel(
      db: Db,
      booked: readonly FullBooking[],
      cause: Cause,
    ): Promise<{ cancelled: number; here: Conflict[] }> {
      const gone = booked.filter((each) => !isHere(each));
      for (const booking of gone) await end(db, booking, cause);
      return { cancelled: gone.length, here: booked.filter(isHere).map(conflictOf) };
    },
  };
}

const isHere = ({ checkIns }: FullBooking): boolean => checkIns.some((each) => each.outAt === null);

export const conflictOf = (booking: FullBooking): Conflict => ({
  id: booking.id,
  space: booking.spaceId,
  startAt: booking.startAt.toISOString(),
  endAt: booking.endAt.toISOString(),
  member: booking.member?.number ?? null,
  here: isHere(booking),
});
