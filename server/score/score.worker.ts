import { BASELINES } from './baselines/all.ts';
import { work, type Job } from './job.ts';
import { ours } from './ours.ts';

/** What a worker answers to each job. */
export type Answer = { outcomes: Awaited<ReturnType<typeof work>> } | { error: string };

process.on('message', (job: Job) => {
  work(job, [ours, ...BASELINES]).then(
    (outcomes) => process.send?.({ outcomes } satisfies Answer),
    (error: unknown) => process.send?.({ error: String(error) } satisfies Answer),
  );
});
process.on('disconnect', () => process.exit());
