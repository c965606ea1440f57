import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { correctionStore, type About, type Seen } from './corrections.store.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const HOUR = 3_600_000;
/** What somebody saw, under an id of its own. */
const seen = (about: About, by: string, at: number): Seen => ({ id: randomUUID(), about, by, at });
let store: Store;
beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());

it('[OC52] keeps what reception saw, with who looked, until its time is over', async () => {
  const corrections = correctionStore(store.prisma, VENUE);
  await corrections.make(seen({ people: 12 }, '山口', NOW), NOW + HOUR);
  await corrections.make(seen({ space: 'A01', occupied: false }, '山口', NOW), null);
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
  await corrections.make(seen({ people: 3 }, 'A', later), null);
  const second = seen({ people: 5 }, 'B', later + 1_000);
  await corrections.make(second, null);
  await corrections.make(seen({ space: 'A02', occupied: true }, 'C', later + 2_000), null);
  const active = await corrections.active(later + 3_000);
  expect(active.map(({ about }) => about)).toEqual([
    { people: 5 },
    { space: 'A02', occupied: true },
  ]);
  expect(await corrections.undo(second.id, later + 4_000)).toBe(true);
  expect(await corrections.undo(second.id, later + 5_000)).toBe(false);
  expect(await corrections.undo('nobody', later)).toBe(false);
  expect((await corrections.active(later + 6_000)).map(({ by }) => by)).toEqual(['C']);
});

it('counts what was sent twice once, also at the same moment', async () => {
  const corrections = correctionStore(store.prisma, VENUE);
  const at = NOW + 48 * HOUR;
  const twice = seen({ people: 9 }, 'A', at);
  await Promise.all([corrections.make(twice, null), corrections.make(twice, null)]);
  await corrections.make(twice, null);
  expect(await corrections.active(at + 1)).toMatchObject([{ id: twice.id, about: { people: 9 } }]);
  expect(await corrections.undo(twice.id, at + 2)).toBe(true);
  // What was taken back stays so when its answer was lost and it is asked for again.
  expect(await corrections.make(twice, null)).toBeNull();
  expect(await corrections.active(at + 3)).toEqual([]);
});

it('lets the word of who looked last stand, whichever was told first', async () => {
  const corrections = correctionStore(store.prisma, VENUE);
  const at = NOW + 72 * HOUR;
  expect(await corrections.make(seen({ people: 7 }, 'B', at), null)).toBeNull();
  const late = await corrections.make(seen({ people: 4 }, 'A', at - 60_000), null);
  expect(late).toEqual({ by: 'B', at });
  expect(
    await corrections.make(seen({ space: 'A01', occupied: true }, 'A', at - 60_000), null),
  ).toBe(null);
  expect((await corrections.active(at + 1)).map(({ about }) => about)).toEqual([
    { space: 'A01', occupied: true },
    { people: 7 },
  ]);
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
