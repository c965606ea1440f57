-- What Prisma's schema cannot say. These hold whatever the code does.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Two active bookings of one space never overlap: the database decides every race.
ALTER TABLE "Booking"
  ADD CONSTRAINT "Booking_time_order" CHECK ("startAt" < "endAt"),
  ADD CONSTRAINT "Booking_no_overlap" EXCLUDE USING gist (
    "venueId" WITH =, "spaceId" WITH =, tstzrange("startAt", "endAt", '[)') WITH &&
  ) WHERE ("status" = 'active');

-- A space has one status at a time.
ALTER TABLE "StatusInterval"
  ADD CONSTRAINT "StatusInterval_time_order" CHECK ("endedAt" IS NULL OR "startedAt" <= "endedAt"),
  ADD CONSTRAINT "StatusInterval_no_overlap" EXCLUDE USING gist (
    "venueId" WITH =, "spaceId" WITH =, tstzrange("startedAt", "endedAt", '[)') WITH &&
  );

-- One person sits on one seat: a space has at most one open check-in.
ALTER TABLE "CheckIn"
  ADD CONSTRAINT "CheckIn_time_order" CHECK ("outAt" IS NULL OR "inAt" <= "outAt"),
  ADD CONSTRAINT "CheckIn_one_open" EXCLUDE USING gist ("venueId" WITH =, "spaceId" WITH =)
    WHERE ("outAt" IS NULL);

-- A placement is on a space or on a door, not on both.
ALTER TABLE "Placement"
  ADD CONSTRAINT "Placement_one_place" CHECK (("spaceId" IS NULL) <> ("doorId" IS NULL));
