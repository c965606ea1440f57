import * as z from 'zod';
import { LONGEST_SIDE, MOST_PIECES, MOST_PLACES, SHORTEST_SIDE } from './plan-limits.ts';
import { spaceId, venueId, zoneId } from './status.ts';

const metre = z.number().min(0).max(LONGEST_SIDE);
const side = z.number().min(0.05).max(LONGEST_SIDE);
const point = z.tuple([metre, metre]);
const rect = { x: metre, y: metre, w: side, h: side };
const id = z.string().regex(/^[\w-]{1,30}$/);
const words = z
  .string()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}*$/u);

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

export const wallKind = z.enum(['outer', 'glass', 'soundproof', 'low']);
export type WallKind = z.infer<typeof wallKind>;

/**
 * A floor plan, in metres; origin is the inner north-west corner, x grows east, y grows south.
 * Public: it names places, never people or devices.
 */
export const floorPlan = z.object({
  id,
  effectiveFrom: z.iso.date(),
  venue: z.object({
    id: venueId,
    name: words,
    width: z.number().min(SHORTEST_SIDE).max(LONGEST_SIDE),
    depth: z.number().min(SHORTEST_SIDE).max(LONGEST_SIDE),
  }),
  walls: z
    .array(
      z.object({
        id,
        kind: wallKind,
        from: point,
        to: point,
        thickness: z.number().min(0.01).max(1),
      }),
    )
    .max(MOST_PIECES),
  windows: z.array(z.object({ id, from: point, to: point })).max(MOST_PIECES),
  doors: z
    .array(
      z.object({
        id,
        name: words,
        kind: z.enum(['automatic', 'swing', 'emergency']),
        from: point,
        to: point,
        hinge: point.optional(),
      }),
    )
    .max(60),
  zones: z
    .array(
      z.object({
        id: zoneId,
        name: words,
        short: words,
        nameEn: words,
        kind: spaceKind,
        public: z.boolean(),
        /** At most this many free seats are "few". */
        few: z.int().min(0).max(999),
        /** Booked and counted as one: in use as soon as one seat is. */
        whole: z.boolean(),
        rect: z.object(rect),
      }),
    )
    .max(20),
  /** Seats that are booked as one. */
  units: z
    .array(
      z.object({
        id: spaceId,
        kind: spaceKind,
        name: words,
        zone: zoneId,
        seats: z.array(spaceId).max(40),
      }),
    )
    .max(200),
  furniture: z
    .array(z.object({ id, kind: z.string().regex(/^[a-z-]{1,30}$/), ...rect }))
    .max(MOST_PIECES),
  /** Seats: (x, y) is the top-left of the unrotated rectangle; rotation in degrees clockwise, 0 faces north. */
  spaces: z
    .array(
      z.object({
        id: spaceId,
        label: spaceId,
        kind: spaceKind,
        zone: zoneId,
        bookable: z.boolean(),
        outlet: z.boolean(),
        monitor: z.boolean(),
        rotation: z.number().min(0).lt(360),
        ...rect,
      }),
    )
    .max(MOST_PLACES),
  lockers: z.object({ ...rect, ids: z.array(id).max(300) }),
  accessPoints: z.array(z.object({ id, x: metre, y: metre })).max(40),
});
export type FloorPlan = z.infer<typeof floorPlan>;
