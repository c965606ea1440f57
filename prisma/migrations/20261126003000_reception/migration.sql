-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "revokedBy" TEXT,
ADD COLUMN     "revokedReason" TEXT;

-- CreateTable
CREATE TABLE "ReceptionAct" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT,
    "answer" JSONB NOT NULL,
    "before" JSONB,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReceptionAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Kiosk" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Kiosk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReceptionAct_venueId_at_idx" ON "ReceptionAct"("venueId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Kiosk_tokenHash_key" ON "Kiosk"("tokenHash");

-- CreateIndex
CREATE INDEX "Kiosk_venueId_idx" ON "Kiosk"("venueId");
