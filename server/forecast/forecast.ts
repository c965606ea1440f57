import { bookedAt } from './bookings.ts';
import { HALF_HOUR, LEAST_ALIKE, LEAST_DAYS } from './constants.ts';
import type { Instant, Present, Vacancy } from './facts.ts';
import { isOpen, takenOf } from './grid.ts';
import type { Lead, Model, ZoneModel } from './learn.ts';
import { usualAt } from './profile.ts';
import { chanceVariance, vacancy } from './spread.ts';

/** FC24: past days that the model has of the zone, and how many are missing for a first word. */
export function basisOf({ days }: ZoneModel): { days: number; missing: number } {
  const sum = days.reduce((total, each) => total + each, 0);
  return { days: sum, missing: Math.max(LEAST_DAYS - sum, 0) };
}

/** What is expected of each zone of the model at `at`; null where nothing can be said (FC23, FC24). */
export function ahead(model: Model, present: Present, at: Instant): Map<string, Vacancy | null> {
  return new Map(model.map((zone) => [zone.zone.id, zoneAhead(zone, present, at)]));
}

function zoneAhead(model: ZoneModel, present: Present, at: Instant): Vacancy | null {
  const { zone, taken, show } = model;
  const { now, days } = present;
  const day = days.find((each) => isOpen(each, zone.id, at));
  if (at < now || day === undefined || basisOf(model).missing > 0) return null;
  const usual = usualAt(taken, day.weekday, (at - day.midnight) / HALF_HOUR);
  if (usual === null) return null;

  const bookings = present.bookings.filter((booking) => booking.zone === zone.id);
  const halfHours = (at - now) / HALF_HOUR;
  const lead = nearest(model, halfHours);
  const usuallyBooked = usualAt(lead.booked, day.weekday, (at - day.midnight) / HALF_HOUR) ?? 0;
  const booked = bookedAt(zone, bookings, at, now) - usuallyBooked;

  const count = present.counts.find((each) => each.zone === zone.id);
  const standing = count === undefined ? null : takenOf(zone, count);
  const usualNow = usualAt(taken, day.weekday, (now - day.midnight) / HALF_HOUR);
  // FC12, FC26: another opening begins anew, and what is not known now is not carried.
  if (standing === null || usualNow === null || !isOpen(day, zone.id, now)) {
    return said(model, usual + show * booked, nearest(model, Infinity).spread);
  }
  const bookedUsualNow =
    usualAt(model.bookedNow, day.weekday, (now - day.midnight) / HALF_HOUR) ?? 0;
  const left = standing - usualNow - show * (bookedAt(zone, bookings, now, now) - bookedUsualNow);
  const { carry, spread } = between(model, halfHours);
  return said(model, usual + show * booked + carry * left, spread);
}

function said({ zone }: ZoneModel, mean: number, spread: number): Vacancy {
  const inside = Math.min(Math.max(mean, 0), zone.capacity);
  return vacancy(zone, inside, spread * chanceVariance(inside, zone.capacity));
}

/** The learned lead that is the nearest to this many half hours. */
function nearest({ leads }: ZoneModel, halfHours: number): Lead {
  const far = leads.reduce((a, b) => (b.lead > a.lead ? b : a));
  if (halfHours >= far.lead) return far;
  const away = ({ lead }: Lead) => Math.abs(lead - halfHours);
  return leads.reduce((a, b) => (away(b) < away(a) ? b : a));
}

/** Carry and spread between two learned leads on a straight line; at no lead all is carried. */
function between({ leads }: ZoneModel, halfHours: number): Pick<Lead, 'carry' | 'spread'> {
  let before = { lead: 0, carry: 1, spread: 0 };
  for (const lead of leads) {
    if (lead.lead >= halfHours) {
      const part = (halfHours - before.lead) / (lead.lead - before.lead);
      return {
        carry: before.carry + (lead.carry - before.carry) * part,
        spread: before.spread + (lead.spread - before.spread) * part,
      };
    }
    before = lead;
  }
  return before;
}

/** A usual value and how many past days of the weekday it rests on. */
export interface Usual extends Vacancy {
  days: number;
}

/** FC25: what the weekday is like at this minute of the day; null where too little is known. */
export function usual(model: ZoneModel, weekday: number, minute: number): Usual | null {
  const days = model.days[weekday] ?? 0;
  const mean = usualAt(model.taken, weekday, minute / 30);
  if (days < LEAST_ALIKE || mean === null) return null;
  return { ...said(model, mean, nearest(model, Infinity).spread), days };
}
