import * as z from 'zod';
import { instant, level, venueId, zoneId } from './status.ts';

const seats = z.int().min(0);
const vacancy = {
  /** Seats that are expected to be free: as likely more as fewer. */
  free: seats,
  /** The range that holds the truth nine times of ten. */
  lo: seats,
  hi: seats,
  /** The word of `free`. */
  level: level.extract(['available', 'few', 'full']),
};

/** What is expected of a zone at one time ahead. */
export const vacancyAhead = z.strictObject({ at: instant, ...vacancy });
export type VacancyAhead = z.infer<typeof vacancyAhead>;

/** What a weekday is usually like at the full hour. */
export const vacancyUsual = z.strictObject({
  /** 0 = Sunday. */
  weekday: z.int().min(0).max(6),
  hour: z.int().min(0).max(23),
  ...vacancy,
  /** Past days of this weekday that it rests on. */
  days: z.int().min(1),
});

export const zoneForecast = z.strictObject({
  id: zoneId,
  capacity: seats,
  /** Past days that are known. */
  days: z.int().min(0),
  /** Past days that are still missing for a first word. */
  missing: z.int().min(0),
  /** Half hours until closing; of the next open day when closed. Empty with too few past days. */
  ahead: z.array(vacancyAhead),
  usual: z.array(vacancyUsual),
});
export type ZoneForecast = z.infer<typeof zoneForecast>;

/** All desks as one, with a range of their own: the ranges of zones do not add up. */
export const desksForecast = z.strictObject({
  capacity: seats,
  days: z.int().min(0),
  missing: z.int().min(0),
  /** Free at the half hours of the opening that runs; empty when closed. */
  past: z.array(z.strictObject({ at: instant, free: seats })),
  ahead: z.array(vacancyAhead),
});
export type DesksForecast = z.infer<typeof desksForecast>;

/** `/api/v1/forecast`: no person, no device. */
export const publicForecast = z.strictObject({
  venue: venueId,
  takenAt: instant,
  demo: z.boolean(),
  /** When the past was last read; null: not yet. */
  learnedAt: instant.nullable(),
  /** The opening that `past` and `ahead` belong to: the one that runs, or the next. */
  hours: z.strictObject({ opensAt: instant, closesAt: instant }).nullable(),
  zones: z.array(zoneForecast),
  /** Null: not learned yet, or there is no desk. */
  desks: desksForecast.nullable(),
});
export type PublicForecast = z.infer<typeof publicForecast>;
