import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseConfig } from '../config.ts';
import { openRun, type OpenedRun } from '../stored.ts';
import { parseArguments, USAGE, type LogOptions, type StoredOptions } from './arguments.ts';
import { estimator } from './estimator.ts';
import { readLog, readVenue, type LogVenue } from './log.ts';
import { replayStored } from './stored.ts';

/** Exit 0 when the input was processed, 2 on unusable arguments. */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'fault':
      return unusable(parsed.sentence);
    case 'run':
      return replayLog(parsed.options);
    case 'stored':
      return replayDatabase(parsed.options);
  }
}

async function replayLog(options: LogOptions): Promise<number> {
  let venue: LogVenue;
  let source: AsyncIterable<Uint8Array>;
  try {
    venue = readVenue(options.venue);
    source = options.file === null ? process.stdin : await readable(options.file);
  } catch (error) {
    return unusable(error);
  }
  const { step } = estimator(venue);
  for await (const entry of readLog(source, venue)) {
    const answer = 'error' in entry ? entry : step(entry.event);
    if (answer === null) continue;
    if ('t' in answer && (answer.t < options.from || answer.t > options.to)) continue;
    await write(answer);
  }
  return 0;
}

async function replayDatabase({ venue, database, from, to }: StoredOptions): Promise<number> {
  let opened: OpenedRun;
  try {
    const config = parseConfig({
      // Nobody logs in here: a shell without the password may read all the same.
      ...process.env,
      ...(database === null ? {} : { DATABASE_URL: database }),
    });
    // An ID that is given is meant as it stands: no demo's suffix.
    opened = await openRun({ ...config, venue: venue ?? config.venue }, from, to);
  } catch (error) {
    return unusable(error);
  }
  try {
    for await (const estimate of replayStored(opened.run, from, to)) await write(estimate);
    return 0;
  } finally {
    await opened.close();
  }
}

async function write(answer: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
}

function unusable(fault: unknown): number {
  process.stderr.write(`replay: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  return 2;
}

async function readable(file: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(file);
  const isFolder = (await handle.stat()).isDirectory();
  await handle.close();
  if (isFolder) throw new Error(`${file} is a directory`);
  return createReadStream(file) as AsyncIterable<Uint8Array>;
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main().catch((error: unknown) => {
  unusable(error);
  return 1;
});
