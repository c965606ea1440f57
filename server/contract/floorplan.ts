import * as z from 'zod';

const point = z.tuple([z.number(), z.number()]);
const rect = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };

export const spaceKind = z.enum([
  'personal',
  'open',
  'booth',
  'meeting',
  'consultation',
  'reception',
  'locker',
]);
export type SpaceKind = z.infer<typeof spaceKind>;

/**
 * A floor plan, in metres; origin is the inner north-west corner, x grows east, y grows south.
 * Public: it names places, never people or devices.
 */
export const floorPlan = z.object({
  id: z.string(),
  effectiveFrom: z.iso.date(),
  venue: z.object({ id: z.string(), name: z.string(), width: z.number(), depth: z.number() }),
  walls: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['outer', 'glass', 'soundproof', 'low']),
      from: point,
      to: point,
      thickness: z.number(),
    }),
  ),
  windows: z.array(z.object({ id: z.string(), from: point, to: point })),
  doors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['automatic', 'swing', 'emergency']),
      from: point,
      to: point,
      hinge: point.optional(),
    }),
  ),
  zones: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      short: z.string(),
      nameEn: z.string(),
      kind: spaceKind,
      public: z.boolean(),
      /** At most this many free seats are "few". */
      few: z.int().min(0),
      /** Booked and counted as one: in use as soon as one seat is. */
      whole: z.boolean(),
      rect: z.object(rect),
    }),
  ),
  /** Seats that are booked as one. */
  units: z.array(
    z.object({
      id: z.string(),
      kind: spaceKind,
      name: z.string(),
      zone: z.string(),
      seats: z.array(z.string()),
    }),
  ),
  furniture: z.array(z.object({ id: z.string(), kind: z.string(), ...rect })),
  /** Seats: (x, y) is the top-left of the unrotated rectangle; rotation in degrees clockwise, 0 faces north. */
  spaces: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: spaceKind,
      zone: z.string(),
      bookable: z.boolean(),
      outlet: z.boolean(),
      monitor: z.boolean(),
      rotation: z.number(),
      ...rect,
    }),
  ),
  lockers: z.object({ ...rect, ids: z.array(z.string()) }),
  accessPoints: z.array(z.object({ id: z.string(), x: z.number(), y: z.number() })),
});
export type FloorPlan = z.infer<typeof floorPlan>;
