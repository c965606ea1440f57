import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from './job.ts';
import type { Answer } from './score.worker.ts';

const WORKER = fileURLToPath(new URL('score.worker.ts', import.meta.url));

/**
 * Hands the jobs to that many processes, each the next one when it is done. Outcomes come in the
 * order of the jobs. Rejects with the first failure; no process is left behind.
 */
export async function workAll(
  jobs: readonly Job[],
  processes: number,
  onDone: (job: Job) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[][] = [];
  const queue = [...jobs.entries()];
  const workers = Array.from({ length: Math.min(processes, jobs.length) }, () =>
    fork(WORKER, { serialization: 'advanced' }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const [place, job] = next;
          const answer = await new Promise<Answer>((resolve, reject) => {
            const died = (code: number | null) =>
              reject(new Error(`the process for ${job.group} ended with ${code}`));
            worker.once('exit', died);
            worker.once('message', (message) => {
              worker.off('exit', died);
              resolve(message as Answer);
            });
            worker.send(job);
          });
          if ('error' in answer) throw new Error(answer.error);
          outcomes[place] = answer.outcomes;
          onDone(job);
        }
      }),
    );
  } finally {
    for (const worker of workers) worker.kill();
  }
  return outcomes.flat();
}
