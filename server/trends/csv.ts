import type { TrendsTable } from '../contract/trends.ts';

/** A cell that no spreadsheet takes for a formula (TR17). */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV with a byte order mark, as Excel wants it. */
export function csvOf({ columns, rows }: TrendsTable): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
