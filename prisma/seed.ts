import { floorPlan, type FloorPlan } from '../server/contract/floorplan.ts';
import type { PrismaClient } from '../server/generated/prisma/client.ts';
import floorplan from './floorplan.json' with { type: 'json' };

/** A device and where it stands, as the seed takes it. */
export interface SeedDevice {
  id: string;
  model: string;
  places: ({ part?: number; space: string } | { door: string; line?: number })[];
}

/** The plan that the venue starts with, in metres. */
export const readFloorPlan = (): FloorPlan => floorPlan.parse(floorplan);

/** The rows of a plan's units and seats, in its order. */
export function spaceRows(plan: FloorPlan) {
  const unitOf = new Map(plan.units.flatMap((unit) => unit.seats.map((seat) => [seat, unit.id])));
  const units = plan.units.map(({ id, name, kind, zone, seats }) => ({
    id,
    label: name,
    kind,
    zoneId: zone,
    seats: seats.length,
    bookable: true,
  }));
  const seats = plan.spaces.map(({ id, label, kind, zone, bookable }) => ({
    id,
    label,
    kind,
    zoneId: zone,
    bookable,
    unitId: unitOf.get(id) ?? null,
  }));
  return { units, seats };
}

/**
 * Makes the venue with its zones, spaces and floor plan, if it is not there. What staff have changed
 * since stays as it is.
 */
export async function seedVenue(prisma: PrismaClient, venueId: string): Promise<void> {
  if ((await prisma.venue.count({ where: { id: venueId } })) > 0) return;
  const plan = readFloorPlan();
  const zones = [
    ...plan.zones.map(({ id, name, kind }) => ({ id, name, kind })),
    { id: 'lockers', name: 'ロッカー', kind: 'locker' },
  ];
  const { units, seats } = spaceRows(plan);
  const lockers = plan.lockers.ids.map((id) => ({
    id,
    label: id,
    kind: 'locker',
    zoneId: 'lockers',
    bookable: false,
  }));
  const placed = <T>(rows: T[]) => rows.map((row, position) => ({ ...row, venueId, position }));
  const work = prisma.$transaction([
    prisma.venue.create({ data: { id: venueId, name: plan.venue.name } }),
    prisma.zone.createMany({ data: placed(zones) }),
    // Units first: their seats refer to them.
    prisma.space.createMany({ data: placed(units) }),
    prisma.space.createMany({ data: placed([...seats, ...lockers]) }),
    prisma.floorPlanVersion.create({
      data: {
        venueId,
        id: plan.id,
        status: 'approved',
        effectiveFrom: plan.effectiveFrom,
        effectiveAt: new Date(`${plan.effectiveFrom}T00:00:00+09:00`),
        plan,
      },
    }),
  ]);
  await work.catch((error: unknown) => {
    // Another process made the same venue at the same time: the database let one of us through.
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
  });
}

/** Places the given devices, unless they are known already. */
export async function seedDevices(
  prisma: PrismaClient,
  venueId: string,
  devices: SeedDevice[],
): Promise<void> {
  await prisma.$transaction([
    prisma.device.createMany({
      data: devices.map(({ id, model }) => ({ venueId, id, model, status: 'active' })),
      skipDuplicates: true,
    }),
    prisma.placement.createMany({
      data: devices.flatMap((device) =>
        device.places.map((place) => placementRow(venueId, device.id, place)),
      ),
      skipDuplicates: true,
    }),
  ]);
}

/** A placement; its id is made of what it says, so that it cannot be made twice. */
export function placementRow(
  venueId: string,
  deviceId: string,
  place: SeedDevice['places'][number],
) {
  const of = `${venueId}/${deviceId}`;
  return 'space' in place
    ? {
        id: `${of}/${place.part ?? 0}/${place.space}`,
        venueId,
        deviceId,
        part: place.part ?? null,
        spaceId: place.space,
      }
    : {
        id: `${of}/door/${place.door}/${place.line ?? 1}`,
        venueId,
        deviceId,
        line: place.line ?? null,
        doorId: place.door,
      };
}
