-- CreateTable
CREATE TABLE "SpaceHour" (
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "openSeconds" DOUBLE PRECISION NOT NULL,
    "unknownSeconds" DOUBLE PRECISION NOT NULL,
    "busySeconds" DOUBLE PRECISION NOT NULL,
    "awaySeconds" DOUBLE PRECISION NOT NULL,
    "starts" INTEGER NOT NULL,
    "peak" INTEGER NOT NULL,

    CONSTRAINT "SpaceHour_pkey" PRIMARY KEY ("venueId","date","spaceId","hour")
);

-- CreateTable
CREATE TABLE "ZoneHour" (
    "venueId" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "openSeconds" DOUBLE PRECISION NOT NULL,
    "unknownSeconds" DOUBLE PRECISION NOT NULL,
    "busySeconds" DOUBLE PRECISION NOT NULL,
    "awaySeconds" DOUBLE PRECISION NOT NULL,
    "starts" INTEGER NOT NULL,
    "peak" INTEGER NOT NULL,
    "anySeconds" DOUBLE PRECISION NOT NULL,
    "fullSeconds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ZoneHour_pkey" PRIMARY KEY ("venueId","zoneId","date","hour")
);

-- CreateTable
CREATE TABLE "ZoneDay" (
    "venueId" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "openSeconds" DOUBLE PRECISION NOT NULL,
    "unknownSeconds" DOUBLE PRECISION NOT NULL,
    "busySeconds" DOUBLE PRECISION NOT NULL,
    "awaySeconds" DOUBLE PRECISION NOT NULL,
    "starts" INTEGER NOT NULL,
    "peak" INTEGER NOT NULL,
    "anySeconds" DOUBLE PRECISION NOT NULL,
    "fullSeconds" DOUBLE PRECISION NOT NULL,
    "seats" INTEGER NOT NULL,
    "bookings" INTEGER NOT NULL,
    "bookedSeconds" DOUBLE PRECISION NOT NULL,
    "usedSeconds" DOUBLE PRECISION NOT NULL,
    "idleSeconds" DOUBLE PRECISION NOT NULL,
    "absentSeconds" DOUBLE PRECISION NOT NULL,
    "noShows" INTEGER NOT NULL,
    "unjudged" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "walkIns" INTEGER NOT NULL,
    "walkInSeconds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ZoneDay_pkey" PRIMARY KEY ("venueId","zoneId","date")
);

-- CreateTable
CREATE TABLE "RollUp" (
    "venueId" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "aliveAt" TIMESTAMPTZ(3) NOT NULL,
    "intervalId" BIGINT NOT NULL,
    "exceptions" JSONB NOT NULL,

    CONSTRAINT "RollUp_pkey" PRIMARY KEY ("venueId")
);

-- CreateTable
CREATE TABLE "MeasurementGap" (
    "venueId" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MeasurementGap_pkey" PRIMARY KEY ("venueId","startedAt")
);

