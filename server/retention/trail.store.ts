import type { Step } from './step.ts';

/** What stands where the name of a member of staff stood. */
const SOMEBODY = '職員';

const mails: Step = (db, { at, most }) => db.$executeRaw`
  DELETE FROM "Mail" WHERE "id" IN (
    SELECT "id" FROM "Mail" WHERE "createdAt" < ${at} LIMIT ${most})`;

const audit: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "AuditEntry" WHERE "id" IN (
    SELECT "id" FROM "AuditEntry" WHERE "venueId" = ${venueId} AND "at" < ${at} LIMIT ${most})`;

/** What they saw stays, for replays of that time. */
const corrections: Step = (db, { venueId, at, most }) => db.$executeRaw`
  UPDATE "Correction" SET "madeBy" = ${SOMEBODY} WHERE "id" IN (
    SELECT "id" FROM "Correction"
    WHERE "venueId" = ${venueId} AND "until" < ${at} AND "madeBy" <> ${SOMEBODY} LIMIT ${most})`;

const notices: Step = (db, { venueId, at, most }) => db.$executeRaw`
  UPDATE "Notice" SET "by" = ${SOMEBODY}, "byId" = '' WHERE "id" IN (
    SELECT "id" FROM "Notice"
    WHERE "venueId" = ${venueId} AND COALESCE("endedAt", "until") < ${at} AND "byId" <> ''
    LIMIT ${most})`;

const acknowledgements: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "Acknowledgement" WHERE "id" IN (
    SELECT "id" FROM "Acknowledgement"
    WHERE "venueId" = ${venueId} AND "until" < ${at} LIMIT ${most})`;

const kiosks: Step = (db, { venueId, at, most }) => db.$executeRaw`
  DELETE FROM "Kiosk" WHERE "id" IN (
    SELECT "id" FROM "Kiosk" WHERE "venueId" = ${venueId} AND "closedAt" < ${at} LIMIT ${most})`;

/** What is done about mails, the trail, and the names of staff. */
export const TRAIL = {
  mail: [mails],
  audit: [audit],
  staff: [corrections, notices, acknowledgements, kiosks],
};
