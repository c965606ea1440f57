import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { describeVenue } from '../../devices/office/venue.ts';
import { parseArguments } from './arguments.ts';

const CLI = fileURLToPath(new URL('replay.cli.ts', import.meta.url));
const MIDNIGHT = Date.parse('2026-06-01T00:00:00+09:00');
const NINE = MIDNIGHT + 9 * 3_600_000;
const folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
const venue = path.join(folder, 'venue.json');
writeFileSync(venue, JSON.stringify(describeVenue([MIDNIGHT])));
afterAll(() => rmSync(folder, { recursive: true }));

function replay(input: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', CLI, ...args],
    {
      input,
      encoding: 'utf8',
    },
  );
  const answers = stdout.split('\n').filter(Boolean);
  return { answers: answers.map((line) => JSON.parse(line) as unknown), stderr, status };
}

const tick = (minute: number) => JSON.stringify({ type: 'tick', rx: NINE + minute * 60_000 });

describe('npm run replay', () => {
  it('answers each tick and each bad line, in their order', () => {
    const { answers, status } = replay([tick(0), 'oops', tick(1)].join('\n'), '--venue', venue);
    expect(status).toBe(0);
    expect(answers).toEqual([
      expect.objectContaining({ t: NINE, n: expect.any(Number) as number }),
      { line: 2, error: 'not JSON' },
      expect.objectContaining({ t: NINE + 60_000 }),
    ]);
  });

  it('writes the ticks of the time asked for only', () => {
    const input = [0, 1, 2, 3].map(tick).join('\n');
    const file = path.join(folder, 'events.jsonl');
    writeFileSync(file, input);
    const { answers } = replay(
      '',
      '--venue',
      venue,
      '--from',
      '2026-06-01T09:01:00+09:00',
      '--to',
      String(NINE + 2 * 60_000),
      file,
    );
    expect(answers).toEqual(
      [1, 2].map((m) => expect.objectContaining({ t: NINE + m * 60_000 }) as unknown),
    );
  });

  it.each([
    ['no venue', [], '--venue FILE is needed'],
    ['a venue that is not there', ['--venue', '/nowhere.json'], 'no such file'],
    ['a log that is a folder', ['--venue', venue, folder], 'is a directory'],
  ])('exits 2 with a sentence: %s', (_, args, sentence) => {
    const { stderr, status } = replay('', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('its arguments', () => {
  it.each([
    [['--venue', 'v', 'a', 'b'], 'one FILE at most'],
    [['--venue', 'v', '--from', 'yesterday'], '--from must be a time with an offset'],
    [['--venue', 'v', '--to', '2026-06-01T09:00:00'], '--to must be a time with an offset'],
    [['--venue', 'v', '--from', '2', '--to', '1'], '--from must not be after --to'],
    [['--venue', 'v', '--speed', '3'], 'Unknown option'],
  ])('%j: %s', (words, sentence) => {
    expect(parseArguments(words)).toEqual({
      kind: 'fault',
      sentence: expect.stringContaining(sentence) as string,
    });
  });

  it('take a dash for standard input', () => {
    expect(parseArguments(['--venue', 'v', '-'])).toMatchObject({ options: { file: null } });
  });
});
