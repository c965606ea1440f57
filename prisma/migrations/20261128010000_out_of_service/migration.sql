-- AlterTable
ALTER TABLE "Space" ADD COLUMN "stoppedAt" TIMESTAMPTZ(3),
ADD COLUMN "stoppedBy" TEXT,
ADD COLUMN "stoppedWhy" TEXT;
