-- CreateTable
CREATE TABLE "StatusCorrection" (
    "venueId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB NOT NULL,

    CONSTRAINT "StatusCorrection_pkey" PRIMARY KEY ("venueId","spaceId","startedAt")
);

-- AddForeignKey
ALTER TABLE "StatusCorrection" ADD CONSTRAINT "StatusCorrection_venueId_spaceId_fkey" FOREIGN KEY ("venueId", "spaceId") REFERENCES "Space"("venueId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A correction is of one stretch, and a space has one at a time.
ALTER TABLE "StatusCorrection"
  ADD CONSTRAINT "StatusCorrection_time_order" CHECK ("startedAt" < "endedAt"),
  ADD CONSTRAINT "StatusCorrection_known" CHECK ("status" IN ('free', 'occupied')),
  ADD CONSTRAINT "StatusCorrection_no_overlap" EXCLUDE USING gist (
    "venueId" WITH =, "spaceId" WITH =, tstzrange("startedAt", "endedAt", '[)') WITH &&
  );

-- The corrected history of a time: what was shown, but for the stretches of which records told since.
CREATE FUNCTION "StatusHistory"(venue text, begins timestamptz, ends timestamptz)
RETURNS TABLE (
  "spaceId" text, "status" text, "reason" jsonb,
  "startedAt" timestamptz, "endedAt" timestamptz, "corrected" boolean
) LANGUAGE sql STABLE AS $$
  SELECT s."spaceId", s."status", s."reason", lower(piece), upper(piece), false
  FROM "StatusInterval" s
  CROSS JOIN LATERAL unnest(
    tstzmultirange(tstzrange(s."startedAt", s."endedAt", '[)')) - COALESCE((
      SELECT range_agg(tstzrange(c."startedAt", c."endedAt", '[)'))
      FROM "StatusCorrection" c
      WHERE c."venueId" = s."venueId" AND c."spaceId" = s."spaceId"
        AND tstzrange(c."startedAt", c."endedAt", '[)') && tstzrange(s."startedAt", s."endedAt", '[)')
    ), '{}'::tstzmultirange)
  ) AS piece
  WHERE s."venueId" = venue
    AND tstzrange(s."startedAt", s."endedAt", '[)') && tstzrange(begins, ends, '[)')
    AND piece && tstzrange(begins, ends, '[)')
  UNION ALL
  SELECT c."spaceId", c."status", c."reason", c."startedAt", c."endedAt", true
  FROM "StatusCorrection" c
  WHERE c."venueId" = venue
    AND tstzrange(c."startedAt", c."endedAt", '[)') && tstzrange(begins, ends, '[)')
$$;
