import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { correctionStore } from './corrections.store.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const HOUR = 3_600_000;
let store: Store;
beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());

it('[OC52] keeps what reception saw, with who looked, until its time is over', async () => {
  const corrections = correctionStore(store.prisma, VENUE);
  await corrections.make({ people: 12 }, '山口', NOW, NOW + HOUR);
  await corrections.make({ space: 'A01', occupied: false }, '山口', NOW, null);
  const now = await corrections.active(NOW + 1);
  expect(now.map(({ about, by, until }) => [about, by, until.getTime() - NOW])).toEqual(
    expect.arrayContaining([
      [{ people: 12 }, '山口', HOUR],
      [{ space: 'A01', occupied: false }, '山口', HOUR / 2],
    ]),
  );
  expect(now).toHaveLength(2);
  expect(await corrections.active(NOW + HOUR)).toEqual([]);
});

it('lets the newer word on the same thing stand, and takes one back once', async () => {
  const corrections = correctionStore(store.prisma, VENUE);
  const later = NOW + 24 * HOUR;
  await corrections.make({ people: 3 }, 'A', later, null);
  const second = await corrections.make({ people: 5 }, 'B', later + 1_000, null);
  await corrections.make({ space: 'A02', occupied: true }, 'C', later + 2_000, null);
  const active = await corrections.active(later + 3_000);
  expect(active.map(({ about }) => about)).toEqual([
    { people: 5 },
    { space: 'A02', occupied: true },
  ]);
  expect(await corrections.undo(second, later + 4_000)).toBe(true);
  expect(await corrections.undo(second, later + 5_000)).toBe(false);
  expect(await corrections.undo('nobody', later)).toBe(false);
  expect((await corrections.active(later + 6_000)).map(({ by }) => by)).toEqual(['C']);
});

it('refuses a correction that is of both or of nothing, whatever the code does', async () => {
  const data = { venueId: VENUE, madeBy: 'x', madeAt: new Date(NOW), until: new Date(NOW + 1) };
  await expect(store.prisma.correction.create({ data })).rejects.toThrow();
  await expect(
    store.prisma.correction.create({
      data: { ...data, people: 1, spaceId: 'A01', occupied: true },
    }),
  ).rejects.toThrow();
});
