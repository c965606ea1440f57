import * as z from 'zod';
import type { Refusal } from './booking.ts';

/** Instants on the wire: RFC 3339 UTC. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((at) => isNear(at.slice(0, 10)), '日付は2020年から2099年の間で指定してください');
/** A business date of the years for which there is a calendar. */
export const date = z.iso
  .date()
  .refine((day) => isNear(day), '日付は2020年から2099年の間で指定してください');
const isNear = (day: string) => day >= '2020-01-01' && day <= '2099-12-31';
const wallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const bookableKind = z.enum(['personal', 'open', 'booth', 'meeting']);
export type BookableKind = z.infer<typeof bookableKind>;

/** A booking as its holder sees it. */
export const bookingView = z.object({
  id: z.string(),
  space: z.string(),
  /** As written on the seat: A21. */
  label: z.string(),
  kind: bookableKind,
  /** Name of the zone. */
  zone: z.string(),
  startAt: instant,
  endAt: instant,
  status: z.enum(['tentative', 'active', 'cancelled', 'released', 'lapsed']),
  /** A tentative one is kept until then. */
  holdUntil: instant.nullable(),
  /** Whoever is not received by then loses the seat, if it is empty. */
  deadlineAt: instant.nullable(),
  checkedInAt: instant.nullable(),
  checkedOutAt: instant.nullable(),
  /** Text of the QR code that reception and the kiosk read. */
  code: z.string(),
});
export type BookingView = z.infer<typeof bookingView>;

/** What to book: a named space, or any of a kind. */
export const bookingRequest = z.strictObject({
  kind: bookableKind,
  space: z.string().max(10).nullable().default(null),
  startAt: instant,
  endAt: instant,
  outlet: z.boolean().default(false),
  /** Keep it for a few minutes only, until it is confirmed. */
  tentative: z.boolean().default(false),
});
export type BookingRequest = z.infer<typeof bookingRequest>;

/** A change of one's own booking: what is absent stays. */
export const bookingChange = z.strictObject({
  space: z.string().max(10).optional(),
  startAt: instant.optional(),
  endAt: instant.optional(),
});
export type BookingChange = z.infer<typeof bookingChange>;

/** Why the venue is closed on a day. */
const closedWhy = z.enum(['weekend', 'holiday', 'newYear', 'exception']);

/** How much of a day is left, for the calendar of the first step. */
export const dayLevel = z.object({
  date,
  /** `notYet`: this person may not book that day yet. */
  level: z.enum(['free', 'few', 'full', 'closed', 'notYet', 'past']),
  /** 休, 祝 or the reason of the exception; null on an open day. */
  why: z.string().nullable(),
  /** The same as a word of ours; null also where only the spaces are closed. */
  closed: closedWhy.nullable(),
  /** When this person may book that day; null: now, or never. */
  bookableFrom: instant.nullable(),
});
export type DayLevel = z.infer<typeof dayLevel>;

/** What anybody could still book of a kind in the morning or afternoon of a day. */
export const weekCell = z.object({
  kind: bookableKind,
  part: z.enum(['am', 'pm']),
  /** The interval that `free` is true of: the whole part, or as long as this kind may be booked. */
  from: wallTime,
  to: wallTime,
  free: z.int(),
  total: z.int(),
  /** `priority`: what is left is kept for those who have priority. */
  state: z.enum(['free', 'few', 'full', 'priority', 'notYet', 'past']),
});
export type WeekCell = z.infer<typeof weekCell>;

/** The next open days, with the closed ones between them. */
export const bookingWeek = z.object({
  takenAt: instant,
  /** Minutes that one booking of a kind may last. */
  maxMinutes: z.record(bookableKind, z.int()),
  days: z.array(
    z.object({
      date,
      /** Why the venue is closed all day; null on an open one. */
      closed: closedWhy.nullable(),
      /** Empty on a closed day; a part that is not open has none. */
      cells: z.array(weekCell),
    }),
  ),
});
export type BookingWeek = z.infer<typeof bookingWeek>;

const refusal = z.custom<Refusal>().meta({ type: 'object', description: 'Why not, by rule' });

/** One kind of space for an interval of a day. */
export const kindAvailability = z.object({
  kind: bookableKind,
  name: z.string(),
  free: z.int(),
  total: z.int(),
  level: z.enum(['free', 'few', 'full']),
  /** Minutes that one booking may last. */
  maxMinutes: z.int(),
  /** Why this person cannot book it now; null: can. */
  refusal: refusal.nullable(),
  /** The space that is proposed. */
  suggestion: z.string().nullable(),
});

export const spaceAvailability = z.object({
  id: z.string(),
  label: z.string(),
  kind: bookableKind,
  outlet: z.boolean(),
  monitor: z.boolean(),
  state: z.enum(['free', 'booked', 'yours', 'closed', 'walkIn']),
  /** It is free by the book, and somebody is seen on it who may still be there. */
  inUse: z.boolean(),
});

/** A space or a time that is free instead. */
export const alternative = z.object({
  space: z.string(),
  label: z.string(),
  kind: bookableKind,
  startAt: instant,
  endAt: instant,
});
export type Alternative = z.infer<typeof alternative>;

/** What can be booked in an interval of one day. */
export const dayAvailability = z.object({
  date,
  /** Null: closed. */
  opensAt: wallTime.nullable(),
  /** 24:00 where the doors stand open day and night. */
  closesAt: wallTime.nullable(),
  why: z.string().nullable(),
  closed: closedWhy.nullable(),
  gridMinutes: z.int(),
  kinds: z.array(kindAvailability),
  spaces: z.array(spaceAvailability),
  /** Where this person cannot have the kind that is asked for: what comes nearest to it. */
  alternatives: z.array(alternative),
});
export type DayAvailability = z.infer<typeof dayAvailability>;

/** Body of a refused booking (409, 422). */
export interface RefusedBooking {
  error: string;
  refusal: Refusal;
  /** Of whoever asked. */
  class: string;
  opensAt: string | null;
  alternatives: Alternative[];
  [more: string]: unknown;
}

export const waitRequest = z.strictObject({ kind: bookableKind, startAt: instant, endAt: instant });

export const waitView = z.object({
  id: z.string(),
  kind: bookableKind,
  startAt: instant,
  endAt: instant,
  status: z.enum(['waiting', 'offered', 'accepted', 'declined', 'lapsed', 'cancelled']),
  /** The space that is offered, until when. */
  offer: z
    .object({ booking: z.string(), space: z.string(), label: z.string(), until: instant })
    .nullable(),
  createdAt: instant,
});
export type WaitView = z.infer<typeof waitView>;
