import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROFILES, type Profile } from '../../devices/office/parameters.ts';

export const USAGE = `npm run -s score -- [options]

Scores our estimator and simpler methods beside it on runs with a known truth.
Without options: the virtual office. With recorded data only: that data.

  --seeds LIST      such as 101-110 or 101,103 (default 101-110)
  --days D          days of each office run; the first is commissioning (2 to 60, default 10)
  --profiles LIST   of normal, harsh, weakWifi (default all)
  --folder DIR      a recorded run: venue.json, events.jsonl, truth.jsonl, hidden.json; repeatable
  --robod DIR       ROBOD rooms (*.csv): real counts and Wi-Fi behind a door made from the counts
  --calit2 FILE     CalIt2 door counts: what a real door has wrong at closing time
  --without         also with each source dead, and with sources that lie
  --forecast        the forecast alone: its backtest over the seeds, against simpler forecasts
  --quick           seeds 101-102, 3 days, profile normal, where not said otherwise; and the
                    forecast over one week instead of two
  --json            one JSON object instead of tables
  --help
`;

export interface Options {
  seeds: number[];
  days: number;
  profiles: Profile[];
  folders: string[];
  robod: string | null;
  calit2: string | null;
  without: boolean;
  /** Seeds and scored weeks of the forecast's backtest; null: not asked for. */
  forecast: { seeds: number[]; weeks: number } | null;
  json: boolean;
}

export type Parsed =
  { kind: 'help' } | { kind: 'fault'; sentence: string } | { kind: 'run'; options: Options };

/** Never throws; a fault is a sentence for people. */
export function parseArguments(words: readonly string[]): Parsed {
  try {
    return read(words);
  } catch (error) {
    return { kind: 'fault', sentence: error instanceof Error ? error.message : String(error) };
  }
}

function read(words: readonly string[]): Parsed {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      seeds: text,
      days: text,
      profiles: text,
      folder: { type: 'string', multiple: true, default: [] },
      robod: text,
      calit2: text,
      without: flag,
      forecast: flag,
      quick: flag,
      json: flag,
      help: flag,
    },
  });
  if (values.help) return { kind: 'help' };
  const { folder: folders, robod = null, calit2 = null, without, forecast, quick, json } = values;
  for (const folder of folders) mustExist('folder', path.join(folder, 'venue.json'));
  if (robod !== null) mustExist('robod', robod);
  if (calit2 !== null) mustExist('calit2', calit2);
  const recordedOnly =
    folders.length > 0 || robod !== null || calit2 !== null
      ? values.seeds === undefined && values.profiles === undefined
      : false;
  const seeds = seedsOf(values.seeds ?? (quick ? '101-102' : '101-110'));
  const profiles = profilesOf(values.profiles ?? (quick ? 'normal' : 'normal,harsh,weakWifi'));
  return {
    kind: 'run',
    options: {
      seeds: recordedOnly || forecast ? [] : seeds,
      days: daysOf(values.days ?? (quick ? '3' : '10')),
      profiles: recordedOnly || forecast ? [] : profiles,
      folders,
      robod,
      calit2,
      without,
      forecast: forecast || (quick && !recordedOnly) ? { seeds, weeks: quick ? 1 : 2 } : null,
      json,
    },
  };
}

function mustExist(option: string, file: string): void {
  if (!existsSync(file)) throw new Error(`--${option}: there is no ${file}.`);
}

function daysOf(text: string): number {
  const days = /^\d+$/.test(text) ? Number(text) : NaN;
  if (days >= 2 && days <= 60) return days;
  throw new Error('--days must be a whole number from 2 to 60: the first day is commissioning.');
}

function seedsOf(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => {
    const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    const [low, high] = [Number(from), Number(to)];
    if (from === undefined || high < low || high - low >= 1000) {
      throw new Error('--seeds must be numbers and ranges, such as 101-110 or 101,103.');
    }
    return Array.from({ length: high - low + 1 }, (_, i) => low + i);
  });
  return [...new Set(seeds)];
}

function profilesOf(text: string): Profile[] {
  return text.split(',').map((word) => {
    const profile = PROFILES.find(
      (name) => name === word || (word === 'weakWifi' && name === 'weak-wifi'),
    );
    if (profile === undefined) {
      throw new Error(`--profiles must be of normal, harsh, weakWifi; not "${word}".`);
    }
    return profile;
  });
}
