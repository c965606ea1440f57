import { headcount, zones } from './figures/headcount.ts';
import {
  FIGURE_NAMES,
  known,
  ratio,
  type Figures,
  type Hidden,
  type Minute,
} from './figures/figure.ts';
import { noShows, sickness } from './figures/alarms.ts';
import { detection } from './figures/detection.ts';
import { reliability, type BinSums } from './figures/reliability.ts';
import { seats } from './figures/seats.ts';
import type { Estimate, LogEvent, LogVenue, Truth } from './method.ts';

/** A recorded run with its truth: what a method sees, and what it is measured by. */
export interface ScoredRun {
  name: string;
  venue: LogVenue;
  events: readonly LogEvent[];
  truth: readonly Truth[];
  hidden: Hidden;
}

export interface Score {
  figures: Figures;
  reliability: BinSums[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes of the day, both ends included. */
export function isOpen({ tz, open, close }: LogVenue, t: number): boolean {
  const offset = (tz.startsWith('-') ? -1 : 1) * minutes(tz.slice(1)) * MINUTE;
  const minute = ((t + offset) % DAY) / MINUTE;
  return minute >= minutes(open) && minute <= minutes(close);
}

/** Index of the recorded day; -1 before the first. */
export function dayOf({ days }: LogVenue, t: number): number {
  return days.findLastIndex((midnight) => midnight <= t);
}

/** Keeps sums only; day 0 is commissioning, so it counts from `fromDay` on, in opening hours. */
export class Scorer {
  readonly #run: ScoredRun;
  readonly #due: Map<number, Truth>;
  readonly #reliability = reliability();
  readonly #parts;

  constructor(run: ScoredRun, fromDay = 1) {
    this.#run = run;
    const counts = ({ t }: Truth) => isOpen(run.venue, t) && dayOf(run.venue, t) >= fromDay;
    this.#due = new Map(run.truth.filter(counts).map((truth) => [truth.t, truth]));
    this.#parts = [
      headcount(),
      seats(),
      detection(),
      zones(),
      sickness(run.hidden),
      noShows(run.hidden, fromDay),
    ];
  }

  /** A second estimate of the same minute is not looked at. */
  add(estimate: Estimate): void {
    const truth = this.#due.get(estimate.t);
    if (truth === undefined) return;
    this.#due.delete(estimate.t);
    const { venue } = this.#run;
    const minute: Minute = { truth, estimate, venue, day: dayOf(venue, truth.t) };
    for (const part of this.#parts) part.add(minute);
    this.#reliability.add(minute);
  }

  score(): Score {
    const figures: Figures = { missing: this.#due.size };
    for (const part of this.#parts) Object.assign(figures, part.figures());
    return { figures, reliability: this.#reliability.sums };
  }
}

export function score(run: ScoredRun, estimates: Iterable<Estimate>, fromDay = 1): Score {
  const scorer = new Scorer(run, fromDay);
  for (const estimate of estimates) scorer.add(estimate);
  return scorer.score();
}

/** Each figure as the mean over those runs that have it. */
export function average(runs: readonly Figures[]): Figures {
  return known(
    Object.fromEntries(
      FIGURE_NAMES.map((name) => {
        const values = runs.map((run) => run[name]).filter((value) => value !== undefined);
        return [
          name,
          ratio(
            values.reduce((sum, value) => sum + value, 0),
            values.length,
          ),
        ];
      }),
    ),
  );
}
