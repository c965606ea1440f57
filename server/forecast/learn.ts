import { bookedAt } from './bookings.ts';
import {
  CARRY_PRIOR,
  CARRY_WEIGHT,
  HALF_HOUR,
  LATER,
  SAME_DAY,
  SHOW_LEAD,
  SHOW_PRIOR,
  SHOW_WEIGHT,
  SPREAD_PRIOR,
  SPREAD_WEIGHT,
} from './constants.ts';
import type { ForecastZone, KnownBooking, Past } from './facts.ts';
import { rowsOf, type Row } from './grid.ts';
import { profileOf, usualAt, type Profile } from './profile.ts';
import { chanceVariance } from './spread.ts';

/** What one lead has taught. */
export interface Lead {
  /** Half hours. */
  lead: number;
  /** Seats that are usually known to be booked this long before. */
  booked: Profile;
  /** Share of today's difference that lasts so long. */
  carry: number;
  /** Error variance over that of chance alone. */
  spread: number;
}

/** What the past says of one zone. Plain data. */
export interface ZoneModel {
  zone: ForecastZone;
  /** Past days that it rests on, by weekday. */
  days: number[];
  taken: Profile;
  /** Seats that are usually booked at the very moment. */
  bookedNow: Profile;
  /** Seats taken for each seat booked beyond the usual. */
  show: number;
  leads: Lead[];
}

export type Model = ZoneModel[];

/** A past mark: how far it was from the usual, in taken and in booked seats. */
interface Moment {
  /** Usual taken seats, of the other days. */
  usual: number;
  taken: number;
  /** Booked seats less the usual, as known that long before. */
  booked: number;
  /** The same at the moment of speaking, when that was in the same opening. */
  then: { taken: number; booked: number } | null;
}

export function learn({ zones, days, counts, bookings }: Past): Model {
  return zones.map((zone) => {
    const own = bookings.filter((booking) => booking.zone === zone.id);
    return learnZone(zone, rowsOf(zone, days, counts), own);
  });
}

function learnZone(zone: ForecastZone, rows: Row[], bookings: KnownBooking[]): ZoneModel {
  const byDay = rows.map(({ day }) =>
    bookings.filter(({ startAt, endAt }) => startAt < day.closesAt && endAt > day.opensAt),
  );
  const bookedRows = (lead: number): Row[] =>
    rows.map(({ day, values }, d) => ({
      day,
      values: values.map((value, mark) => {
        const at = day.midnight + mark * HALF_HOUR;
        return value === null ? null : bookedAt(zone, byDay[d] ?? [], at, at - lead * HALF_HOUR);
      }),
    }));
  // FC13: a day must not be judged by a usual that it has a share in.
  const others = rows.map((row) => profileOf(rows.filter((other) => other !== row)));
  const present = bookedRows(0);
  const presentUsual = profileOf(present);

  const momentsOf = (lead: number, booked: Row[], bookedUsual: Profile): Moment[] =>
    rows.flatMap(({ day, values }, d) =>
      values.flatMap((taken, mark): Moment[] => {
        const usual = others[d]?.[day.weekday]?.[mark] ?? null;
        if (taken === null || usual === null) return [];
        const before = values[mark - lead] ?? null;
        const usualBefore = others[d]?.[day.weekday]?.[mark - lead] ?? null;
        return [
          {
            usual,
            taken,
            booked: difference(booked[d], bookedUsual, mark),
            then:
              before === null || usualBefore === null
                ? null
                : {
                    taken: before - usualBefore,
                    booked: difference(present[d], presentUsual, mark - lead),
                  },
          },
        ];
      }),
    );

  const known = new Map(
    [...SAME_DAY, ...LATER].map((lead) => {
      const booked = bookedRows(lead);
      const usual = profileOf(booked);
      return [lead, { usual, moments: momentsOf(lead, booked, usual) }] as const;
    }),
  );
  const show = showRate(known.get(SHOW_LEAD)?.moments ?? []);
  const leads = [...known].map(([lead, { usual, moments }]): Lead => {
    const carry = LATER.some((later) => later === lead) ? 0 : carryOf(lead, moments, show);
    // Those who can be spoken to within the day, where there are any.
    const heard = moments.filter(({ then }) => carry === 0 || then !== null);
    return { lead, booked: usual, carry, spread: spreadOf(zone, heard, show, carry) };
  });
  const perWeekday = Array.from(
    { length: 7 },
    (_, weekday) => rows.filter(({ day }) => day.weekday === weekday).length,
  );
  return {
    zone,
    days: perWeekday,
    taken: profileOf(rows),
    bookedNow: presentUsual,
    show,
    leads,
  };
}

function difference(row: Row | undefined, usual: Profile, mark: number): number {
  const value = row?.values[mark] ?? null;
  const expected = row === undefined ? null : usualAt(usual, row.day.weekday, mark);
  return value === null || expected === null ? 0 : value - expected;
}

/** FC11: least squares with a prior. */
function showRate(moments: readonly Moment[]): number {
  let [product, square] = [SHOW_WEIGHT * SHOW_PRIOR, SHOW_WEIGHT];
  for (const { usual, taken, booked } of moments) {
    product += (taken - usual) * booked;
    square += booked ** 2;
  }
  return Math.min(Math.max(product / square, 0), 1);
}

/** FC12: of what bookings do not explain. */
function carryOf(lead: number, moments: readonly Moment[], show: number): number {
  let [product, square] = [CARRY_WEIGHT * Math.exp(-lead / CARRY_PRIOR), CARRY_WEIGHT];
  for (const { usual, taken, booked, then } of moments) {
    if (then === null) continue;
    const left = then.taken - show * then.booked;
    product += (taken - usual - show * booked) * left;
    square += left ** 2;
  }
  return Math.min(Math.max(product / square, 0), 1);
}

/** FC13: squared errors of the same rules over what chance alone would have made. */
function spreadOf(
  { capacity }: ForecastZone,
  moments: readonly Moment[],
  show: number,
  carry: number,
): number {
  let [errors, chance] = [SPREAD_WEIGHT * SPREAD_PRIOR, SPREAD_WEIGHT];
  for (const { usual, taken, booked, then } of moments) {
    const carried = then === null ? 0 : carry * (then.taken - show * then.booked);
    const said = Math.min(Math.max(usual + show * booked + carried, 0), capacity);
    errors += (taken - said) ** 2;
    chance += chanceVariance(said, capacity);
  }
  return errors / chance;
}
