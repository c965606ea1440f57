import * as z from 'zod';
import { instant } from './status.ts';

/** Taken on by somebody at the desk. */
export const acknowledgement = z.object({
  id: z.string(),
  /** `keyOf` a disagreement or an alert, or `tickKey` of a line of a checklist. */
  key: z.string(),
  /** Who took it, as they are called. */
  by: z.string(),
  at: instant,
  /** Then it is everybody's again. */
  until: instant,
});
export type Acknowledgement = z.infer<typeof acknowledgement>;

/** Something that began between the last closing and now. */
export const happening = z.object({
  at: instant,
  /** Null: it goes on. */
  endedAt: instant.nullable(),
  what: z.enum(['fault', 'offline', 'silent', 'stuck', 'battery', 'line', 'accessPoint']),
  /** Of the device, line or access point. */
  subject: z.string(),
  /** Code of a fault, percent of a battery; null where there is no more to tell. */
  detail: z.string().nullable(),
});
export type Happening = z.infer<typeof happening>;

/** What the desk reads before it opens. */
export const digest = z.object({
  /** The last closing. */
  from: instant,
  to: instant,
  /** By time; what goes on and what has healed. */
  happenings: z.array(happening),
  /** Bookings of today that were made, and that were cancelled, since then. */
  made: z.int(),
  cancelled: z.int(),
  /** Registrations that wait for approval. */
  waiting: z.int(),
});
export type Digest = z.infer<typeof digest>;
