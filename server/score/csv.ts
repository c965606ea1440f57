import { readFileSync } from 'node:fs';

/** One row by the names of its columns. No field of the public files has a comma in it. */
export type Row = Readonly<Record<string, string>>;

/** Throws a sentence when the file cannot be read or lacks a column. */
export function readCsv(path: string, columns: readonly string[]): Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);
  const names = head.split(',');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}`);
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}

/** `YYYY-MM-DD HH:MM[:SS]` on a clock `hours` ahead of UTC, as epoch milliseconds. */
export function localTime(text: string, hours: number): number {
  const t = Date.parse(`${text.replace(' ', 'T')}Z`) - hours * 3_600_000;
  if (Number.isNaN(t)) throw new Error(`not a time: ${text}`);
  return t;
}
