import type { PublicForecast } from '$contract/forecast.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import { isDesk } from '../board.ts';
import { levels, type Sign } from '../words.ts';

/** What is expected of the desks at one full hour. */
export interface HourAhead {
  /** Milliseconds since the epoch. */
  at: number;
  level: 'available' | 'few' | 'full';
  sign: Sign;
}

/** Milliseconds for which a forecast is still worth saying. */
const FRESH = 30 * 60_000;
const HOUR = 3_600_000;
/** Every second hour: three lines tell most of a day. */
const STEP = 2;

/** The next hours of all desks together, none beyond closing; empty when too little is known. */
export function hoursAhead(
  forecast: PublicForecast | null,
  plan: FloorPlan,
  { now, closesAt, count }: { now: number; closesAt: string | null; count: number },
): HourAhead[] {
  if (forecast === null || now - Date.parse(forecast.takenAt) > FRESH) return [];
  const few = new Map(
    plan.zones.filter(({ kind }) => isDesk(kind)).map((zone) => [zone.id, zone.few]),
  );
  const zones = forecast.zones.filter(({ id }) => few.has(id));
  const next = (Math.floor(now / HOUR) + 1) * HOUR;
  const end = closesAt === null ? Number.POSITIVE_INFINITY : Date.parse(closesAt);
  return Array.from({ length: count }, (_, n) => next + n * STEP * HOUR)
    .filter((at) => at < end)
    .flatMap((at) => {
      const said = zones.flatMap(({ id, ahead }) => {
        const then = ahead.find((each) => Date.parse(each.at) === at);
        return then ? [{ free: then.free, few: few.get(id) ?? 0 }] : [];
      });
      if (said.length === 0 || said.length < zones.length) return [];
      const free = said.reduce((sum, each) => sum + each.free, 0);
      const least = said.reduce((sum, each) => sum + each.few, 0);
      const level = free === 0 ? 'full' : free <= least ? 'few' : 'available';
      return [{ at, level, sign: levels[level].sign }];
    });
}
