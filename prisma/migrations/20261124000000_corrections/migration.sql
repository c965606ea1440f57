-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT,
    "people" INTEGER,
    "occupied" BOOLEAN,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoardState" (
    "venueId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "BoardState_pkey" PRIMARY KEY ("venueId")
);

-- CreateTable
CREATE TABLE "PeopleMinute" (
    "venueId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "n" INTEGER NOT NULL,
    "lo" INTEGER NOT NULL,
    "hi" INTEGER NOT NULL,

    CONSTRAINT "PeopleMinute_pkey" PRIMARY KEY ("venueId","at")
);

-- CreateIndex
CREATE INDEX "Correction_venueId_until_idx" ON "Correction"("venueId", "until");

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardState" ADD CONSTRAINT "BoardState_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeopleMinute" ADD CONSTRAINT "PeopleMinute_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A correction is of the head count or of one seat.
ALTER TABLE "Correction"
  ADD CONSTRAINT "Correction_one_thing" CHECK (
    ("people" IS NOT NULL AND "spaceId" IS NULL AND "occupied" IS NULL AND "people" BETWEEN 0 AND 10000)
    OR ("people" IS NULL AND "spaceId" IS NOT NULL AND "occupied" IS NOT NULL)),
  ADD CONSTRAINT "Correction_time_order" CHECK ("madeAt" < "until");
ALTER TABLE "PeopleMinute"
  ADD CONSTRAINT "PeopleMinute_order" CHECK (0 <= "lo" AND "lo" <= "n" AND "n" <= "hi");
