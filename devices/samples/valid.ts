import { z } from 'zod';

/** The contract of readings.ts as a strict schema, for tests over everything that `decode` gives. */
const at = z.iso.datetime({ precision: 3 }).optional();
const part = z.int().min(1).optional();
const count = z.int().min(0);
const historical = z.literal(true).optional();

const reading = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('presence'),
    occupied: z.boolean().nullable(),
    part,
    historical,
    at,
  }),
  z.strictObject({ kind: z.literal('people'), count, part, historical, at }),
  z.strictObject({
    kind: z.literal('passage'),
    in: count,
    out: count,
    mode: z.enum(['total', 'period', 'event']),
    line: part,
    width: z.union([z.literal(16), z.literal(32)]).optional(),
    epoch: z.string().max(64).optional(),
    historical,
    at,
  }),
  z.strictObject({ kind: z.literal('battery'), percent: z.number().min(0).max(100), part, at }),
  z.strictObject({ kind: z.literal('availability'), online: z.boolean(), at }),
  z.strictObject({
    kind: z.literal('fault'),
    code: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    active: z.literal(false).optional(),
    at,
  }),
  z.strictObject({
    kind: z.literal('environment'),
    temperature: z.number().min(-3300).max(3300).optional(),
    humidity: z.number().min(0).max(100).optional(),
    co2: z.number().min(0).optional(),
    illuminance: z.number().min(0).optional(),
    at,
  }),
]);

const seconds = z.number().positive();

/** A decoded message; one that says something has a key. */
export const DECODED = z
  .strictObject({
    device: z.string().min(1).max(200).nullable(),
    readings: z.array(reading),
    rejected: z
      .string()
      .regex(/^[a-z0-9-]+: ./)
      .optional(),
    key: z.string().min(1).optional(),
    model: z.string().min(1).max(100).optional(),
    heartbeat: z.strictObject({ free: seconds, occupied: seconds }).optional(),
  })
  .refine(({ readings, key }) => readings.length === 0 || key !== undefined, 'readings need a key');
