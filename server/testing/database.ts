import { seedVenue } from '../../prisma/seed.ts';
import { openStore, type Store } from '../store/open.ts';
import { tempFolder } from './processes.ts';

export const VENUE = 'yy-square';

/** A migrated embedded database with the seeded venue. */
export async function openDatabase(): Promise<Store> {
  const store = await openStore({
    dataDir: tempFolder('store'),
    migrationsDir: 'prisma/migrations',
    warn: () => {},
  });
  await seedVenue(store.prisma, VENUE);
  return store;
}
