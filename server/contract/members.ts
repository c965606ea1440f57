import * as z from 'zod';

const instant = z.iso.datetime({ offset: true });
const date = z.string();

export const memberState = z.enum(['applied', 'approved', 'suspended', 'expired', 'deleted']);
export const memberClass = z.enum(['outside', 'migrant', 'general']);
export const memberType = z.enum(['company', 'selfEmployed', 'student']);
export const evidenceKind = z.enum([
  'employeeId',
  'businessCard',
  'studentId',
  'businessRegistration',
  'residenceRecord',
  'other',
]);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** A text to agree to. */
export const consentDocument = z.object({
  document: z.enum(['terms', 'privacy']),
  title: z.string(),
  version: z.string(),
  effectiveFrom: date,
  /** SHA-256 of the text, hex. */
  hash: z.string(),
  sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
});
export type ConsentDocument = z.infer<typeof consentDocument>;

const person = z.object({
  id: z.string(),
  number: z.string(),
  state: memberState,
  type: memberType,
  class: memberClass,
  familyName: z.string(),
  givenName: z.string().nullable(),
  familyKana: z.string().nullable(),
  givenKana: z.string().nullable(),
  organization: z.string().nullable(),
  workplacePrefecture: z.string(),
  residencePrefecture: z.string().nullable(),
  previousPrefecture: z.string().nullable(),
  movedAt: date.nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  appliedAt: instant,
  approvedAt: instant.nullable(),
  expiresOn: date.nullable(),
  /** Changed facts wait for reception. */
  recheckSince: instant.nullable(),
});

/** One's own registration. */
export const ownMember = person.extend({
  consents: z.array(z.object({ document: z.string(), version: z.string(), at: instant })),
  /** Documents whose version in force is not agreed to. */
  missingConsents: z.array(z.enum(['terms', 'privacy'])),
});
export type OwnMember = z.infer<typeof ownMember>;

/** A line of reception's list. */
export const memberLine = person.pick({
  id: true,
  number: true,
  state: true,
  type: true,
  class: true,
  familyName: true,
  givenName: true,
  familyKana: true,
  givenKana: true,
  organization: true,
  appliedAt: true,
  expiresOn: true,
  recheckSince: true,
});
export type MemberLine = z.infer<typeof memberLine>;

export const memberPage = z.object({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Applications and changed facts that wait, over all pages. */
  waiting: z.int(),
  members: z.array(memberLine),
});
export type MemberPage = z.infer<typeof memberPage>;

/** A registration as reception sees it. */
export const deskMember = person.extend({
  /** What the facts propose, on the day of asking. */
  proposedClass: memberClass,
  /** Until when an approval of today would be good. */
  proposedExpiry: date,
  /** The seat that they are received on now; null: they are not here. */
  here: z.object({ space: z.string(), inAt: instant }).nullable(),
  /** Bookings that have not ended, the soonest first; `space` by its id. */
  upcoming: z.array(z.object({ startAt: instant, endAt: instant, space: z.string() })),
  evidence: z.array(z.object({ kind: evidenceKind, checkedOn: date, checkedBy: z.string() })),
  events: z.array(
    z.object({
      from: memberState.nullable(),
      to: memberState,
      at: instant,
      /** Name of who did it; null: the member or the calendar. */
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type DeskMember = z.infer<typeof deskMember>;
