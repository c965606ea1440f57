import { toIso } from '../clock.ts';
import type { ZoneForecast } from '../contract/forecast.ts';
import { HALF_HOUR } from '../forecast/constants.ts';
import type {
  Count,
  ForecastZone,
  Instant,
  KnownBooking,
  OpenDay,
  Present,
} from '../forecast/facts.ts';
import { ahead, basisOf, usual } from '../forecast/forecast.ts';
import type { Model } from '../forecast/learn.ts';
import type { BookingRecord } from '../booking/booking.store.ts';
import type { Board } from '../occupancy/board.ts';
import { indexOf } from '../occupancy/lookup.ts';

/** Half hours that are spoken of; an opening day has 18. */
const MOST_STEPS = 18;

/** Half hours still to come of the opening that runs, or of the next one. */
export function stepsAhead(days: readonly OpenDay[], now: Instant): Instant[] {
  const day = days.find(({ closesAt }) => closesAt > now);
  if (day === undefined) return [];
  const first = Math.ceil(Math.max(day.opensAt, now + 1) / HALF_HOUR) * HALF_HOUR;
  const steps: Instant[] = [];
  for (let at = first; at < day.closesAt && steps.length < MOST_STEPS; at += HALF_HOUR) {
    steps.push(at);
  }
  return steps;
}

/** The forecast of each zone: the steps ahead, and the usual week by full hours. */
export function wireForecast(model: Model, present: Present): ZoneForecast[] {
  const steps = stepsAhead(present.days, present.now).map((at) => ({
    at,
    said: ahead(model, present, at),
  }));
  const weekdays = [1, 2, 3, 4, 5, 6, 0];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return model.map((zone) => {
    const { id, capacity } = zone.zone;
    return {
      id,
      capacity,
      ...basisOf(zone),
      ahead: steps.flatMap(({ at, said }) => {
        const vacancy = said.get(id) ?? null;
        return vacancy === null ? [] : [{ at: toIso(at), ...vacancy }];
      }),
      usual: weekdays.flatMap((weekday) =>
        hours.flatMap((hour) => {
          const vacancy = usual(zone, weekday, hour * 60);
          return vacancy === null ? [] : [{ weekday, hour, ...vacancy }];
        }),
      ),
    };
  });
}

/** Zones of the board with their seats in service. */
export function forecastZones({ layout }: Board): ForecastZone[] {
  return layout.zones.map(({ id, few, whole }) => ({
    id,
    few,
    whole,
    capacity: layout.spaces.filter((space) => space.zone === id && !space.outOfService).length,
  }));
}

/** What is known and taken now. */
export function countsNow({ layout, spaces }: Board): Omit<Count, 'at'>[] {
  return layout.zones.map(({ id }) => {
    const own = layout.spaces
      .filter((space) => space.zone === id)
      .map((space) => spaces[space.id]?.status);
    const taken = own.filter((s) => s === 'occupied' || s === 'away' || s === 'held').length;
    return { zone: id, taken, known: taken + own.filter((s) => s === 'free').length };
  });
}

/** Bookings that stand, with the seats of the unit that they keep. */
export function bookingsNow({ layout }: Board, bookings: readonly BookingRecord[]): KnownBooking[] {
  return bookings.flatMap(({ spaceId, startAt, endAt }) => {
    const members = layout.spaces.filter(({ unit }) => unit === spaceId);
    const zone = members[0]?.zone ?? indexOf(layout).space.get(spaceId)?.zone;
    if (zone === undefined) return [];
    const times = { startAt: startAt.getTime(), endAt: endAt.getTime(), madeAt: 0 };
    return [{ zone, seats: Math.max(members.length, 1), ...times, cancelledAt: null }];
  });
}
