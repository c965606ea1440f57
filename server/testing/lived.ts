import { seedVenue } from '../../prisma/seed.ts';
import { openStore } from '../store/open.ts';
import { copyMigrated, MIGRATIONS } from './migrated.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Desks that are taken at each hour of the day in Tokyo, of thirty. */
const TAKEN = [0, 0, 0, 0, 0, 0, 0, 2, 5, 11, 15, 17, 14, 22, 24, 20, 14, 6, 3, 1, 0, 0, 0, 0];

/**
 * Writes into an embedded store what its desks were like until `now`, each day the same: a server that
 * starts on it knows its past. Nothing else may have the folder open.
 */
export async function livePast(folder: string, venue: string, now: number, days = 10) {
  await copyMigrated(folder);
  const store = await openStore({
    databaseUrl: undefined,
    dataDir: folder,
    migrationsDir: MIGRATIONS,
    warn: () => {},
  });
  const { prisma } = store;
  await seedVenue(prisma, venue);
  const spaces = await prisma.space.findMany({
    where: { venueId: venue, kind: { in: ['open', 'personal'] } },
    orderBy: { id: 'asc' },
  });
  const today = Math.floor((now + 9 * HOUR) / DAY) * DAY - 9 * HOUR;
  const rows = Array.from({ length: (days + 1) * 24 }, (_, n) => today - days * DAY + n * HOUR)
    .filter((at) => at < now)
    .flatMap((at) => {
      const taken = TAKEN[((at + 9 * HOUR) % DAY) / HOUR] ?? 0;
      return spaces.map(({ id }, n) => ({
        ...{ venueId: venue, spaceId: id, status: n < taken ? 'occupied' : 'free' },
        reason: { code: n < taken ? 'sensorOccupied' : 'sensorVacant', at },
        startedAt: new Date(at),
        endedAt: new Date(Math.min(at + HOUR, now)),
      }));
    });
  await prisma.statusInterval.createMany({ data: rows });
  await store.close();
}
