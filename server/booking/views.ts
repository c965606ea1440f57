import type { BookableKind, BookingView, WaitView } from '../contract/booking-api.ts';
import type { BookingStatus } from '../contract/booking.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { FullBooking } from './bookings.store.ts';

/** How a space is called and where it is. */
export interface SpaceName {
  label: string;
  kind: BookableKind;
  /** Name of the zone. */
  zone: string;
}
export type Names = (space: string) => SpaceName;

/** Text of the QR code of a booking, for reception's reader and the kiosk. */
export const codeOf = (id: string): string => `kuuseki:booking:${id}`;

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** A booking as its holder sees it. */
export function viewOf(booking: FullBooking, names: Names): BookingView {
  const { id, spaceId, startAt, endAt, status, holdUntil, deadlineAt, checkIns } = booking;
  return {
    id,
    space: spaceId,
    ...names(spaceId),
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    status: status as BookingStatus,
    holdUntil: status === 'tentative' ? iso(holdUntil) : null,
    deadlineAt: iso(deadlineAt),
    checkedInAt: iso(checkIns[0]?.inAt),
    checkedOutAt: iso(checkIns.at(-1)?.outAt),
    code: codeOf(id),
  };
}

/** オープンデスク A21; the meeting room is its own name. */
export function placeOf(space: string, names: Names): string {
  const { zone, label } = names(space);
  return zone === label ? zone : `${zone} ${label}`;
}

export type FullWait = Prisma.WaitlistEntryGetPayload<{ include: { booking: true } }>;

/** A place in the waitlist as its holder sees it. */
export function waitViewOf(entry: FullWait, names: Names): WaitView {
  const { id, kind, startAt, endAt, status, booking, createdAt } = entry;
  const offer =
    status === 'offered' && booking?.status === 'tentative' && booking.holdUntil !== null
      ? {
          booking: booking.id,
          space: booking.spaceId,
          label: names(booking.spaceId).label,
          until: booking.holdUntil.toISOString(),
        }
      : null;
  return {
    id,
    kind: kind as BookableKind,
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    status: status as WaitView['status'],
    offer,
    createdAt: createdAt.toISOString(),
  };
}
