import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseArguments, USAGE } from './arguments.ts';
import { estimator } from './estimator.ts';
import { readLog, readVenue, type LogVenue } from './log.ts';

/** Exit 0 when the input was processed, 2 on unusable arguments. */
async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (parsed.kind === 'fault') return unusable(parsed.sentence);
  const { options } = parsed;
  let venue: LogVenue;
  let source: AsyncIterable<Uint8Array>;
  try {
    venue = readVenue(options.venue);
    source = options.file === null ? process.stdin : await readable(options.file);
  } catch (error) {
    return unusable(error instanceof Error ? error.message : String(error));
  }
  const { step } = estimator(venue);
  for await (const entry of readLog(source, venue)) {
    const answer = 'error' in entry ? entry : step(entry.event);
    if (answer === null) continue;
    if ('t' in answer && (answer.t < options.from || answer.t > options.to)) continue;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

function unusable(sentence: string): number {
  process.stderr.write(`replay: ${sentence}\n`);
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
process.exitCode = await main();
