import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
import { exportRun } from './export.ts';

describe('the arguments', () => {
  it('have defaults for everything but the seed', () => {
    expect(parseArguments(['--seed', '7'])).toMatchObject({
      kind: 'run',
      options: { seed: 7, days: null, speed: 1, ports: 0, profile: 'normal', headless: null },
    });
    expect(parseArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [],
    ['--seed', 'x'],
    ['--seed', '1', '--speed', '0'],
    ['--seed', '1', '--speed', '601'],
    ['--seed', '1', '--days', '0'],
    ['--seed', '1', '--days', '1.5'],
    ['--seed', '1', '--mqtt', 'localhost'],
    ['--seed', '1', '--ports', '70000'],
    ['--seed', '1', '--profile', 'wild'],
    ['--seed', '1', '--start', '1 June'],
    ['--seed', '1', '--colour'],
    ['7'],
  ])('are refused with a sentence: %j', (...words) => {
    const parsed = parseArguments(words);
    expect(parsed.kind).toBe('fault');
    expect(parsed.kind === 'fault' && parsed.sentence.length).toBeGreaterThan(10);
  });
});

describe('a headless run', () => {
  it('writes the four files of a recorded run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'office-'));
    try {
      await exportRun(folder, { seed: 2, days: 2, profile: 'normal', startDate: '2026-06-01' });
      const text = (name: string) => readFile(join(folder, name), 'utf8');
      const json = async (name: string) => JSON.parse(await text(name)) as Record<string, unknown>;
      const lines = async (name: string) =>
        (await text(name))
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(await json('venue.json')).toMatchObject({
        capacity: 44,
        days: [1780239600000, 1780326000000],
      });
      expect(Object.keys(await json('hidden.json'))).toEqual([
        ...['seed', 'profile', 'par', 'faults', 'noshows', 'resDay'],
      ]);
      const truth = await lines('truth.jsonl');
      expect(truth).toHaveLength(2 * 611);
      expect(Object.keys(truth[0] ?? {})).toEqual(['t', 'n', 'staff', 'seats', 'held']);
      const events = await lines('events.jsonl');
      const keys = (type: string) => Object.keys(events.find((e) => e['type'] === type) ?? {});
      expect(keys('seat')).toEqual(['rx', 't', 'type', 'dev', 'seq', 'seat', 'occ', 'hb', 'batt']);
      expect(keys('door')).toEqual(['rx', 't', 'type', 'dev', 'seq', 'dir', 'totIn', 'totOut']);
      expect(keys('wifi')).toEqual(['rx', 't', 'type', 'dev', 'clients']);
      expect(keys('res')).toEqual(['rx', 't', 'type', 'id', 'seat', 'start', 'end']);
      expect(keys('cancel')).toEqual(['rx', 't', 'type', 'id']);
      expect(keys('locker')).toEqual(['rx', 't', 'type', 'locker', 'state']);
      expect(keys('tick')).toEqual(['rx', 'type']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
