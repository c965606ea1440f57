import { parseArgs } from 'node:util';

export const USAGE = `npm run -s replay -- --venue venue.json [--from T --to T] [FILE]

Reads an event log as JSON Lines from FILE or standard input and writes one estimate per tick.
All events are taken in; --from and --to choose the ticks that are written, both included.
T is RFC 3339 with an offset, such as 2026-06-01T14:05:00+09:00, or epoch milliseconds.
`;

export interface Options {
  venue: string;
  from: number;
  to: number;
  /** null: standard input. */
  file: string | null;
}

export type Parsed =
  { kind: 'help' } | { kind: 'fault'; sentence: string } | { kind: 'run'; options: Options };

/** Never throws; a fault is a sentence for people. */
export function parseArguments(words: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        venue: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (!values.venue) throw new Error('--venue FILE is needed; --help tells more.');
    const [file = null, ...more] = positionals;
    if (more.length > 0) throw new Error('one FILE at most.');
    const from = values.from === undefined ? -Infinity : instant('from', values.from);
    const to = values.to === undefined ? Infinity : instant('to', values.to);
    if (from > to) throw new Error('--from must not be after --to.');
    return {
      kind: 'run',
      options: { venue: values.venue, from, to, file: file === '-' ? null : file },
    };
  } catch (error) {
    return { kind: 'fault', sentence: error instanceof Error ? error.message : String(error) };
  }
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

function instant(option: string, text: string): number {
  const t = /^\d{1,16}$/.test(text) ? Number(text) : RFC_3339.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(t)) return t;
  throw new Error(
    `--${option} must be a time with an offset, such as 2026-06-01T14:05:00+09:00, or epoch milliseconds.`,
  );
}
