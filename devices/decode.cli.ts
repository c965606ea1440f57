import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { answerTo } from './decode-line.ts';
import { linesOf } from './lines.ts';

const USAGE = `usage: npm run -s decode [-- FILE]
Reads messages as JSON Lines from FILE or standard input, writes their readings as JSON Lines.
`;
/** A message is at most 64 KiB (devices.md 4.1); base64 and escapes make it longer. */
const LONGEST_LINE = 1_048_576;

/** Exit 0 when the input was processed, 2 on unusable arguments. */
async function run(args: string[]): Promise<number> {
  const [file, ...more] = args;
  if (more.length > 0 || (file?.startsWith('-') && file !== '-')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const source = file === undefined || file === '-' ? process.stdin : await readable(file);
  if (source === undefined) return 2;
  for await (const line of linesOf(source as AsyncIterable<Uint8Array>, LONGEST_LINE)) {
    const answer = `${JSON.stringify(answerTo(line))}\n`;
    if (!process.stdout.write(answer)) await once(process.stdout, 'drain');
  }
  return 0;
}

async function readable(file: string) {
  try {
    const handle = await open(file);
    if ((await handle.stat()).isDirectory()) throw new Error(`${file} is a directory`);
    await handle.close();
    return createReadStream(file);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return undefined;
  }
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await run(process.argv.slice(2));
