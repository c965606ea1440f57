import * as z from 'zod';

const date = z.iso.date();
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const instant = z.iso.datetime({ offset: true });
const scope = { zone: z.string().max(30).nullable(), space: z.string().max(10).nullable() };
const times = { opensAt: wallTime.nullable(), closesAt: wallTime.nullable() };

/** One business date as everybody may see it. */
export const calendarDay = z.object({
  date,
  /** Null: closed. */
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  /** 休 or 祝; null on an open day. */
  mark: z.enum(['休', '祝']).nullable(),
  /** Why it is closed, or why its hours differ. */
  reason: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

/** A zone or a seat that cannot be used, outside the times that are given. */
export const closure = z.object({ date, ...scope, name: z.string(), ...times, reason: z.string() });

export const calendarView = z.object({
  days: z.array(calendarDay),
  closures: z.array(closure),
  /** The last date of which the holidays are known. */
  knownUntil: date,
});
export type CalendarView = z.infer<typeof calendarView>;

export const exceptionView = closure.extend({
  id: z.string(),
  /** Name of who made it; null: nobody knows. */
  madeBy: z.string().nullable(),
  /** Its day is not over. */
  removable: z.boolean(),
});
export type ExceptionView = z.infer<typeof exceptionView>;

const reason = z
  .string()
  .trim()
  .min(1, '理由を入力してください')
  .max(100)
  .regex(/^\P{Cc}*$/u, '改行などは使えません');

/** A day that differs from the rule; without times: closed all day. */
export const exceptionRequest = z.strictObject({
  date,
  zone: scope.zone.default(null),
  space: scope.space.default(null),
  opensAt: times.opensAt.default(null),
  closesAt: times.closesAt.default(null),
  reason,
  /** Whether bookings that fall into it are cancelled. */
  cancelBookings: z.boolean().default(false),
});
export type ExceptionRequest = z.infer<typeof exceptionRequest>;

/** A booking that falls into a closure: no more than reception needs to find it. */
export const conflict = z.object({
  id: z.string(),
  space: z.string(),
  startAt: instant,
  endAt: instant,
  /** Member number; null: somebody without a registration. */
  member: z.string().nullable(),
  /** They were received and may sit there. */
  here: z.boolean(),
});
export type Conflict = z.infer<typeof conflict>;

/** Body of a refused closure (409). */
export interface RefusedClosure {
  error: string;
  conflicts: Conflict[];
}

export const closureMade = z.object({
  /** Of the exception; null when it was taken back. */
  id: z.string().nullable(),
  cancelled: z.int(),
  /** Who was received already: reception speaks to them. */
  here: z.array(conflict),
});
export type ClosureMade = z.infer<typeof closureMade>;
