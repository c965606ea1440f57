import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerTo } from './decode-line.ts';
import { linesOf, type Line } from './lines.ts';

const CLI = fileURLToPath(new URL('decode.cli.ts', import.meta.url));
const ARGS = ['--import', 'tsx', CLI];
const DESK =
  '{"topic":null,"payload":{"fPort":85,"hex":"017564030001"},"model":"Milesight VS341","receivedAt":"2026-04-06T00:12:33Z"}';

function run(input: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...ARGS, ...args], {
    input,
    encoding: 'utf8',
  });
  return { answers: stdout.split('\n').filter(Boolean), stderr, status };
}

const answer = (entry: unknown) => answerTo({ number: 1, text: JSON.stringify(entry) });

describe('one line', () => {
  it.each([
    [{ topic: 'zigbee2mqtt/a', payload: { occupancy: true } }],
    [{ topic: 'zigbee2mqtt/a', payload: '{"occupancy":true}' }],
    [{ topic: 'zigbee2mqtt/a', payloadBase64: 'eyJvY2N1cGFuY3kiOnRydWV9' }],
  ])('takes a payload as %o', (entry) => {
    expect(answer(entry)).toEqual({
      device: 'a',
      readings: [{ kind: 'presence', occupied: true }],
    });
  });

  it('takes a bare frame in base64', () => {
    expect(answer({ topic: null, payloadBase64: 'AwAB', model: 'VS341', fPort: 85 })).toEqual({
      device: null,
      readings: [{ kind: 'presence', occupied: true }],
    });
  });

  it.each([
    [[], 'not a JSON object'],
    [{ topic: 1, payload: '' }, 'topic must be text or null'],
    [{ topic: 'a' }, 'payload or payloadBase64 is needed'],
    [{ topic: 'a', payloadBase64: '???' }, 'payloadBase64 must be base64'],
    [{ topic: null, payload: { hex: '017' } }, 'payload.hex must be whole bytes'],
    [{ topic: 'a', payload: '', receivedAt: 'now' }, 'receivedAt must be an RFC 3339 time'],
    [{ topic: 'a', payload: '', model: 5 }, 'model must be text'],
    [{ topic: null, payload: { hex: '', fPort: 300 } }, 'fPort must be a number'],
  ])('says what is wrong with %o', (entry, error) => {
    expect(answer(entry)).toEqual({ line: 1, error: expect.stringContaining(error) as string });
  });
});

describe('lines of a stream', () => {
  async function split(chunks: string[], limit = 10): Promise<Line[]> {
    const lines: Line[] = [];
    async function* source() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    for await (const line of linesOf(source(), limit)) lines.push(line);
    return lines;
  }

  it('joins chunks, counts, and needs no newline at the end', async () => {
    expect(await split(['ab', 'c\nd', '\n', '\ne'])).toEqual([
      { number: 1, text: 'abc' },
      { number: 2, text: 'd' },
      { number: 3, text: '' },
      { number: 4, text: 'e' },
    ]);
    expect(await split([])).toEqual([]);
    expect(await split(['a\n'])).toHaveLength(1);
  });

  it('drops a line that is too long and goes on', async () => {
    expect(await split(['01234', '56789', '0123\nok\n', '01234567890'])).toEqual([
      { number: 1, text: undefined },
      { number: 2, text: 'ok' },
      { number: 3, text: undefined },
    ]);
  });
});

describe('npm run -s decode', () => {
  it('answers line by line, goes on after a bad line, exits 0', () => {
    const { answers, status } = run(`${DESK}\nnonsense\n${DESK}\n`);
    expect(status).toBe(0);
    expect(answers).toHaveLength(3);
    expect(JSON.parse(answers[0] ?? '')).toEqual({
      device: null,
      readings: [
        { kind: 'battery', percent: 100, at: '2026-04-06T00:12:33.000Z' },
        { kind: 'presence', occupied: true, at: '2026-04-06T00:12:33.000Z' },
      ],
    });
    expect(JSON.parse(answers[1] ?? '')).toEqual({ line: 2, error: 'not a JSON object' });
    expect(answers[2]).toBe(answers[0]);
  });

  it('reads a file, and exits 2 on unusable arguments', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kuuseki-decode-'));
    const file = join(folder, 'messages.jsonl');
    writeFileSync(file, DESK);
    expect(run('', file).answers).toHaveLength(1);
    expect(run('', join(folder, 'missing')).status).toBe(2);
    expect(run('', folder).status).toBe(2);
    expect(run('', file, file).status).toBe(2);
    expect(run('', '--wrong').status).toBe(2);
    rmSync(folder, { recursive: true });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [...ARGS], { stdio: 'pipe' });
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.stdin.on('error', () => {});
    child.stdin.write(`${DESK}\n`.repeat(5000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(`${DESK}\n`.repeat(5000));
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
    expect(complaints).toBe('');
  });
});
