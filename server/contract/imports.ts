import * as z from 'zod';

export const importKind = z.enum(['members', 'bookings']);
export type ImportKind = z.infer<typeof importKind>;

const change = z.object({
  /** Line of the file where the row begins; the header is line 1. */
  line: z.int(),
  what: z.enum(['create', 'change']),
  /** Whom or what it is about. */
  label: z.string(),
  fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
});
export type ImportChange = z.infer<typeof change>;

/** What an import would do, or has done. */
export const importReport = z.object({
  kind: importKind,
  /** SHA-256 of the file, hex. */
  hash: z.string(),
  encoding: z.enum(['UTF-8', 'CP932']),
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  wrong: z.array(z.object({ line: z.int(), reason: z.string() })),
  /** The first ones; the counts are of all. */
  changes: z.array(change),
  done: z.boolean(),
});
export type ImportReport = z.infer<typeof importReport>;

/** A column of a file, under its Japanese name or under ours. */
export const importColumn = z.object({
  field: z.string(),
  header: z.string(),
  required: z.boolean(),
  note: z.string(),
  example: z.string(),
});
export type ImportColumn = z.infer<typeof importColumn>;

/** A row as it stands in the file, by our field names; absent columns are absent. */
export interface ImportRow {
  line: number;
  cells: Record<string, string>;
}

/** What becomes of a row. `data` is the importer's own. */
export type Planned<Data> =
  /** Every fault of the row, not only the first. */
  | { line: number; what: 'wrong'; reasons: string[] }
  | { line: number; what: 'same' }
  | (ImportChange & { data: Data });

/** A domain's hand for importing: first the plan, then, all or nothing, the writing. */
export interface Importer<Tx, Data = unknown> {
  columns: readonly ImportColumn[];
  plan(db: Tx, rows: readonly ImportRow[], now: number): Promise<Planned<Data>[]>;
  /** Inside a transaction; `by`: user id. */
  write(tx: Tx, data: readonly Data[], by: string, now: number): Promise<void>;
}
