import { HALF_HOUR } from '../../forecast/constants.ts';
import type { ForecastZone } from '../../forecast/facts.ts';
import { isOpen } from '../../forecast/grid.ts';
import { quantile } from '../figures/detection.ts';
import { key, livedRun, VENUE, WEEK, type LivedRun } from './lived.ts';
import { FORECASTS, type ForecastMethod, type Said } from './methods.ts';
import { Tally, type ForecastFigures } from './tally.ts';

export const HORIZONS = ['1 h', '2 h', '4 h', 'next day', 'next week'] as const;
export type Horizon = (typeof HORIZONS)[number];

/** Days until the first forecast that is scored, and until errors are collected for ranges. */
const HISTORY = 35;
const WARM_UP = 14;

export type RunFigures = Map<Horizon, Map<string, ForecastFigures>>;

/** One run: all methods speak at the same moments of the same times. `weeks` are scored. */
export function backtest(seed: number, weekdays: 'alike' | 'differ', weeks: number): RunFigures {
  const run = livedRun(seed, weekdays, HISTORY + 7 * (weeks + 1));
  const first = run.days[0]?.midnight ?? 0;
  const days = run.days.filter(
    ({ midnight }) => midnight < first + (HISTORY + 7 * weeks) * 86_400_000,
  );
  const methods = FORECASTS.map((method) => ({ ...method, say: method.open(run) }));
  return new Map(
    HORIZONS.map((horizon) => [
      horizon,
      new Map(
        methods.flatMap((method) => {
          if (method.sameDayOnly === true && horizon.startsWith('next')) return [];
          return [[method.name, figuresOf(method, horizon, run, days, first)]];
        }),
      ),
    ]),
  );
}

function figuresOf(
  { name, say }: ForecastMethod & { say: ReturnType<ForecastMethod['open']> },
  horizon: Horizon,
  run: LivedRun,
  days: LivedRun['days'],
  first: number,
): ForecastFigures {
  const tally = new Tally();
  const errors = new Map<string, { at: number; error: number }[]>();
  for (const day of days) {
    const scored = day.midnight >= first + HISTORY * 86_400_000;
    if (day.midnight < first + WARM_UP * 86_400_000) continue;
    for (let now = day.opensAt; now < day.closesAt; now += HALF_HOUR) {
      const at = target(run, horizon, now);
      if (at === null) continue;
      for (const zone of run.zones) {
        const truth = run.counts.get(key(zone.id, at));
        // Whoever brings a range of its own has nothing to collect.
        const said = scored || name !== FORECASTS[0]?.name ? say(zone, now, at) : null;
        if (truth === undefined || said === null) continue;
        const free = zone.capacity - truth.taken;
        const past = errors.get(zone.id) ?? [];
        if (scored) tally.add(zone, free, { ...said, range: rangeOf(zone, said, past, now) });
        past.push({ at, error: free - said.free });
        errors.set(zone.id, past);
      }
    }
  }
  return tally.figures(VENUE);
}

function target({ days }: LivedRun, horizon: Horizon, now: number): number | null {
  const today = days.findIndex((day) => isOpen(day, '', now));
  const [day, next] = [days[today], days[today + 1]];
  if (day === undefined) return null;
  if (horizon === 'next day') return next === undefined ? null : next.midnight + now - day.midnight;
  if (horizon === 'next week') return now + WEEK;
  const at = now + Number(horizon[0]) * 2 * HALF_HOUR;
  return at < day.closesAt ? at : null;
}

/** The errors that were known by now, around the number, inside the zone. */
function rangeOf(
  { capacity }: ForecastZone,
  { free, range }: Said,
  past: readonly { at: number; error: number }[],
  now: number,
): { lo: number; hi: number } {
  if (range !== null) return range;
  const known = past
    .filter(({ at }) => at < now)
    .map(({ error }) => error)
    .sort((a, b) => a - b);
  const end = (chance: number) => free + (quantile(known, chance) ?? 0);
  return { lo: Math.max(end(0.05), 0), hi: Math.min(end(0.95), capacity) };
}
