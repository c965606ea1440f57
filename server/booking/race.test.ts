import { describe, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { openDatabase } from '../testing/database.ts';
import { fight } from '../testing/fight.ts';
import { startPostgres } from '../testing/processes.ts';

const judge = async ({ prisma }: Store) => {
  const { acknowledged, refused, unexplained, lost, overlaps } = await fight(prisma, 200, 2);
  expect({ unexplained, lost, overlaps }).toEqual({ unexplained: [], lost: [], overlaps: 0 });
  // 30 seats and 4 times of the day: many must lose, and somebody must win.
  expect(acknowledged).toBeGreaterThan(50);
  expect(refused.taken).toBeGreaterThan(50);
};

describe('200 people fight for 30 seats', () => {
  it('[BK2] [BK4] [BK8] nobody is booked twice, nothing acknowledged is lost (embedded)', async () => {
    const store = await openDatabase();
    await judge(store).finally(() => store.close());
  }, 120_000);

  it('[BK2] [BK4] [BK8] nor on PostgreSQL', async () => {
    const postgres = await startPostgres();
    const store = await openDatabase(postgres.url);
    await judge(store).finally(() => store.close());
    await postgres.stop();
  }, 120_000);
});
