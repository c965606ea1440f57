import type { PublicForecast, VacancyAhead } from '$contract/forecast.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { Level } from '$contract/status.ts';
import type { PublicWords } from '$lib/messages/public/words.ts';
import { levelSigns, type Sign } from '$lib/signs.ts';

export interface AheadCell {
  level: Level;
  sign: Sign;
  word: string;
  /** Seats, in figures; empty for a room that is let as a whole. */
  free: string;
  /** `3–8`; empty when it says no more than the number. */
  range: string;
  /** Free share of the zone, percent. */
  share: number;
}

/** What to expect of each zone, in words. */
export interface ZonesAhead {
  steps: { at: string; clock: string }[];
  zones: { id: string; name: string; cells: (AheadCell | null)[] }[];
}

/** Columns that fit a phone. */
const COLUMNS = 6;

/** The next half hour, then the full hours. */
function stepsOf(forecast: PublicForecast): string[] {
  const all = [...new Set(forecast.zones.flatMap(({ ahead }) => ahead.map(({ at }) => at)))].sort();
  return all.filter((at, i) => i === 0 || new Date(at).getUTCMinutes() === 0).slice(0, COLUMNS);
}

function cell(
  said: VacancyAhead | undefined,
  capacity: number,
  whole: boolean,
  words: PublicWords,
): AheadCell | null {
  if (said === undefined) return null;
  const { free, lo, hi, level } = said;
  return {
    level,
    sign: levelSigns[level],
    word: words.level(level, whole),
    free: whole ? '' : String(free),
    range: whole || lo === hi ? '' : `${lo}–${hi}`,
    share: Math.round((100 * free) / Math.max(capacity, 1)),
  };
}

/** Null when there is nothing to expect yet. */
export function zonesAhead(
  forecast: PublicForecast,
  plan: FloorPlan,
  words: PublicWords,
): ZonesAhead | null {
  const steps = stepsOf(forecast);
  if (steps.length === 0) return null;
  const known = new Map(forecast.zones.map((zone) => [zone.id, zone]));
  return {
    steps: steps.map((at) => ({ at, clock: words.clock(at) })),
    zones: plan.zones.flatMap((zone) => {
      const said = known.get(zone.id);
      if (said === undefined) return [];
      const ahead = new Map(said.ahead.map((each) => [each.at, each]));
      const cells = steps.map((at) => cell(ahead.get(at), said.capacity, zone.whole, words));
      return [{ id: zone.id, name: words.zone(zone), cells }];
    }),
  };
}

/** Why there is nothing to expect; null when there is something. */
export function whyNothing(forecast: PublicForecast, words: PublicWords): string | null {
  if (forecast.learnedAt === null) return words.ahead.learning;
  if (stepsOf(forecast).length > 0) return null;
  const missing = Math.max(...forecast.zones.map((zone) => zone.missing), 0);
  return missing > 0 ? words.ahead.missing(missing) : words.ahead.nothing;
}
