import * as z from 'zod';
import { bookableKind } from './booking-api.ts';

/** 県外勤務者, テレワーク移住者, everybody else (仕様書 7(2)). */
export const priorityClass = z.enum(['outside', 'migrant', 'general']);
export type PriorityClass = z.infer<typeof priorityClass>;

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const minutes = (least: number) => z.int().min(least).max(1_440);
const perKind = <T extends z.ZodType>(of: T) => z.record(bookableKind, of);

/**
 * The booking rules as data. What nobody's contract fixes is a proposal of ours
 * (standards.md, "Default priority policy").
 */
export const bookingPolicy = z.strictObject({
  /** How many days ahead each class may book, from which time of that day. */
  windows: z.record(
    priorityClass,
    z.strictObject({ daysAhead: z.int().min(0).max(366), opensAt: wallTime }),
  ),
  /** Spaces kept for the priority classes: a share of the kind, or a number. */
  quota: perKind(
    z.union([
      z.strictObject({ share: z.number().min(0).max(1) }),
      z.strictObject({ count: z.int().min(0).max(1_000) }),
    ]),
  ),
  /** When what is kept becomes everybody's: so many open days before, at a time. */
  decay: z.strictObject({ openDaysBefore: z.int().min(0).max(30), at: wallTime }),
  /** Spaces that advance booking always leaves for those who walk in. */
  walkIn: perKind(z.int().min(0).max(1_000)),
  limits: z.strictObject({
    /** Every booking begins and ends on it; the closing time is always an end. */
    gridMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30)]),
    minMinutes: minutes(5),
    maxMinutes: perKind(minutes(5)),
    /** Bookings that a member may have before them. */
    future: z.int().min(1).max(100),
  }),
  /** Minutes after the start until an empty seat is released. */
  grace: perKind(minutes(1)),
  /** Minutes before the release at which it is announced. */
  warnMinutes: minutes(0),
  /** Minutes before the start from which a guest is received, if the seat is free. */
  earlyMinutes: minutes(0),
  /** Minutes for which a seat that was occupied at its deadline must be empty before it is released. */
  vetoMinutes: minutes(0),
  /** Seconds in which reception can take a release back. */
  undoSeconds: z.int().min(0).max(600),
  /** Minutes for which a seat is kept while somebody confirms. */
  holdMinutes: minutes(1),
  /** Minutes for which an offer from the waitlist stands. */
  offerMinutes: minutes(1),
  /** So many in so many days, and reception is told; nobody is banned. After 30 a booking is nobody's. */
  noShow: z.strictObject({ count: z.int().min(1).max(100), days: z.int().min(1).max(30) }),
});
export type BookingPolicy = z.infer<typeof bookingPolicy>;

const WHOLE_DAY = 1_440;

export const DEFAULT_POLICY: BookingPolicy = {
  windows: {
    outside: { daysAhead: 60, opensAt: '08:30' },
    migrant: { daysAhead: 60, opensAt: '08:30' },
    general: { daysAhead: 30, opensAt: '08:30' },
  },
  quota: {
    personal: { share: 0.3 },
    open: { count: 0 },
    booth: { count: 1 },
    meeting: { count: 0 },
  },
  decay: { openDaysBefore: 1, at: '17:15' },
  // The plan itself keeps four of the open desks out of booking.
  walkIn: { personal: 0, open: 0, booth: 0, meeting: 0 },
  limits: {
    gridMinutes: 15,
    minMinutes: 15,
    maxMinutes: { personal: WHOLE_DAY, open: WHOLE_DAY, booth: 60, meeting: 120 },
    future: 5,
  },
  grace: { personal: 30, open: 30, booth: 15, meeting: 15 },
  warnMinutes: 10,
  earlyMinutes: 20,
  vetoMinutes: 5,
  undoSeconds: 60,
  holdMinutes: 5,
  offerMinutes: 30,
  noShow: { count: 3, days: 30 },
};
