import * as z from 'zod';
import { bookableKind } from './booking-api.ts';
import { OUTCOMES } from './outcomes.ts';
import { priorityClass } from './policy.ts';

/** A count; null: too small to be shown to this reader (1 to 4). */
const count = z.int().nullable();

export const fairnessQuery = z.object({ from: z.iso.date(), to: z.iso.date() });

/** Who was refused by which rule, and who came, between two business dates, both included. */
export const fairness = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  refusals: z.array(z.object({ class: z.string(), rule: z.string(), kind: z.string(), count })),
  made: z.array(z.object({ class: priorityClass, outcome: z.enum(OUTCOMES), count })),
  /** Seat-days that were kept for the priority classes, and those that they booked. */
  kept: z.array(z.object({ kind: bookableKind, kept: z.int(), used: count })),
});
export type Fairness = z.infer<typeof fairness>;

export const noShow = z.object({
  memberId: z.string(),
  number: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  count: z.int(),
  /** Business dates, the earliest first. */
  dates: z.array(z.iso.date()),
});
export type NoShow = z.infer<typeof noShow>;
