import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from '../generated/prisma/client.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';

export interface StoreOptions {
  /** PostgreSQL 15 or newer; absent: embedded PostgreSQL under `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  migrationsDir: string;
  warn: (sentence: string) => void;
}

export interface Store {
  prisma: PrismaClient;
  kind: 'embedded' | 'postgresql';
  /** Rejects when what is written now would not be kept. */
  ping: () => Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL's own defaults expect a machine of its own: 128 MB of buffers for an office's megabytes. */
const SMALL = ['shared_buffers=8MB', 'max_connections=5', 'wal_buffers=1MB'].flatMap((setting) => [
  '-c',
  setting,
]);

/** Opens the database and brings it up to date. One call a process. */
export function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined
    ? openEmbedded(options)
    : openPostgres(options.databaseUrl, options);
}

async function openEmbedded(options: StoreOptions): Promise<Store> {
  // The optimising compiler takes 100 MB for a PostgreSQL that an office leaves idle.
  setFlagsFromString('--liftoff-only');
  const unlock = lockFolder(options.dataDir);
  try {
    const folder = path.join(options.dataDir, 'postgres');
    if (!existsSync(folder)) await createCluster(folder);
    const db = await PGlite.create(folder, {
      extensions: { btree_gist },
      startParams: [...PGlite.defaultStartParams, ...SMALL],
    });
    await migrate(
      {
        exec: (sql) => db.exec(sql),
        query: async (sql, params) => (await db.query<Record<string, unknown>>(sql, params)).rows,
      },
      options.migrationsDir,
      options.warn,
    );
    const prisma = new PrismaClient({ adapter: new PrismaPGlite(db), errorFormat: 'minimal' });
    return {
      prisma,
      kind: 'embedded',
      ping: async () => {
        await prisma.$queryRaw`SELECT 1`;
        // It goes on in memory when its files are taken away.
        if (!existsSync(folder)) throw new Error(`${folder} is gone`);
      },
      async close() {
        await prisma.$disconnect();
        if (!db.closed) await db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** In a process of its own, because making a database takes 100 MB that are not given back. */
async function createCluster(folder: string): Promise<void> {
  const script = `import { PGlite } from '@electric-sql/pglite';
    await (await PGlite.create(process.argv[1])).close();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder]);
}

/** A refused connection to several addresses has its words in its parts. */
function causeOf(error: unknown): string {
  const [first = error] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return first instanceof Error ? first.message : String(first);
}

async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: unknown) => {
    throw new Error(
      `DATABASE_URL: ${client.host}:${client.port} cannot be used: ${causeOf(error)}`,
    );
  });
  try {
    await migrate(
      {
        exec: (sql) => client.query(sql),
        query: async (sql, params) =>
          (await client.query<Record<string, unknown>>(sql, params)).rows,
      },
      options.migrationsDir,
      options.warn,
    );
  } finally {
    await client.end();
  }
  const pool = {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // A statement that hangs must not hold back every later one.
    statement_timeout: 15_000,
    keepAlive: true,
  };
  const lost = (error: Error) => options.warn(`database connection lost: ${error.message}`);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onPoolError: lost, onConnectionError: lost }),
    errorFormat: 'minimal',
  });
  return {
    prisma,
    kind: 'postgresql',
    ping: async () => void (await prisma.$queryRaw`SELECT 1`),
    close: () => prisma.$disconnect(),
  };
}
