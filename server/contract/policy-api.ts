import * as z from 'zod';
import { bookableKind } from './booking-api.ts';
import { bookingPolicy, priorityClass } from './policy.ts';

const instant = z.iso.datetime({ offset: true });
const date = z.iso.date();

/** One version of the booking rules, and what has become of it. */
export const policyVersion = z.object({
  id: z.string(),
  effectiveFrom: date,
  rules: bookingPolicy,
  note: z.string(),
  /** Name of who made it. */
  madeBy: z.string(),
  madeAt: instant,
  /** `replaced`: another one was made for the same date. */
  state: z.enum(['past', 'inForce', 'coming', 'replaced', 'withdrawn']),
});
export type PolicyVersionView = z.infer<typeof policyVersion>;

/** Who may book a kind of space on one date, and from when. */
export const previewRow = z.object({
  date,
  kind: bookableKind,
  /** When each class may begin to book; null: no longer within its day. */
  opensAt: z.record(priorityClass, instant.nullable()),
  /** Spaces that can be booked at all. */
  bookable: z.int(),
  /** Of these: kept for the priority classes until `decaysAt`. */
  kept: z.int(),
  decaysAt: instant.nullable(),
  /** Of these: left for those who walk in. */
  walkIn: z.int(),
  /** Minutes of one booking; null: the hours of the day. */
  maxMinutes: z.int().nullable(),
});
export type PreviewRow = z.infer<typeof previewRow>;

/** A figure that differs between two sets of rules, in words. */
export const policyChange = z.object({
  path: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type PolicyChange = z.infer<typeof policyChange>;

/** Why rules cannot be, and which figure says so: `quota.booth`, or `effectiveFrom`. */
export const ruleFault = z.object({ path: z.string(), sentence: z.string() });
export type RuleFault = z.infer<typeof ruleFault>;

const note = z
  .string()
  .trim()
  .min(1, '理由を入力してください')
  .max(400)
  .regex(/^\P{Cc}*$/u, '改行などは使えません');

export const policyDraft = z.strictObject({ effectiveFrom: date, rules: bookingPolicy });
export const policyRequest = policyDraft.extend({ note });
export type PolicyRequest = z.infer<typeof policyRequest>;

const days = z.coerce.number().int().min(1).max(31).default(1);
export const previewQuery = z.object({ date, days });
export const previewRequest = policyDraft.extend({ date, days });

export const policyView = z.object({
  today: date,
  inForce: bookingPolicy,
  versions: z.array(policyVersion),
});
export type PolicyView = z.infer<typeof policyView>;

export const previewView = z.object({
  /** Of the draft against the rules in force before it; none without a draft. */
  changes: z.array(policyChange),
  /** Why the draft cannot be; none without a draft. */
  faults: z.array(ruleFault),
  rows: z.array(previewRow),
});
export type PreviewView = z.infer<typeof previewView>;
