-- CreateTable
CREATE TABLE "Acknowledgement" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Acknowledgement_venueId_until_idx" ON "Acknowledgement"("venueId", "until");

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One person takes one thing on: the database decides who was first.
CREATE UNIQUE INDEX "Acknowledgement_one_holder" ON "Acknowledgement"("venueId", "key") WHERE "undoneAt" IS NULL;
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_time_order" CHECK ("madeAt" < "until");
