import * as z from 'zod';
import { ROLES } from './people.ts';

const at = z.iso.datetime();

/** An account as administrators see it. */
export const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  verified: z.boolean(),
  secondFactor: z.boolean(),
  banned: z.boolean(),
  banReason: z.string().nullable(),
  sessions: z.int(),
  createdAt: at,
  lastLogin: at.nullable(),
});
export type Account = z.infer<typeof account>;

/** Why a password was not taken. */
export type PasswordFault =
  | { rule: 'missing' }
  | { rule: 'tooShort'; least: number }
  | { rule: 'tooLong'; most: number }
  | { rule: 'guessable' };

/** One's own account. */
export const ownAccount = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  awaits: z.enum(ROLES).nullable(),
  demo: z.boolean(),
  totp: z.boolean(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), createdAt: at.nullable() }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      here: z.boolean(),
      usedAt: at,
      createdAt: at,
      browser: z.string().nullable(),
    }),
  ),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** A mail of the outbox. */
export const mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: at,
  dueAt: at,
  sentAt: at.nullable(),
  attempts: z.int(),
  problem: z.string().nullable(),
});
export type OutboxMail = z.infer<typeof mail>;
