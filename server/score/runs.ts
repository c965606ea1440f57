import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Profile } from '../../devices/office/parameters.ts';
import { simulate } from '../../devices/office/simulate.ts';
import { readLog, readVenue } from '../replay/log.ts';
import type { Hidden } from './figures/figure.ts';
import type { ScoredRun } from './figures.ts';
import type { LogEvent, Truth } from './method.ts';

/** A Monday. */
const START = '2026-06-01';

/** Days of the virtual office; the first is commissioning. */
export function officeRun(seed: number | string, profile: Profile, days: number): ScoredRun {
  const run = simulate({ seed, profile, days, startDate: START });
  return { ...run, name: `${profile} ${seed}` };
}

/** A recorded run: venue.json, events.jsonl, truth.jsonl, hidden.json. Rejects on a bad line. */
export async function folderRun(folder: string): Promise<ScoredRun> {
  const venue = readVenue(path.join(folder, 'venue.json'));
  const file = path.join(folder, 'events.jsonl');
  const events: LogEvent[] = [];
  for await (const entry of readLog(createReadStream(file), venue)) {
    if ('error' in entry) throw new Error(`${file}, line ${entry.line}: ${entry.error}`);
    events.push(entry.event);
  }
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const truth = text('truth.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Truth);
  const hidden = JSON.parse(text('hidden.json')) as Hidden;
  return { name: path.basename(folder), venue, events, truth, hidden };
}
