import * as z from 'zod';
import { TABLES, UNITS } from './trends-words.ts';

/** Sums of a time and a zone; seconds, or counts. Rates are n / total of these. */
export const trendsFigures = z.object({
  /** Open days with figures. */
  days: z.int(),
  /** Most seats that were there on one day. */
  seats: z.int(),
  openSeconds: z.number(),
  unknownSeconds: z.number(),
  busySeconds: z.number(),
  awaySeconds: z.number(),
  starts: z.int(),
  peak: z.int(),
  anySeconds: z.number(),
  fullSeconds: z.number(),
  bookings: z.int(),
  bookedSeconds: z.number(),
  usedSeconds: z.number(),
  idleSeconds: z.number(),
  absentSeconds: z.number(),
  noShows: z.int(),
  unjudged: z.int(),
  cancelled: z.int(),
  visits: z.int(),
  walkIns: z.int(),
  walkInSeconds: z.number(),
});
export type TrendsFigures = z.infer<typeof trendsFigures>;

const at = z
  .string()
  .regex(
    /^20(0[1-9]|[1-9]\d)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    '日は2026-10-07、月は2026-10、年度は2026の形で書いてください',
  );
const zone = z
  .string()
  .max(64)
  .transform((id) => (id === '' ? undefined : id));

/** `at`: a business date, a month, or the year in which a fiscal year begins, as `unit` says. */
export const trendsQuery = z.object({
  unit: z.enum(UNITS).default('month'),
  at: at.optional(),
  zone: zone.optional(),
});
export type TrendsQuery = z.infer<typeof trendsQuery>;

export const trendsTableQuery = trendsQuery.extend({ table: z.enum(TABLES) });

/** A table as it stands under a plot and in its CSV. */
export const trendsTable = z.object({
  id: z.enum(TABLES),
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
export type TrendsTable = z.infer<typeof trendsTable>;

const bucket = z.object({
  /** A date, a month, or an hour of the day (`8`). */
  id: z.string(),
  /** Why there is nothing; null: it was open. */
  closed: z.string().nullable(),
  /** It is still to come. */
  ahead: z.boolean(),
  figures: trendsFigures.nullable(),
});
export type TrendsBucket = z.infer<typeof bucket>;

const heatCell = z.object({
  /** 1 Monday … 7 Sunday. */
  weekday: z.int(),
  /** Of the clock in Tokyo. */
  hour: z.int(),
  days: z.int(),
  openSeconds: z.number(),
  unknownSeconds: z.number(),
  busySeconds: z.number(),
  peak: z.int(),
});
export type TrendsHeatCell = z.infer<typeof heatCell>;

/** A time that can be chosen. */
const period = z.object({
  unit: z.enum(UNITS),
  at: z.string(),
  /** 令和8年10月（2026年10月） */
  title: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
});
export type TrendsPeriod = z.infer<typeof period>;

export const trends = z.object({
  venue: z.string(),
  demo: z.boolean(),
  /** Months of a demo's past that are there already, while it is being made. */
  making: z.object({ done: z.int(), of: z.int() }).nullable(),
  period,
  before: period,
  after: period.nullable(),
  /** What can be chosen of this unit, the newest first. */
  choices: z.array(period),
  zone: z.string().nullable(),
  zones: z.array(z.object({ id: z.string(), name: z.string(), short: z.string() })),
  /** Up to when facts are counted; null: nothing is counted yet. */
  until: z.iso.datetime().nullable(),
  /** The period is over. */
  complete: z.boolean(),
  /** First business date of which there are figures. */
  since: z.iso.date().nullable(),
  figures: z.object({
    now: trendsFigures,
    before: trendsFigures.nullable(),
    lastYear: trendsFigures.nullable(),
  }),
  /** Twenty-five months, the last one that of the period's end. */
  months: z.array(z.object({ month: z.string(), figures: trendsFigures.nullable() })),
  buckets: z.array(bucket),
  heat: z.array(heatCell),
  byZone: z.array(z.object({ zone: z.string(), figures: trendsFigures })),
  quality: z.object({
    level: z.enum(['good', 'fair', 'poor', 'none']),
    unknownSeconds: z.number(),
    openSeconds: z.number(),
    /** Why, in Japanese. */
    reasons: z.array(z.string()),
    cells: z.array(
      z.object({
        zone: z.string(),
        bucket: z.string(),
        openSeconds: z.number(),
        unknownSeconds: z.number(),
      }),
    ),
  }),
  /** What the figures say, each with the plot that shows it. */
  findings: z.array(z.object({ plot: z.enum(TABLES), text: z.string() })),
});
export type Trends = z.infer<typeof trends>;
