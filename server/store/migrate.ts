import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** One connection; `exec` runs a whole script as one implicit transaction. */
export interface MigrationConnection {
  exec(sql: string): Promise<unknown>;
  query(sql: string, params: unknown[]): Promise<Record<string, unknown>[]>;
}

// The bookkeeping of `prisma migrate deploy`, so that either may go on where the other stopped.
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Any number will do as long as every kuuseki takes the same. */
const LOCK = 72707369;

/**
 * Applies the migrations in `dir` that the database does not have, in order of their names.
 * A second process waits for the first and then finds nothing to do.
 * @returns names of the migrations applied now
 * @throws when an earlier migration stopped halfway, or one fails now (its own changes are rolled back)
 */
export async function migrate(
  db: MigrationConnection,
  dir: string,
  warn: (sentence: string) => void,
): Promise<string[]> {
  await db.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await db.exec(TABLE);
    const rows = await db.query(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      [],
    );
    const halfway = rows.filter((row) => row.finished_at === null).map((row) => row.migration_name);
    if (halfway.length > 0) {
      throw new Error(
        `migration ${halfway.join(', ')} stopped halfway: repair the database, then delete its row in _prisma_migrations`,
      );
    }
    const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const applied: string[] = [];
    for (const name of migrationNames(dir)) {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      if (done.has(name)) {
        if (done.get(name) !== checksum) warn(`migration ${name} was edited after it was applied`);
        continue;
      }
      await applyOne(db, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await db.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** Names in `dir`, in the order in which they are applied. */
export function migrationNames(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function applyOne(
  db: MigrationConnection,
  name: string,
  sql: string,
  checksum: string,
): Promise<void> {
  const id = randomUUID();
  await db.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [id, checksum, name],
  );
  try {
    await db.exec(sql);
  } catch (error) {
    await db.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new Error(`migration ${name} failed: ${String(error)}`, { cause: error });
  }
  await db.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}
