-- CreateTable
CREATE TABLE "PastUse" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT,
    "status" TEXT,
    "inAt" TIMESTAMPTZ(3),
    "outAt" TIMESTAMPTZ(3),

    CONSTRAINT "PastUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PastUse_memberId_date_idx" ON "PastUse"("memberId", "date");

-- CreateIndex
CREATE INDEX "PastUse_venueId_date_idx" ON "PastUse"("venueId", "date");

-- AddForeignKey
ALTER TABLE "PastUse" ADD CONSTRAINT "PastUse_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The trail stays append only for everybody but the retention sweep, which says in its own transaction
-- that it is at work. Even it may only forget who did something, or the whole entry.
CREATE OR REPLACE FUNCTION "AuditEntry_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('kuuseki.retention', true) = 'on' THEN
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      NEW := OLD;
      NEW."by" := NULL;
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit trail is append only';
  END $$;
