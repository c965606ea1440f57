import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simulate, type OfficeOptions } from './simulate.ts';

/**
 * Writes a run in the form of the recorded ones: venue.json, events.jsonl, truth.jsonl,
 * hidden.json. Makes the folder; rejects when it cannot write.
 */
export async function exportRun(
  folder: string,
  options: OfficeOptions & { days: number },
): Promise<void> {
  const run = simulate(options);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'venue.json'), JSON.stringify(run.venue));
  await writeFile(join(folder, 'hidden.json'), JSON.stringify(run.hidden));
  await writeLines(join(folder, 'events.jsonl'), run.events);
  await writeLines(join(folder, 'truth.jsonl'), run.truth);
}

async function writeLines(path: string, lines: readonly unknown[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    // In portions: a year of events does not fit one string.
    for (let i = 0; i < lines.length; i += 5000) {
      await file.write(
        lines
          .slice(i, i + 5000)
          .map((line) => `${JSON.stringify(line)}\n`)
          .join(''),
      );
    }
  } finally {
    await file.close();
  }
}
