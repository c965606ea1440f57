import { parseArgs } from 'node:util';

export const USAGE = `npm run -s replay -- --venue venue.json [--from T --to T] [FILE]
npm run -s replay -- --stored --from T --to T [--venue ID] [--database URL]

The first form reads an event log as JSON Lines from FILE or standard input and writes one estimate
per tick. All events are taken in; --from and --to choose the ticks that are written, both included.

The second form answers "why did the board say so at 14:05?" from what the server has stored. It goes
through the same reducer as live, from the last word of every device before the day of --from until
--to, and writes one estimate per minute, with the status and reason of every space. Run it with the
server's environment (KUUSEKI_VENUE, KUUSEKI_OPENING, KUUSEKI_DATA or DATABASE_URL …); --venue and
--database override it. The embedded database serves one process at a time: stop the server first.
PostgreSQL is read while the server runs.

What the database cannot know, and the replay takes as it is today: where each device stands and how
often it says that it speaks; the calendar's exceptions; of a booking that was changed, its time and
seat before. It does not know when the broker was away, nor what the estimator had learned on the days
before: counts by door and Wi-Fi may differ a little from those that were shown. Records that a sensor
sent late, after an outage, are left out, as they were on the live board.

T is RFC 3339 with an offset, such as 2026-06-01T14:05:00+09:00, or epoch milliseconds.
`;

/** A recorded log and its venue file. */
export interface LogOptions {
  venue: string;
  from: number;
  to: number;
  /** null: standard input. */
  file: string | null;
}

/** What the server has stored; null: as the environment says. */
export interface StoredOptions {
  venue: string | null;
  database: string | null;
  from: number;
  to: number;
}

export type Parsed =
  | { kind: 'help' }
  | { kind: 'fault'; sentence: string }
  | { kind: 'run'; options: LogOptions }
  | { kind: 'stored'; options: StoredOptions };

/** Never throws; a fault is a sentence for people. */
export function parseArguments(words: readonly string[]): Parsed {
  try {
    return read(words);
  } catch (error) {
    return { kind: 'fault', sentence: error instanceof Error ? error.message : String(error) };
  }
}

function read(words: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      venue: { type: 'string' },
      stored: { type: 'boolean' },
      database: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return { kind: 'help' };
  const { venue = null, database = null } = values;
  const from = values.from === undefined ? -Infinity : instant('from', values.from);
  const to = values.to === undefined ? Infinity : instant('to', values.to);
  if (from > to) throw new Error('--from must not be after --to.');
  if (values.stored) {
    if (positionals.length > 0) throw new Error('--stored takes no FILE.');
    if (from === -Infinity || to === Infinity) throw new Error('--stored needs --from and --to.');
    if (to - from > MOST) throw new Error('--stored goes through 31 days at most.');
    return { kind: 'stored', options: { venue, database, from, to } };
  }
  if (database !== null) throw new Error('--database goes with --stored.');
  if (!venue) throw new Error('--venue FILE is needed; --help tells more.');
  const [file = null, ...more] = positionals;
  if (more.length > 0) throw new Error('one FILE at most.');
  return { kind: 'run', options: { venue, from, to, file: file === '-' ? null : file } };
}

/** Milliseconds between --from and --to of stored readings. */
const MOST = 31 * 86_400_000;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

function instant(option: string, text: string): number {
  const t = /^\d{1,16}$/.test(text) ? Number(text) : RFC_3339.test(text) ? Date.parse(text) : NaN;
  if (t <= 8.64e15) return t;
  throw new Error(
    `--${option} must be a time with an offset, such as 2026-06-01T14:05:00+09:00, or epoch milliseconds.`,
  );
}
