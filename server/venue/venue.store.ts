import { CATALOGUE, rowFor } from '../../devices/catalogue.ts';
import { placementRow } from '../../prisma/seed.ts';
import type { Heartbeat } from '../../devices/readings.ts';
import type { HeardDevice } from '../inputs/registry.ts';
import type { DayException } from '../calendar/calendar.ts';
import { floorPlan, type FloorPlan } from '../contract/floorplan.ts';
import type { Stopped } from '../contract/staff.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Layout, LayoutDevice } from '../occupancy/layout.ts';

/** Of a device whose model nobody knows: a guess on the long side, since a wrong "unknown" heals. */
const HEARTBEAT: Heartbeat = { free: 1_080, occupied: 1_080 };

/** Unplaced devices that reception is shown; whoever has more has a fault to find first. */
const LISTED = 200;

/** Gateway programs: they stand nowhere and need no place. */
const BRIDGES = new Set(CATALOGUE.flatMap((row) => row.bridge ?? []));

/** Where staff say that a device stands. */
export type PlaceRequest = (
  { space: string; part?: number | undefined } | { door: string; line?: number | undefined }
) & { swapped?: boolean | undefined; model?: string | undefined };

export type VenueStore = ReturnType<typeof venueStore>;

/** What is fixed about one venue: plan, layout, calendar exceptions, devices. */
export function venueStore(prisma: PrismaClient, venueId: string) {
  const plan = async (date: string): Promise<FloorPlan> => {
    const where = { venueId, status: 'approved', withdrawnAt: null } as const;
    // A day before the first plan is drawn with the first.
    const row =
      (await prisma.floorPlanVersion.findFirst({
        where: { ...where, effectiveFrom: { lte: date } },
        orderBy: [{ effectiveAt: 'desc' }, { madeAt: 'desc' }],
      })) ??
      (await prisma.floorPlanVersion.findFirstOrThrow({
        where,
        orderBy: { effectiveFrom: 'asc' },
      }));
    return floorPlan.parse(row.plan);
  };

  return {
    plan,

    /** Zones and seats by the plan in force, devices by the placement table. */
    async layout(date: string, accessPoints: string[]): Promise<Layout> {
      const [inForce, broken, rows] = await Promise.all([
        plan(date),
        prisma.space.findMany({
          where: { venueId, outOfService: true },
          select: { id: true, stoppedAt: true },
        }),
        prisma.device.findMany({
          where: { venueId, status: 'active' },
          include: { placements: true },
          orderBy: { id: 'asc' },
        }),
      ]);
      const placed = rows.map((device): LayoutDevice => {
        const row = device.model === null ? undefined : rowFor(device.model);
        const usual = row?.heartbeat ?? HEARTBEAT;
        return {
          id: device.id,
          bridge: row?.bridge ?? null,
          sensing: row?.sensing ?? 'motion',
          heartbeat: {
            free: device.heartbeatFree ?? usual.free,
            occupied: device.heartbeatOccupied ?? usual.occupied,
          },
          places: device.placements.map(({ part, spaceId, doorId, line, swapped }) =>
            spaceId === null
              ? { line: line ?? 1, door: doorId ?? '', swapped }
              : { part: part ?? 0, space: spaceId },
          ),
        };
      });
      const zones = inForce.zones.filter((zone) => zone.public);
      const shown = new Set(zones.map((zone) => zone.id));
      const stopped = new Map(broken.map(({ id, stoppedAt }) => [id, stoppedAt]));
      const unitOf = new Map(inForce.units.flatMap(({ id, seats }) => seats.map((s) => [s, id])));
      const bridges = new Set(placed.flatMap((device) => device.bridge ?? []));
      return {
        accessPoints,
        capacity: inForce.spaces.length,
        roster: inForce.spaces.filter((space) => space.kind === 'reception').length,
        zones: zones.map(({ id, few, whole }) => ({ id, few, whole })),
        spaces: inForce.spaces
          .filter((space) => shown.has(space.zone))
          .map(({ id, zone }) => ({
            id,
            zone,
            unit: unitOf.get(id) ?? null,
            outOfService: stopped.has(id),
            ...(stopped.get(id) && { stoppedAt: Number(stopped.get(id)) }),
          })),
        // A bridge stands nowhere, but its silence is that of all who speak through it.
        devices: [
          ...placed,
          ...[...bridges].map((id) => ({ id, bridge: null, heartbeat: HEARTBEAT, places: [] })),
        ],
      };
    },

    /**
     * Takes a space out of service, or puts it back; told again, only the reason changes.
     * @returns a sentence when it does not exist, or somebody is received there (AT8)
     */
    async serve(
      space: string,
      stop: Omit<Stopped, 'since'> | null,
      now: number,
    ): Promise<string | null> {
      const where = { venueId, id: space };
      return prisma.$transaction(async (db) => {
        const here = { venueId, spaceId: space, outAt: null };
        if (stop !== null && (await db.checkIn.count({ where: here })) > 0)
          return `席${space}には受付済みの方がいます。先に席を移してください`;
        const row = await db.space.findFirst({ where });
        if (row === null) return `席「${space}」は見取り図にありません`;
        const begun = row.outOfService && stop !== null;
        await db.space.updateMany({
          where,
          data: {
            outOfService: stop !== null,
            ...(!begun && {
              stoppedAt: stop && new Date(now),
              stoppedBy: stop?.by ?? null,
            }),
            stoppedWhy: stop?.why ?? null,
          },
        });
        return null;
      });
    },

    /** Since when, by whom and why a space is out of service; null while it is in service. */
    async stopped(space: string): Promise<Stopped | null> {
      const row = await prisma.space.findFirst({
        where: { venueId, id: space, outOfService: true, stoppedAt: { not: null } },
      });
      if (row?.stoppedAt == null) return null;
      return { since: row.stoppedAt.toISOString(), by: row.stoppedBy ?? '', why: row.stoppedWhy };
    },

    async models(): Promise<Map<string, string>> {
      const rows = await prisma.device.findMany({
        where: { venueId },
        select: { id: true, model: true },
      });
      return new Map(rows.flatMap(({ id, model }) => (model === null ? [] : [[id, model]])));
    },

    /** Every day, zone and space that differs from the rule. */
    async exceptions(): Promise<DayException[]> {
      const rows = await prisma.calendarException.findMany({ where: { venueId } });
      return rows.map(({ date, zoneId, spaceId, opensAt, closesAt, reason }) => ({
        date,
        zone: zoneId,
        space: spaceId,
        opensAt,
        closesAt,
        reason,
      }));
    },

    /**
     * Devices that were heard and that nobody has placed: how many, and those that spoke last. A device
     * on somebody's desk speaks again; the ids that a fault invented do not.
     */
    async pending() {
      const where = { venueId, status: 'pending', id: { notIn: [...BRIDGES] } };
      const [total, newest] = await Promise.all([
        prisma.device.count({ where }),
        prisma.device.findMany({
          where,
          orderBy: [{ lastHeardAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
          take: LISTED,
        }),
      ]);
      return { total, newest };
    },

    /** Writes down who was heard; one that is new waits for its place. */
    async heard(devices: HeardDevice[]): Promise<void> {
      const json = JSON.stringify(devices);
      await prisma.$executeRaw`
        INSERT INTO "Device" ("venueId", "id", "model", "status", "firstHeardAt", "lastHeardAt", "heartbeatFree", "heartbeatOccupied")
        SELECT ${venueId}, "id", "model", 'pending', to_timestamp("lastAt" / 1000.0), to_timestamp("lastAt" / 1000.0),
          ("heartbeat"->>'free')::int, ("heartbeat"->>'occupied')::int
        FROM jsonb_to_recordset(${json}::text::jsonb) AS r(
          "id" text, "model" text, "lastAt" double precision, "heartbeat" jsonb)
        ON CONFLICT ("venueId", "id") DO UPDATE SET
          "model" = COALESCE(EXCLUDED."model", "Device"."model"),
          "firstHeardAt" = COALESCE("Device"."firstHeardAt", EXCLUDED."firstHeardAt"),
          "lastHeardAt" = EXCLUDED."lastHeardAt",
          "heartbeatFree" = COALESCE(EXCLUDED."heartbeatFree", "Device"."heartbeatFree"),
          "heartbeatOccupied" = COALESCE(EXCLUDED."heartbeatOccupied", "Device"."heartbeatOccupied")`;
    },

    /**
     * Puts a device on a space or a door; it is active from now on.
     * @returns a sentence when the place does not exist
     */
    async place(deviceId: string, place: PlaceRequest): Promise<string | null> {
      if ('space' in place) {
        const found = await prisma.space.count({ where: { venueId, id: place.space } });
        if (found === 0) return `席 ${place.space} はありません`;
      }
      const row = { ...placementRow(venueId, deviceId, place), swapped: place.swapped ?? false };
      await prisma.$transaction([
        prisma.device.upsert({
          where: { venueId_id: { venueId, id: deviceId } },
          create: { venueId, id: deviceId, status: 'active', model: place.model ?? null },
          update: {
            status: 'active',
            ...(place.model === undefined ? {} : { model: place.model }),
          },
        }),
        prisma.placement.upsert({
          where: { id: row.id },
          create: row,
          update: { swapped: row.swapped },
        }),
      ]);
      return null;
    },

    /** Takes a device from all its places; it waits for a new one. */
    async unplace(deviceId: string): Promise<void> {
      await prisma.$transaction([
        prisma.placement.deleteMany({ where: { venueId, deviceId } }),
        prisma.device.updateMany({ where: { venueId, id: deviceId }, data: { status: 'pending' } }),
      ]);
    },
  };
}
