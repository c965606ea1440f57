import path from 'node:path';
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
  const unlock = lockFolder(options.dataDir);
  try {
    const db = await PGlite.create(path.join(options.dataDir, 'postgres'), {
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
    const prisma = new PrismaClient({ adapter: new PrismaPGlite(db) });
    return {
      prisma,
      kind: 'embedded',
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

async function openPostgres(url: string, options: StoreOptions): Promise<Store> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
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
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      onPoolError: (error) => options.warn(`database connection lost: ${error.message}`),
      onConnectionError: (error) => options.warn(`database connection lost: ${error.message}`),
    }),
  });
  return { prisma, kind: 'postgresql', close: () => prisma.$disconnect() };
}
