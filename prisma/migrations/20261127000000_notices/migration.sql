-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT,
    "order" TEXT,
    "words" JSONB NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "byId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Notice_venueId_endedAt_until_idx" ON "Notice"("venueId", "endedAt", "until");

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A notice has an end from the start; an emergency says what it is, and has none but the one that staff give it.
ALTER TABLE "Notice"
  ADD CONSTRAINT "Notice_kind" CHECK (
    ("kind" = 'notice' AND "until" IS NOT NULL AND "from" < "until" AND "what" IS NULL AND "order" IS NULL)
    OR ("kind" = 'emergency' AND "until" IS NULL AND "what" IS NOT NULL AND "order" IS NOT NULL));
-- One emergency at a time, whoever presses first.
CREATE UNIQUE INDEX "Notice_one_emergency" ON "Notice"("venueId")
  WHERE "kind" = 'emergency' AND "endedAt" IS NULL;
