import { pairedDifference, type Difference } from '../figures/bootstrap.ts';
import { backtest, HORIZONS, type Horizon } from './backtest.ts';
import { FORECASTS } from './methods.ts';
import type { ForecastFigures } from './tally.ts';

export interface MethodFigures {
  method: string;
  /** Means over the runs. */
  figures: ForecastFigures;
  /** Ours less this one in the error of a zone, run by run. Absent for ours. */
  difference?: Difference | undefined;
}

export interface ForecastGroup {
  weekdays: 'alike' | 'differ';
  runs: number;
  horizons: { horizon: Horizon; methods: MethodFigures[] }[];
}

/** All seeds, with weekdays that are alike and that differ. */
export function backtestAll(
  { seeds, weeks }: { seeds: readonly number[]; weeks: number },
  onDone: (what: string) => void,
): ForecastGroup[] {
  return (['alike', 'differ'] as const).map((weekdays) => {
    const runs = seeds.map((seed) => {
      const figures = backtest(seed, weekdays, weeks);
      onDone(`weekdays ${weekdays}, seed ${seed}`);
      return figures;
    });
    const of = (horizon: Horizon, method: string) =>
      runs.flatMap((run) => run.get(horizon)?.get(method) ?? []);
    return {
      weekdays,
      runs: runs.length,
      horizons: HORIZONS.map((horizon) => ({
        horizon,
        methods: FORECASTS.flatMap(({ name: method }, i) => {
          const [own, all] = [of(horizon, FORECASTS[0]?.name ?? ''), of(horizon, method)];
          if (all.length === 0) return [];
          const pairs = all.map((each, r) => [own[r]?.mae ?? NaN, each.mae] as const);
          const difference = i === 0 ? undefined : pairedDifference(pairs);
          return [{ method, figures: meanOf(all), difference }];
        }),
      })),
    };
  });
}

function meanOf(runs: readonly ForecastFigures[]): ForecastFigures {
  const mean = (name: keyof ForecastFigures) =>
    runs.reduce((sum, run) => sum + run[name], 0) / runs.length;
  return {
    mae: mean('mae'),
    rmse: mean('rmse'),
    cover: mean('cover'),
    width: mean('width'),
    word: mean('word'),
    venueMae: mean('venueMae'),
    venueCover: mean('venueCover'),
    venueWidth: mean('venueWidth'),
  };
}
