import type { Profile } from '../../devices/office/parameters.ts';
import { dayOf, score, type Score } from './figures.ts';
import type { Method } from './method.ts';
import { folderRun, officeRun } from './runs.ts';
import { ALL_ALIVE, DEAD, LYING } from './without.ts';

/** One run, for one process. */
export interface Job {
  /** Runs of one group are averaged. */
  group: string;
  source: { profile: Profile; seed: number; days: number } | { folder: string };
  without: boolean;
}

export interface Outcome extends Score {
  group: string;
  run: string;
  condition: string;
  method: string;
}

/** Scores each method under each condition; those that live on a dead source are left out. */
export async function work(job: Job, methods: readonly Method[]): Promise<Outcome[]> {
  const { source, group } = job;
  const whole =
    'folder' in source
      ? await folderRun(source.folder)
      : officeRun(source.seed, source.profile, source.days);
  const conditions = job.without ? [ALL_ALIVE, ...DEAD, ...LYING] : [ALL_ALIVE];
  return conditions.flatMap((condition) => {
    const run = condition.apply(whole);
    const firstDay = run.truth.filter(({ t }) => dayOf(run.venue, t) === 0);
    return methods
      .filter(
        (method, i) => i === 0 || method.uses.every((source) => condition.alive.includes(source)),
      )
      .map((method) => ({
        ...score(
          run,
          method.needsTruth
            ? method.estimates(run.venue, run.events, firstDay)
            : method.estimates(run.venue, run.events),
        ),
        group,
        run: whole.name,
        condition: condition.name,
        method: method.name,
      }));
  });
}
