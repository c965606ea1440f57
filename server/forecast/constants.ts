/** Named constants of the forecast, each with its unit and its reason. */

/** Milliseconds between two marks: people ask for "half past ten", not for 10:37. */
export const HALF_HOUR = 1_800_000;
export const MARKS = 48;
const HOURS = 2;
const DAYS = 24 * HOURS;

/** Leads that are learned one by one, in half hours: within a day all, then what bookings can tell. */
export const SAME_DAY = Array.from({ length: 8 * HOURS }, (_, i) => i + 1);
export const LATER = [DAYS, 2 * DAYS, 4 * DAYS, 7 * DAYS] as const;
/** At which the show rate is learned: an hour ahead nearly all bookings are made. */
export const SHOW_LEAD = HOURS;

/** Past days for a first word: a week of opening. */
export const LEAST_DAYS = 5;
/** Past days of one weekday for a word on it: one day alone is an anecdote. */
export const LEAST_ALIKE = 2;

/** Share of the seats that a count must know. */
export const LEAST_KNOWN = 0.5;
/** Those who come, come around the start: about half are there at the minute itself. */
export const THERE_AT_START = 0.5;

/** Seats taken per seat booked until it is learned: no-shows are 18–25 % (occupancy.md section 2). */
export const SHOW_PRIOR = 0.75;
/** Squared seats of evidence that weigh as much as the prior: some two weeks of one desk. */
export const SHOW_WEIGHT = 50;
/** Half hours after which a third of today's difference is left, until learned: a long visit. */
export const CARRY_PRIOR = 3;
export const CARRY_WEIGHT = 50;

/** Days that the mean of all days weighs at least and at most beside a weekday's own. */
export const SHRINK_LEAST = 1;
export const SHRINK_MOST = 100;

/** Error variance as a share of a coin's for each seat, until learned, and its weight in errors. */
export const SPREAD_PRIOR = 1;
export const SPREAD_WEIGHT = 20;

/** Chances outside the range, on each side. */
export const TAIL = 0.05;
