import { parseArgs } from 'node:util';
import { PROFILES, type Profile } from './parameters.ts';
import { midnight } from './venue.ts';

export const USAGE = `npm run -s office -- --seed N [options]

A virtual office: people, seats, door, Wi-Fi, bookings and faults, with the truth.
Plays real vendor messages over MQTT and opens two emulated RouterOS access points.
Writes the truth to standard output, one JSON line for each simulated minute.

  --seed N          same number, same days (needed)
  --days D          stop after D simulated days (default: never; headless: 1)
  --speed X         simulated seconds per second, 1 to 600 (default 1)
  --mqtt URL        broker (default mqtt://127.0.0.1:1883)
  --ports P         first port of the access points, 0 = any free ports (default 0)
  --profile NAME    ${PROFILES.join(', ')} (default normal)
  --headless DIR    no network: write venue.json, events.jsonl, truth.jsonl, hidden.json
  --start DATE      first day of a headless run, YYYY-MM-DD (default today)
  --help
`;

export interface CliOptions {
  seed: number;
  days: number | null;
  speed: number;
  mqtt: string;
  /** 0: any. */
  ports: number;
  profile: Profile;
  headless: string | null;
  startDate: string | null;
}

export type Parsed =
  { kind: 'help' } | { kind: 'fault'; sentence: string } | { kind: 'run'; options: CliOptions };

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
  const { values } = parseArgs({
    args: [...words],
    options: {
      seed: text,
      days: text,
      speed: text,
      mqtt: text,
      ports: text,
      profile: text,
      headless: text,
      start: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.seed === undefined) throw new Error('--seed N is needed; --help tells more.');
  const profile = PROFILES.find((name) => name === (values.profile ?? 'normal'));
  if (!profile) throw new Error(`--profile must be one of ${PROFILES.join(', ')}.`);
  const mqtt = values.mqtt ?? 'mqtt://127.0.0.1:1883';
  if (!/^(mqtts?|wss?):\/\/[^/]/.test(mqtt))
    throw new Error('--mqtt must be a URL: mqtt://host:port.');
  if (values.start !== undefined) midnight(values.start);
  if (values.headless === '') throw new Error('--headless needs a folder.');
  return {
    kind: 'run',
    options: {
      seed: number('seed', values.seed, 0, Number.MAX_SAFE_INTEGER, true),
      days: values.days === undefined ? null : number('days', values.days, 1, 3660, true),
      speed: number('speed', values.speed ?? '1', 1, 600, false),
      mqtt,
      ports: number('ports', values.ports ?? '0', 0, 65534, true),
      profile,
      headless: values.headless ?? null,
      startDate: values.start ?? null,
    },
  };
}

function number(name: string, text: string, low: number, high: number, whole: boolean): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new Error(`--${name} must be a ${whole ? 'whole ' : ''}number from ${low} to ${high}.`);
}
