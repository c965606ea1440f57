import { seedVenue } from '../../prisma/seed.ts';
import { openStore } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { fight } from '../testing/fight.ts';
import { startPostgres, tempFolder } from '../testing/processes.ts';

/** Two hundred people fight for thirty seats: decisions a second, and how long the slowest hundredth takes. */
export async function bookingFigures(note: (what: string, figure: string) => void): Promise<void> {
  const postgres = await startPostgres(true);
  const stores = {
    PostgreSQL: () =>
      openStore({
        databaseUrl: postgres.url,
        dataDir: tempFolder('unused'),
        migrationsDir: 'prisma/migrations',
        warn: () => {},
      }),
    embedded: openDatabase,
  };
  for (const [name, open] of Object.entries(stores)) {
    const store = await open();
    await seedVenue(store.prisma, VENUE);
    const { took, seconds, acknowledged, lost, overlaps, unexplained } = await fight(
      store.prisma,
      200,
      3,
    );
    const slow = took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;
    note(
      `200 people fight for 30 seats, ${name}`,
      `${(took.length / seconds).toFixed(0)} decisions/s, p99 ${(slow / 1000).toFixed(1)} s with all of them waiting; ` +
        `${acknowledged} bookings, ${lost.length} lost, ${overlaps} overlaps, ${unexplained.length} unexplained`,
    );
    await store.close();
  }
  await postgres.stop();
}
