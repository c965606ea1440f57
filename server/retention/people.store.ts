import type { Db, Step } from './step.ts';

/** Takes a person out of their registration, in a transaction of ours. */
export type Erase = (db: Db, memberId: string, now: number) => Promise<void>;

/**
 * Registrations that nobody has used for so long. Whoever may still come, has booked, sits here or has
 * a key stays; the row is locked, so that nobody renews or books it meanwhile.
 */
const registrations =
  (erase: Erase): Step =>
  async (db, { venueId, now, today, from, at, most }) => {
    const rows = await db.$queryRaw<{ id: string; userId: string | null }[]>`
      SELECT m."id", m."userId" FROM "Member" m
      WHERE m."venueId" = ${venueId} AND m."state" <> 'deleted'
        AND NOT (m."state" IN ('approved', 'suspended') AND m."expiresOn" >= ${today})
        AND m."appliedAt" < ${at} AND (m."approvedAt" IS NULL OR m."approvedAt" < ${at})
        AND NOT EXISTS (SELECT 1 FROM "MemberEvent" e
          WHERE e."memberId" = m."id" AND e."at" >= ${at} AND e."to" = 'approved')
        AND NOT EXISTS (SELECT 1 FROM "Booking" b WHERE b."memberId" = m."id" AND b."endAt" >= ${at})
        AND NOT EXISTS (SELECT 1 FROM "CheckIn" c
          WHERE c."memberId" = m."id" AND (c."outAt" IS NULL OR c."outAt" >= ${at}))
        AND NOT EXISTS (SELECT 1 FROM "LockerUse" l
          WHERE l."memberId" = m."id" AND l."untilAt" IS NULL)
        AND NOT EXISTS (SELECT 1 FROM "PastUse" p
          WHERE p."memberId" = m."id" AND p."date" >= ${from})
      LIMIT ${most} FOR UPDATE OF m SKIP LOCKED`;
    for (const { id, userId } of rows) {
      await erase(db, id, now);
      if (userId !== null) await db.user.deleteMany({ where: { id: userId, ...NOBODY_ELSE } });
    }
    return rows.length;
  };

/** Whoever works here keeps their account until an administrator acts. */
const NOBODY_ELSE = { OR: [{ role: null }, { role: 'member' }], members: { none: {} } };

/** What a registration left behind has had its time (kept without a person, MB13). */
const removed: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "Member" WHERE "id" IN (
    SELECT m."id" FROM "Member" m
    WHERE m."venueId" = ${venueId} AND m."state" = 'deleted' AND m."updatedAt" < ${at}
    LIMIT ${most} FOR UPDATE SKIP LOCKED)`;

const unconfirmed: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "User" WHERE "id" IN (
    SELECT u."id" FROM "User" u
    WHERE u."emailVerified" = FALSE AND u."createdAt" < ${at}
      AND COALESCE(u."role", 'member') = 'member'
      AND NOT EXISTS (SELECT 1 FROM "Member" m WHERE m."userId" = u."id")
    LIMIT ${most} FOR UPDATE SKIP LOCKED)`;

/** Nobody signed in, and no session was used. */
const accounts: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "User" WHERE "id" IN (
    SELECT u."id" FROM "User" u
    WHERE u."createdAt" < ${at} AND COALESCE(u."role", 'member') = 'member'
      AND NOT EXISTS (SELECT 1 FROM "Member" m WHERE m."userId" = u."id")
      AND NOT EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = u."id" AND s."updatedAt" >= ${at})
      AND NOT EXISTS (SELECT 1 FROM "AuditEntry" a
        WHERE a."subject" = u."id" AND a."action" = 'account.signIn' AND a."at" >= ${at})
    LIMIT ${most} FOR UPDATE SKIP LOCKED)`;

const sessions: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "Session" WHERE "id" IN (
    SELECT "id" FROM "Session" WHERE "expiresAt" < ${at} LIMIT ${most})`;

const links: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "Verification" WHERE "id" IN (
    SELECT "id" FROM "Verification" WHERE "expiresAt" < ${at} LIMIT ${most})`;

const tries: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "RateLimit" WHERE "id" IN (
    SELECT "id" FROM "RateLimit" WHERE "lastRequest" < ${BigInt(at.getTime())} LIMIT ${most})`;

/** What is done about registrations and accounts. */
export const peopleSteps = (erase: Erase) => ({
  registration: [registrations(erase)],
  removed: [removed],
  unconfirmed: [unconfirmed],
  account: [accounts],
  login: [sessions, links, tries],
});
