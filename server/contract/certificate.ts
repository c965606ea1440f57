import * as z from 'zod';

const instant = z.iso.datetime();

/** One day of a certificate. */
export const visit = z.object({ inAt: instant, outAt: instant, minutes: z.int() });
export type Visit = z.infer<typeof visit>;

/** オフィス利用証明書 as printed; frozen when it was issued. */
export const certificateBody = z.object({
  /** R8-0001 */
  number: z.string(),
  venue: z.string(),
  name: z.string(),
  organization: z.string().nullable(),
  member: z.string(),
  /** Business dates, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  visits: z.array(visit),
  /** Different days. */
  days: z.int(),
  minutes: z.int(),
});
export type CertificateBody = z.infer<typeof certificateBody>;

/** 山＊＊＊: how much of a name anybody may learn. */
export const masked = (name: string): string => `${[...name][0] ?? ''}＊＊＊`;

/** What stays of a certificate without its person: enough to verify it. */
export const unnamed = (body: CertificateBody): CertificateBody => ({
  ...body,
  name: masked(body.name),
  organization: null,
  member: '',
  visits: [],
});

export const certificate = z.object({
  code: z.string(),
  issuedAt: instant,
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  body: certificateBody,
});
export type Certificate = z.infer<typeof certificate>;

/** What anybody may learn who holds the code. */
export const verification = z.object({
  state: z.enum(['valid', 'revoked']),
  number: z.string(),
  /** 山**** */
  name: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.int(),
  issuedAt: instant,
});
export type Verification = z.infer<typeof verification>;
