-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "class" TEXT,
ADD COLUMN     "deadlineAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "holdUntil" TIMESTAMPTZ(3),
ADD COLUMN     "madeBy" TEXT,
ADD COLUMN     "memberId" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'demo',
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "warnedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "CalendarException" ADD COLUMN     "madeBy" TEXT,
ADD COLUMN     "spaceId" TEXT;

-- AlterTable
ALTER TABLE "CheckIn" ADD COLUMN     "holder" TEXT,
ADD COLUMN     "inBy" TEXT,
ADD COLUMN     "memberId" TEXT,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'demo',
ADD COLUMN     "outBy" TEXT;

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "bookingId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WaitlistEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingRefusal" (
    "id" BIGSERIAL NOT NULL,
    "venueId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "class" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "date" TEXT NOT NULL,

    CONSTRAINT "BookingRefusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "userId" TEXT,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'applied',
    "type" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "givenName" TEXT,
    "kana" TEXT,
    "searchKey" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "organization" TEXT,
    "workplacePrefecture" TEXT NOT NULL,
    "residencePrefecture" TEXT,
    "previousPrefecture" TEXT,
    "movedAt" TEXT,
    "class" TEXT NOT NULL DEFAULT 'general',
    "cardToken" TEXT NOT NULL,
    "feedToken" TEXT NOT NULL,
    "appliedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedAt" TIMESTAMPTZ(3),
    "expiresOn" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EligibilityCheck" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "checkedOn" TEXT NOT NULL,
    "checkedBy" TEXT NOT NULL,

    CONSTRAINT "EligibilityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberEvent" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT,
    "reason" TEXT,

    CONSTRAINT "MemberEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LockerUse" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "checkInId" TEXT,
    "memberId" TEXT,
    "holder" TEXT,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3),
    "by" TEXT,

    CONSTRAINT "LockerUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "memberId" TEXT,
    "body" JSONB NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedBy" TEXT,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "calendar" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "venueId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "twoFactorEnabled" BOOLEAN DEFAULT false,
    "role" TEXT,
    "banned" BOOLEAN DEFAULT false,
    "banReason" TEXT,
    "banExpires" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    "impersonatedBy" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "publicKey" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "credentialID" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "deviceType" TEXT NOT NULL,
    "backedUp" BOOLEAN NOT NULL,
    "transports" TEXT,
    "createdAt" TIMESTAMPTZ(3),
    "aaguid" TEXT,

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "TwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WaitlistEntry_venueId_status_startAt_idx" ON "WaitlistEntry"("venueId", "status", "startAt");

-- CreateIndex
CREATE INDEX "WaitlistEntry_memberId_idx" ON "WaitlistEntry"("memberId");

-- CreateIndex
CREATE INDEX "PolicyVersion_venueId_effectiveFrom_idx" ON "PolicyVersion"("venueId", "effectiveFrom");

-- CreateIndex
CREATE INDEX "BookingRefusal_venueId_at_idx" ON "BookingRefusal"("venueId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Member_cardToken_key" ON "Member"("cardToken");

-- CreateIndex
CREATE UNIQUE INDEX "Member_feedToken_key" ON "Member"("feedToken");

-- CreateIndex
CREATE INDEX "Member_venueId_state_idx" ON "Member"("venueId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Member_venueId_number_key" ON "Member"("venueId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Member_venueId_userId_key" ON "Member"("venueId", "userId");

-- CreateIndex
CREATE INDEX "EligibilityCheck_memberId_idx" ON "EligibilityCheck"("memberId");

-- CreateIndex
CREATE INDEX "MemberEvent_memberId_at_idx" ON "MemberEvent"("memberId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_memberId_document_version_key" ON "Consent"("memberId", "document", "version");

-- CreateIndex
CREATE INDEX "LockerUse_venueId_untilAt_idx" ON "LockerUse"("venueId", "untilAt");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_venueId_number_key" ON "Certificate"("venueId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_key_key" ON "Mail"("key");

-- CreateIndex
CREATE INDEX "Mail_sentAt_dueAt_idx" ON "Mail"("sentAt", "dueAt");

-- CreateIndex
CREATE INDEX "AuditEntry_venueId_at_idx" ON "AuditEntry"("venueId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_idx" ON "AuditEntry"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- CreateIndex
CREATE INDEX "Passkey_credentialID_idx" ON "Passkey"("credentialID");

-- CreateIndex
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE INDEX "Booking_memberId_startAt_idx" ON "Booking"("memberId", "startAt");

-- CreateIndex
CREATE INDEX "Booking_venueId_status_holdUntil_idx" ON "Booking"("venueId", "status", "holdUntil");

-- CreateIndex
CREATE INDEX "CheckIn_memberId_inAt_idx" ON "CheckIn"("memberId", "inAt");

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EligibilityCheck" ADD CONSTRAINT "EligibilityCheck_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberEvent" ADD CONSTRAINT "MemberEvent_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockerUse" ADD CONSTRAINT "LockerUse_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockerUse" ADD CONSTRAINT "LockerUse_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LockerUse" ADD CONSTRAINT "LockerUse_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TwoFactor" ADD CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say. These hold whatever the code does.
-- Two bookings that stand, or are kept for somebody, never overlap on one space, nor for one member.
ALTER TABLE "Booking" DROP CONSTRAINT "Booking_no_overlap";
ALTER TABLE "Booking"
  ADD CONSTRAINT "Booking_no_overlap" EXCLUDE USING gist (
    "venueId" WITH =, "spaceId" WITH =, tstzrange("startAt", "endAt", '[)') WITH &&
  ) WHERE ("status" IN ('tentative', 'active')),
  ADD CONSTRAINT "Booking_one_at_a_time" EXCLUDE USING gist (
    "memberId" WITH =, tstzrange("startAt", "endAt", '[)') WITH &&
  ) WHERE ("status" IN ('tentative', 'active') AND "memberId" IS NOT NULL),
  ADD CONSTRAINT "Booking_status" CHECK ("status" IN ('tentative', 'active', 'cancelled', 'released', 'lapsed')),
  ADD CONSTRAINT "Booking_hold" CHECK ("status" <> 'tentative' OR "holdUntil" IS NOT NULL);

-- Nobody sits on two seats, and a locker has one key.
ALTER TABLE "CheckIn"
  ADD CONSTRAINT "CheckIn_one_seat" EXCLUDE USING gist ("venueId" WITH =, "memberId" WITH =)
    WHERE ("outAt" IS NULL AND "memberId" IS NOT NULL);
ALTER TABLE "LockerUse"
  ADD CONSTRAINT "LockerUse_time_order" CHECK ("untilAt" IS NULL OR "fromAt" <= "untilAt"),
  ADD CONSTRAINT "LockerUse_one_open" EXCLUDE USING gist ("venueId" WITH =, "spaceId" WITH =)
    WHERE ("untilAt" IS NULL);

ALTER TABLE "Member"
  ADD CONSTRAINT "Member_state" CHECK ("state" IN ('applied', 'approved', 'suspended', 'expired', 'deleted')),
  ADD CONSTRAINT "Member_class" CHECK ("class" IN ('outside', 'migrant', 'general'));
ALTER TABLE "WaitlistEntry"
  ADD CONSTRAINT "WaitlistEntry_time_order" CHECK ("startAt" < "endAt"),
  ADD CONSTRAINT "WaitlistEntry_status" CHECK ("status" IN ('waiting', 'offered', 'accepted', 'declined', 'lapsed', 'cancelled'));

-- What was done stays on record.
CREATE FUNCTION "AuditEntry_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'the audit trail is append only'; END $$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "AuditEntry_append_only"();
