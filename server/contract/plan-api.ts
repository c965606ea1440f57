import * as z from 'zod';
import { conflict } from './calendar-api.ts';
import { floorPlan } from './floorplan.ts';

const instant = z.iso.datetime();
const etag = z.string().regex(/^[0-9a-f]{16}$/);
const versionId = z.string().max(60);

const object = z.object({
  layer: z.enum(['seat', 'wall', 'furniture', 'zone', 'unit']),
  id: z.string(),
});
const fault = z.object({ rule: z.string(), objects: z.array(object), sentence: z.string() });
const change = z.object({
  kind: z.enum(['added', 'retired', 'changed']),
  object,
  words: z.string(),
});

/** A version as those see it who are responsible for the plan. */
export const planVersionView = z.object({
  id: z.string(),
  effectiveFrom: z.iso.date(),
  effectiveAt: instant,
  state: z.enum(['past', 'inForce', 'coming', 'withdrawn']),
  note: z.string(),
  /** Null: it came with the installation. */
  madeBy: z.string().nullable(),
  madeAt: instant,
  /** That guests use. */
  seats: z.int(),
});
export type PlanVersionView = z.infer<typeof planVersionView>;

export const plansView = z.object({
  today: z.iso.date(),
  versions: z.array(planVersionView),
  /** One's own draft. */
  draft: z.object({ savedAt: instant, stale: z.boolean() }).nullable(),
  /** Drafts of other people. */
  others: z.array(z.object({ name: z.string(), savedAt: instant })),
});
export type PlansView = z.infer<typeof plansView>;

export const planVersion = z.object({ version: planVersionView, plan: floorPlan });
export type PlanVersionWhole = z.infer<typeof planVersion>;

/** One's own draft, or the newest plan to begin one from. */
export const draftView = z.object({
  plan: floorPlan,
  /** Null: nothing is saved yet. */
  etag: etag.nullable(),
  savedAt: instant.nullable(),
  /** The version that the draft was begun from. */
  basedOn: versionId,
  /** The version whose place it would take, and whether that is another one by now. */
  before: z.object({
    id: versionId,
    plan: floorPlan,
    /** Null: it came with the installation. */
    madeBy: z.string().nullable(),
    madeAt: instant,
  }),
  stale: z.boolean(),
  /** Every seat that ever was, as it was last. */
  known: z.array(z.object({ id: z.string(), label: z.string(), zone: z.string() })),
});
export type DraftView = z.infer<typeof draftView>;

/** `etag`: of the draft that this one is to replace; null: there is none. */
export const draftRequest = z.strictObject({
  plan: floorPlan,
  basedOn: versionId,
  etag: etag.nullable(),
});
export type DraftRequest = z.infer<typeof draftRequest>;

export const draftSaved = z.object({ etag, savedAt: instant, faults: z.array(fault) });
export type DraftSaved = z.infer<typeof draftSaved>;

/** Answers 409 when another draft was saved meanwhile. */
export interface DraftClash {
  error: string;
  clash: { etag: string | null; savedAt: string | null };
}

export const planCheckRequest = z.strictObject({ effectiveFrom: z.iso.date() });

/** What publishing the draft would do. */
export const planCheck = z.object({
  etag,
  before: versionId,
  effectiveAt: instant,
  changes: z.array(change),
  faults: z.array(fault),
  conflicts: z.array(conflict),
});
export type PlanCheck = z.infer<typeof planCheck>;

/** `etag` and `before`: what was looked at; when either has changed, it is to be looked at again. */
export const publishRequest = z.strictObject({
  effectiveFrom: z.iso.date(),
  etag,
  before: versionId,
  note: z
    .string()
    .trim()
    .min(1, '理由を入力してください')
    .max(100)
    .regex(/^\P{Cc}*$/u, '改行などは使えません'),
  cancelBookings: z.boolean().default(false),
});
export type PublishRequest = z.infer<typeof publishRequest>;

export const planPublished = z.object({
  id: z.string(),
  effectiveAt: instant,
  /** Bookings that were cancelled, and those of people who are here. */
  cancelled: z.int(),
  here: z.array(conflict),
});
export type PlanPublished = z.infer<typeof planPublished>;
