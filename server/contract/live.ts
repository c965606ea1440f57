import * as z from 'zod';
import { publicEmergency, publicNotice } from './notices.ts';
import { instant, level, reason, spaceId, status, venueId, zoneId } from './status.ts';

/** One space as everybody may see it. */
export const publicSpace = z.strictObject({
  id: spaceId,
  status,
  reason,
  /** Start of this status. */
  since: instant,
  /** Event time of the newest evidence that the status rests on. */
  evidenceAt: instant.nullable(),
  /** A free space: the next booking's start. A held or occupied one: the booking's end. */
  until: instant.nullable(),
});
export type PublicSpace = z.infer<typeof publicSpace>;

/** One zone as everybody may see it. */
export const publicZone = z.strictObject({
  id: zoneId,
  /** Seats that are known to be free; null when too little is known to give a number. */
  free: z.int().min(0).nullable(),
  /** Seats in service. */
  capacity: z.int().min(0),
  /** Seats whose state is not known now. */
  unknown: z.int().min(0),
  level,
  /** A full zone: when a seat is expected to be free; an available one: until when. */
  until: instant.nullable(),
});
export type PublicZone = z.infer<typeof publicZone>;

/** People inside, with the interval that holds the truth nine times of ten. */
export const people = z.strictObject({
  n: z.int().min(0),
  lo: z.int().min(0),
  hi: z.int().min(0),
});
export type People = z.infer<typeof people>;

/** Opening state of the venue by the calendar. */
export const opening = z.strictObject({
  open: z.boolean(),
  /** Today's closing time while open. */
  closesAt: instant.nullable(),
  /** The next opening while closed. */
  opensAt: instant.nullable(),
  /** The last closing while closed. */
  closedAt: instant.nullable(),
  /** Today differs from the rule. */
  special: z
    .strictObject({
      /** As managers wrote it for everybody. */
      reason: z.string().max(100),
      /** When it closes by the rule; null on a day that is closed by it. */
      usual: instant.nullable(),
    })
    .nullable(),
  /** The next days without opening on which people would come: no Saturday and no Sunday. */
  daysOff: z
    .array(
      z.strictObject({
        date: z.iso.date(),
        why: z.enum(['holiday', 'newYear', 'exception']),
      }),
    )
    .max(3),
});
export type Opening = z.infer<typeof opening>;

/** `/public` and `/signage` start with this. */
export const publicSnapshot = z.strictObject({
  venue: venueId,
  clock: z.int(),
  takenAt: instant,
  /** Build of the server and floor plan: an unattended screen reloads itself when it changes. */
  version: z.string().regex(/^[0-9a-f]{6,40}$/),
  demo: z.boolean(),
  opening,
  /** Everybody inside; null while nothing can tell. */
  people: people.nullable(),
  notices: z.array(publicNotice),
  emergency: publicEmergency.nullable(),
  zones: z.array(publicZone),
  spaces: z.array(publicSpace),
});
export type PublicSnapshot = z.infer<typeof publicSnapshot>;

/** Numbered change of whole records. `from` is the clock it applies to. */
export const publicDelta = z.strictObject({
  from: z.int(),
  clock: z.int(),
  takenAt: instant,
  opening: opening.optional(),
  people: people.nullable().optional(),
  notices: z.array(publicNotice).optional(),
  emergency: publicEmergency.nullable().optional(),
  zones: z.array(publicZone).optional(),
  spaces: z.array(publicSpace).optional(),
});
export type PublicDelta = z.infer<typeof publicDelta>;

/** "I am alive": sent every 2 s; a client that hears nothing for 5 s shows *unknown*. */
export const beat = z.strictObject({ clock: z.int(), takenAt: instant });
export type Beat = z.infer<typeof beat>;

export { BEAT_EVERY, BEAT_LIMIT } from './timing.ts';
