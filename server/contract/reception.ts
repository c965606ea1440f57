import * as z from 'zod';

const instant = z.iso.datetime();

const strip = {
  /** Of the booking, or of the check-in where there is none. */
  key: z.string(),
  booking: z.string().nullable(),
  space: z.string(),
  /** As written on the seat: A21. */
  label: z.string(),
  kind: z.string(),
  startAt: instant,
  /** Null: a guest without a booking stays as long as they like. */
  endAt: instant.nullable(),
  /** Who comes, as reception calls them; null: nobody said. */
  name: z.string().nullable(),
  /** Member number. */
  number: z.string().nullable(),
  class: z.string().nullable(),
};

const visit = {
  /** Of the check-in that is open, or was last. */
  checkIn: z.string(),
  inAt: instant,
  /** Came without a booking. */
  walkIn: z.boolean(),
};

/** One guest of today. Each state has only what exists in it. */
export const arrival = z.discriminatedUnion('state', [
  z.object({ ...strip, state: z.literal('expected') }),
  /** `deadlineAt`: when an empty seat is released; null: never. `warned`: they were told by mail. */
  z.object({
    ...strip,
    state: z.literal('late'),
    deadlineAt: instant.nullable(),
    warned: z.boolean(),
  }),
  /** Nobody was received, and the seat is not released: a person must look. */
  z.object({
    ...strip,
    state: z.literal('check'),
    why: z.enum(['occupied', 'unknown', 'none', 'justLeft']),
  }),
  /** `over`: their booking has ended. `lockers`: labels of those whose key they have. */
  z.object({
    ...strip,
    ...visit,
    state: z.literal('arrived'),
    over: z.boolean(),
    lockers: z.array(z.string()),
  }),
  z.object({ ...strip, ...visit, state: z.literal('left'), outAt: instant }),
  /** `undoUntil`: reception can take it back until then. */
  z.object({ ...strip, state: z.literal('released'), releasedAt: instant, undoUntil: instant }),
  z.object({ ...strip, state: z.literal('noShow') }),
]);
export type Arrival = z.infer<typeof arrival>;

export const lockerState = z.object({
  id: z.string(),
  label: z.string(),
  state: z.enum(['free', 'inUse', 'overdue', 'outOfOrder']),
  name: z.string().nullable(),
  checkIn: z.string().nullable(),
  fromAt: instant.nullable(),
});
export type LockerState = z.infer<typeof lockerState>;

export const today = z.object({
  date: z.iso.date(),
  takenAt: instant,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  /** Sorted by time. */
  arrivals: z.array(arrival),
  lockers: z.array(lockerState),
});
export type Today = z.infer<typeof today>;

/** A seat that can be given now, and until when. */
export const proposal = z.object({
  space: z.string(),
  label: z.string(),
  kind: z.string(),
  until: instant,
});
export type Proposal = z.infer<typeof proposal>;

/** Somebody who may come: found by kana, number or card. */
export const guest = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  number: z.string(),
  state: z.string(),
  class: z.string(),
});
export type Guest = z.infer<typeof guest>;

export const found = z.object({ arrivals: z.array(arrival), guests: z.array(guest) });
export type Found = z.infer<typeof found>;

/** What was done; taken back by its id. */
export const act = z.object({
  id: z.string(),
  kind: z.string(),
  /** In Japanese, for reception's eyes: 村上 大輔 様 P03 受付 */
  sentence: z.string(),
  /** Null: it cannot be taken back. */
  undoUntil: instant.nullable(),
});
export type Act = z.infer<typeof act>;

/** Body of a refusal at the desk: what can be done instead. */
export interface RefusedAct {
  error: string;
  /** Another seat that is free. */
  offer?: Proposal | null;
  /** Labels of lockers whose keys are out. */
  lockers?: string[];
}

export const kiosk = z.object({
  id: z.string(),
  name: z.string(),
  openedAt: instant,
  seenAt: instant.nullable(),
});
export type Kiosk = z.infer<typeof kiosk>;

/** All that the tablet at the door shows of a guest. */
export const greeting = z.object({
  /** First letter of the family name. */
  initial: z.string(),
  label: z.string(),
  zone: z.string(),
  until: instant.nullable(),
});
export type Greeting = z.infer<typeof greeting>;
