-- CreateTable
CREATE TABLE "Venue" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Tokyo',

    CONSTRAINT "Venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Zone" (
    "venueId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Zone_pkey" PRIMARY KEY ("venueId","id")
);

-- CreateTable
CREATE TABLE "Space" (
    "venueId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "seats" INTEGER NOT NULL DEFAULT 1,
    "bookable" BOOLEAN NOT NULL,
    "outOfService" BOOLEAN NOT NULL DEFAULT false,
    "unitId" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Space_pkey" PRIMARY KEY ("venueId","id")
);

-- CreateTable
CREATE TABLE "FloorPlanVersion" (
    "venueId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "effectiveTo" TEXT,
    "plan" JSONB NOT NULL,

    CONSTRAINT "FloorPlanVersion_pkey" PRIMARY KEY ("venueId","id")
);

-- CreateTable
CREATE TABLE "Device" (
    "venueId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "model" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "heartbeatFree" INTEGER,
    "heartbeatOccupied" INTEGER,
    "battery" DOUBLE PRECISION,
    "firstHeardAt" TIMESTAMPTZ(3),
    "lastHeardAt" TIMESTAMPTZ(3),

    CONSTRAINT "Device_pkey" PRIMARY KEY ("venueId","id")
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "part" INTEGER,
    "spaceId" TEXT,
    "doorId" TEXT,
    "line" INTEGER,
    "swapped" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" BIGSERIAL NOT NULL,
    "venueId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "n" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "part" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "historical" BOOLEAN NOT NULL DEFAULT false,
    "body" JSONB NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusInterval" (
    "id" BIGSERIAL NOT NULL,
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StatusInterval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DoorCounterEpoch" (
    "venueId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "epoch" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "baseIn" BIGINT NOT NULL,
    "baseOut" BIGINT NOT NULL,
    "highIn" BIGINT NOT NULL,
    "highOut" BIGINT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DoorCounterEpoch_pkey" PRIMARY KEY ("venueId","deviceId","line","epoch")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "holder" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "bookingId" TEXT,
    "inAt" TIMESTAMPTZ(3) NOT NULL,
    "outAt" TIMESTAMPTZ(3),

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarException" (
    "id" TEXT NOT NULL,
    "venueId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "zoneId" TEXT,
    "opensAt" TEXT,
    "closesAt" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "CalendarException_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Placement_venueId_deviceId_idx" ON "Placement"("venueId", "deviceId");

-- CreateIndex
CREATE INDEX "Reading_venueId_at_idx" ON "Reading"("venueId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Reading_venueId_deviceId_key_n_key" ON "Reading"("venueId", "deviceId", "key", "n");

-- CreateIndex
CREATE INDEX "StatusInterval_venueId_spaceId_startedAt_idx" ON "StatusInterval"("venueId", "spaceId", "startedAt");

-- CreateIndex
CREATE INDEX "Booking_venueId_endAt_idx" ON "Booking"("venueId", "endAt");

-- CreateIndex
CREATE INDEX "CheckIn_venueId_inAt_idx" ON "CheckIn"("venueId", "inAt");

-- CreateIndex
CREATE INDEX "CalendarException_venueId_date_idx" ON "CalendarException"("venueId", "date");

-- AddForeignKey
ALTER TABLE "Zone" ADD CONSTRAINT "Zone_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_venueId_zoneId_fkey" FOREIGN KEY ("venueId", "zoneId") REFERENCES "Zone"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_venueId_unitId_fkey" FOREIGN KEY ("venueId", "unitId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorPlanVersion" ADD CONSTRAINT "FloorPlanVersion_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_venueId_deviceId_fkey" FOREIGN KEY ("venueId", "deviceId") REFERENCES "Device"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusInterval" ADD CONSTRAINT "StatusInterval_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarException" ADD CONSTRAINT "CalendarException_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

