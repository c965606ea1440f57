-- AlterTable
ALTER TABLE "FloorPlanVersion" ADD COLUMN     "effectiveAt" TIMESTAMPTZ(3),
ADD COLUMN     "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "madeBy" TEXT,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- Plans that came with the installation hold from midnight in Japan.
UPDATE "FloorPlanVersion" SET "effectiveAt" = ("effectiveFrom" || 'T00:00:00+09:00')::timestamptz;
ALTER TABLE "FloorPlanVersion" ALTER COLUMN "effectiveAt" SET NOT NULL;

-- CreateIndex
CREATE INDEX "FloorPlanVersion_venueId_effectiveAt_idx" ON "FloorPlanVersion"("venueId", "effectiveAt");

-- CreateTable
CREATE TABLE "FloorPlanDraft" (
    "venueId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "etag" TEXT NOT NULL,
    "basedOn" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FloorPlanDraft_pkey" PRIMARY KEY ("venueId","userId")
);

-- AddForeignKey
ALTER TABLE "FloorPlanDraft" ADD CONSTRAINT "FloorPlanDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
