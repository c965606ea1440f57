import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../store/open.ts';
import { mustNotOutlive } from './orphans.ts';

export const MIGRATIONS = path.resolve('prisma/migrations');

/** Where tools keep what they can make again; the next run finds it here. */
const CACHE = path.resolve('node_modules/.cache/kuuseki');

/** All that an empty embedded database is made of. */
const SOURCES = [
  MIGRATIONS,
  path.resolve('server/store/open.ts'),
  path.resolve('server/store/migrate.ts'),
  path.resolve('node_modules/@electric-sql/pglite/package.json'),
];

function digest(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((source) =>
    source === MIGRATIONS
      ? readdirSync(source, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.sql'))
          .sort()
          .map((name) => path.join(source, name))
      : [source],
  );
  for (const file of files) hash.update(path.relative('.', file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Two processes may make it at once: the first to be ready stays. */
async function template(): Promise<string> {
  const name = `embedded-${digest()}`;
  const made = path.join(CACHE, name);
  if (existsSync(made)) return made;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'making-'));
  mustNotOutlive({ folder });
  await (await openStore({ dataDir: folder, migrationsDir: MIGRATIONS, warn: () => {} })).close();
  try {
    renameSync(folder, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
  }
  const older = readdirSync(CACHE).filter((each) => /^embedded-/.test(each) && each !== name);
  for (const each of older) await rm(path.join(CACHE, each), { recursive: true, force: true });
  return made;
}

/**
 * Puts an embedded database with every migration and nothing else into a folder that has none. To copy
 * it takes a tenth of the time of making it; what making it does is tested where it is the subject.
 */
export async function copyMigrated(folder: string): Promise<void> {
  const target = path.join(folder, 'postgres');
  if (existsSync(target)) return;
  await cp(path.join(await template(), 'postgres'), target, { recursive: true });
}
