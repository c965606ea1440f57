import { seedVenue } from '../../prisma/seed.ts';
import { openStore, type Store } from '../store/open.ts';
import { copyMigrated, MIGRATIONS } from './migrated.ts';
import { tempFolder } from './processes.ts';

export const VENUE = 'yy-square';

/**
 * A migrated database with the seeded venue.
 * @param databaseUrl of a real PostgreSQL; embedded unless told
 */
export async function openDatabase(databaseUrl?: string): Promise<Store> {
  const dataDir = tempFolder('store');
  if (databaseUrl === undefined) await copyMigrated(dataDir);
  const store = await openStore({
    databaseUrl,
    dataDir,
    migrationsDir: MIGRATIONS,
    warn: () => {},
  });
  await seedVenue(store.prisma, VENUE);
  return store;
}
