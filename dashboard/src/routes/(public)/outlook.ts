import type { PublicForecast, VacancyAhead } from '$contract/forecast.ts';
import type { FloorPlan } from '$contract/floorplan.ts';
import type { PublicSnapshot } from '$contract/live.ts';
import type { Level } from '$contract/status.ts';
import { clock, day } from '$lib/time.ts';
import { levels, levelWord, type Sign } from '$lib/words.ts';

export interface OutlookCell {
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

/** The forecast in words, made where it is rendered first: the browser gets text, not rules. */
export interface OutlookView {
  takenAt: string;
  /** `10:32` */
  asOf: string;
  /** `11月26日(木)` when the times are of another day. */
  day: string | null;
  steps: { at: string; clock: string }[];
  zones: { id: string; name: string; cells: (OutlookCell | null)[] }[];
  /** Instead of a table. */
  notice: string | null;
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
): OutlookCell | null {
  if (said === undefined) return null;
  const { free, lo, hi, level } = said;
  return {
    level,
    sign: levels[level].sign,
    word: levelWord(level, whole),
    free: whole ? '' : String(free),
    range: whole || lo === hi ? '' : `${lo}–${hi}`,
    share: Math.round((100 * free) / Math.max(capacity, 1)),
  };
}

function notice(forecast: PublicForecast, steps: readonly string[]): string | null {
  if (forecast.learnedAt === null) return 'これまでの記録を読みこんでいます。';
  if (steps.length > 0) return null;
  const missing = Math.max(...forecast.zones.map((zone) => zone.missing), 0);
  return missing > 0
    ? `記録がまだ足りません（あと${missing}日分で表示します）`
    : 'この先の開館日の見込みは、まだありません。';
}

export function outlookView(
  forecast: PublicForecast,
  plan: FloorPlan,
  { takenAt }: Pick<PublicSnapshot, 'takenAt'>,
): OutlookView {
  const steps = stepsOf(forecast);
  const date = steps[0] === undefined ? null : day(steps[0]);
  const known = new Map(forecast.zones.map((zone) => [zone.id, zone]));
  return {
    takenAt: forecast.takenAt,
    asOf: clock(forecast.takenAt),
    day: date === day(takenAt) ? null : date,
    steps: steps.map((at) => ({ at, clock: clock(at) })),
    zones: plan.zones.flatMap(({ id, short, whole }) => {
      const zone = known.get(id);
      if (zone === undefined) return [];
      const ahead = new Map(zone.ahead.map((each) => [each.at, each]));
      return [
        { id, name: short, cells: steps.map((at) => cell(ahead.get(at), zone.capacity, whole)) },
      ];
    }),
    notice: notice(forecast, steps),
  };
}
