import type { PublicForecast } from '$contract/forecast.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { PublicSnapshot } from '$contract/live.ts';
import { isDesk } from '$lib/board.ts';
import type { PublicWords } from '$lib/messages/public/words.ts';
import { isSameDay } from '$lib/messages/tokyo.ts';
import { curveOf, type Curve } from './curve.server.ts';
import { whyNothing, zonesAhead, type ZonesAhead } from './zones-ahead.ts';

/** The day ahead in words and as a drawing. */
export interface AheadView {
  heading: string;
  curve: Curve | null;
  zones: ZonesAhead | null;
  /** Why there is no forecast. */
  why: string | null;
  asOf: string;
}

export interface Given {
  forecast: PublicForecast;
  plan: FloorPlan;
  snapshot: PublicSnapshot;
  words: PublicWords;
}

/** Desks that are free now; null when one zone of them is not known. */
function freeDesks(plan: FloorPlan, snapshot: PublicSnapshot): number | null {
  const desks = new Set(plan.zones.filter(({ kind }) => isDesk(kind)).map(({ id }) => id));
  const free = snapshot.zones.filter(({ id }) => desks.has(id)).map((zone) => zone.free);
  return free.includes(null) ? null : free.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

export function viewOf({ forecast, plan, snapshot, words }: Given): AheadView {
  const { desks, hours } = forecast;
  const few = plan.zones
    .filter(({ kind }) => isDesk(kind))
    .reduce((sum, zone) => sum + zone.few, 0);
  const now = Date.parse(snapshot.takenAt);
  const free = freeDesks(plan, snapshot);
  const curve =
    desks === null || hours === null || !snapshot.opening.open
      ? null
      : curveOf({ desks, hours, free, now, few });
  const first = forecast.zones.flatMap(({ ahead }) => ahead.map(({ at }) => at)).sort()[0];
  const later = first !== undefined && !isSameDay(first, now);
  return {
    heading: later
      ? words.ahead.later(words.day(first))
      : words.ahead.heading(curve?.trend ?? { is: 'unknown' }),
    curve,
    zones: zonesAhead(forecast, plan, words),
    why: whyNothing(forecast, words),
    asOf: words.clock(forecast.takenAt),
  };
}
