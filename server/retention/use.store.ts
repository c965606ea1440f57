import { certificateBody, unnamed } from '../contract/certificate.ts';
import type { Step } from './step.ts';

// Plain SQL leaves `updatedAt` alone: the roll-ups take a change of it for a change of the facts.

/**
 * Bookings become nobody's. What a member keeps of one is another row, with date, kind and outcome;
 * what the trail says of them no longer says who booked for themselves.
 */
const bookings: Step = (db, { venueId, at, most }) => db.$executeRaw`
  WITH gone AS (
    SELECT b."id", b."memberId", b."status", b."startAt", s."kind", m."userId", m."state"
    FROM "Booking" b
    JOIN "Space" s ON s."venueId" = b."venueId" AND s."id" = b."spaceId"
    LEFT JOIN "Member" m ON m."id" = b."memberId"
    WHERE b."venueId" = ${venueId} AND b."endAt" < ${at}
      AND (b."memberId" IS NOT NULL OR b."holder" IS NOT NULL OR b."madeBy" IS NOT NULL)
    LIMIT ${most} FOR UPDATE OF b SKIP LOCKED
  ), kept AS (
    INSERT INTO "PastUse" ("id", "venueId", "memberId", "what", "date", "kind", "status")
    SELECT gen_random_uuid()::text, ${venueId}, "memberId", 'booking',
      to_char("startAt" AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD'), "kind", "status"
    FROM gone WHERE "memberId" IS NOT NULL AND "state" <> 'deleted'
  ), trail AS (
    UPDATE "AuditEntry" a SET "by" = NULL FROM gone
    WHERE a."subject" = gone."id" AND a."by" = gone."userId"
  )
  UPDATE "Booking" b SET "memberId" = NULL, "holder" = NULL, "madeBy" = NULL
  FROM gone WHERE b."id" = gone."id"`;

/** The same of visits: the member keeps the day, and the times to the quarter of an hour. */
const checkIns: Step = (db, { venueId, at, most }) => db.$executeRaw`
  WITH gone AS (
    SELECT c."id", c."memberId", c."inAt", c."outAt", c."method", m."state"
    FROM "CheckIn" c LEFT JOIN "Member" m ON m."id" = c."memberId"
    WHERE c."venueId" = ${venueId} AND COALESCE(c."outAt", c."inAt") < ${at}
      AND (c."memberId" IS NOT NULL OR c."holder" IS NOT NULL
        OR c."inBy" IS NOT NULL OR c."outBy" IS NOT NULL)
    LIMIT ${most} FOR UPDATE OF c SKIP LOCKED
  ), kept AS (
    INSERT INTO "PastUse" ("id", "venueId", "memberId", "what", "date", "inAt", "outAt")
    SELECT gen_random_uuid()::text, ${venueId}, "memberId", 'visit',
      to_char("inAt" AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD'),
      to_timestamp(round(extract(epoch FROM "inAt") / 900) * 900),
      to_timestamp(round(extract(epoch FROM "outAt") / 900) * 900)
    FROM gone
    WHERE "memberId" IS NOT NULL AND "state" <> 'deleted' AND "method" <> 'demo'
  )
  UPDATE "CheckIn" c SET "memberId" = NULL, "holder" = NULL, "inBy" = NULL, "outBy" = NULL
  FROM gone WHERE c."id" = gone."id"`;

/** A key that is out keeps the name of who has it. */
const lockers: Step = (db, { venueId, at, most }) => db.$executeRaw`
  UPDATE "LockerUse" SET "memberId" = NULL, "holder" = NULL, "by" = NULL
  WHERE "id" IN (
    SELECT "id" FROM "LockerUse"
    WHERE "venueId" = ${venueId} AND "untilAt" < ${at}
      AND ("memberId" IS NOT NULL OR "holder" IS NOT NULL OR "by" IS NOT NULL)
    LIMIT ${most} FOR UPDATE SKIP LOCKED)`;

const acts: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "ReceptionAct" WHERE "id" IN (
    SELECT "id" FROM "ReceptionAct" WHERE "venueId" = ${venueId} AND "at" < ${at} LIMIT ${most})`;

const waits: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "WaitlistEntry" WHERE "id" IN (
    SELECT "id" FROM "WaitlistEntry" WHERE "venueId" = ${venueId} AND "endAt" < ${at} LIMIT ${most})`;

const history: Step = (db, { venueId, from, most }) => db.$executeRaw`
  DELETE FROM "PastUse" WHERE "id" IN (
    SELECT "id" FROM "PastUse" WHERE "venueId" = ${venueId} AND "date" < ${from} LIMIT ${most})`;

/** Number, code, period and days stay: whoever holds a certificate can still have it verified. */
const certificates: Step = async (db, { venueId, at, most }) => {
  const rows = await db.certificate.findMany({
    where: { venueId, issuedAt: { lt: at }, body: { path: ['member'], not: '' } },
    take: most,
  });
  for (const { id, body } of rows) {
    const nobody = { memberId: null, issuedBy: null, revokedBy: null, revokedReason: null };
    const data = { ...nobody, body: unnamed(certificateBody.parse(body)) };
    await db.certificate.update({ where: { id }, data });
  }
  return rows.length;
};

/** What is done about the use of the office. */
export const USE = {
  seat: [bookings, checkIns, lockers],
  desk: [acts, waits],
  history: [history],
  certificate: [certificates],
};
