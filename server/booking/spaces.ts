import type { FloorPlan } from '../contract/floorplan.ts';
import type { BookableKind } from '../contract/booking-api.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Names } from './views.ts';

/** A unit that is booked as one, or a seat, with where it stands on the plan in metres. */
export interface PlannedSpace {
  id: string;
  label: string;
  kind: BookableKind;
  zone: string;
  zoneName: string;
  bookable: boolean;
  outOfService: boolean;
  /** People that fit. */
  seats: number;
  /** Seats whose sensors speak for it. */
  members: string[];
  x: number;
  y: number;
  outlet: boolean;
  monitor: boolean;
}

const KINDS = new Set<string>(['personal', 'open', 'booth', 'meeting']);

/** The spaces of one day that can be booked or walked in on: seats, and rooms as one unit. */
export function spacesOf(
  plan: FloorPlan,
  rows: { id: string; bookable: boolean; outOfService: boolean }[],
): PlannedSpace[] {
  const row = new Map(rows.map((each) => [each.id, each]));
  const zones = new Map(plan.zones.map((zone) => [zone.id, zone.name]));
  const inUnit = new Set(plan.units.flatMap((unit) => unit.seats));
  const placed = new Map(plan.spaces.map((space) => [space.id, space]));
  const shared = (id: string, zone: string) => ({
    id,
    zone,
    zoneName: zones.get(zone) ?? zone,
    bookable: row.get(id)?.bookable ?? false,
    outOfService: row.get(id)?.outOfService ?? false,
  });
  const seats = plan.spaces
    .filter((space) => KINDS.has(space.kind) && !inUnit.has(space.id))
    .map(({ id, label, kind, zone, x, y, w, h, outlet, monitor }) => ({
      ...shared(id, zone),
      label,
      kind: kind as BookableKind,
      seats: 1,
      members: [id],
      x: x + w / 2,
      y: y + h / 2,
      outlet,
      monitor,
    }));
  const units = plan.units
    .filter((unit) => KINDS.has(unit.kind))
    .map(({ id, name, kind, zone, seats: members }) => {
      const of = members.flatMap((member) => placed.get(member) ?? []);
      const middle = (key: 'x' | 'y') =>
        of.reduce((sum, seat) => sum + seat[key], 0) / Math.max(1, of.length);
      return {
        ...shared(id, zone),
        label: name,
        kind: kind as BookableKind,
        seats: members.length,
        members,
        x: middle('x'),
        y: middle('y'),
        outlet: of.some((seat) => seat.outlet),
        monitor: of.some((seat) => seat.monitor),
      };
    });
  return [...seats, ...units];
}

/** How the spaces of a plan are called. */
export function namesOf(spaces: PlannedSpace[]): Names {
  const known = byId(spaces);
  return (id) => nameIn(known, id) ?? { label: id, kind: 'open', zone: '' };
}

/** The same for plans that change: a space that is gone is called as it was last. */
export function namesIn(plans: () => readonly FloorPlan[]): Names {
  const known = new WeakMap<FloorPlan, Map<string, PlannedSpace>>();
  const spacesIn = (plan: FloorPlan) => {
    const spaces = known.get(plan) ?? byId(spacesOf(plan, []));
    known.set(plan, spaces);
    return spaces;
  };
  return (id) => {
    for (const plan of plans()) {
      const name = nameIn(spacesIn(plan), id);
      if (name !== undefined) return name;
    }
    return { label: id, kind: 'open', zone: '' };
  };
}

const byId = (spaces: PlannedSpace[]) => new Map(spaces.map((space) => [space.id, space]));

function nameIn(spaces: Map<string, PlannedSpace>, id: string): ReturnType<Names> | undefined {
  const space = spaces.get(id);
  return space && { label: space.label, kind: space.kind, zone: space.zoneName };
}

/**
 * Reads the spaces of a business date: the plan of that day, with what is out of service now.
 * @param planOf the floor plan in force on a date
 */
export function spaceReader(
  prisma: PrismaClient,
  venueId: string,
  planOf: (date: string) => Promise<FloorPlan>,
) {
  return async (date: string): Promise<PlannedSpace[]> => {
    const [plan, rows] = await Promise.all([
      planOf(date),
      prisma.space.findMany({
        where: { venueId },
        select: { id: true, bookable: true, outOfService: true },
      }),
    ]);
    return spacesOf(plan, rows);
  };
}
