import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../api/route.ts';
import { keyOf, tickKey } from '../contract/attention.ts';
import type { Actor } from '../contract/people.ts';
import type { Disagreement, StaffSnapshot } from '../contract/staff.ts';
import { auditStore } from '../audit/audit.store.ts';
import { STAFF } from '../testing/booking.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { acknowledgementStore } from './acknowledgements.store.ts';
import { Attention } from './attention.ts';

/** Tuesday 24 November 2026, 10:00 in Tokyo. */
const TEN = Date.parse('2026-11-24T10:00:00+09:00');
const MINUTE = 60_000;
const STUCK: Disagreement = {
  code: 'sensorStuck',
  space: 'A16',
  device: 'desk-16',
  since: '2026-11-20T07:58:00.000Z',
  occupied: true,
};
const OTHER: Actor = { ...STAFF, userId: 'second', name: '山口' };

let store: Store;
let clock: { at: number; now: () => number };
let told: number;
let disagreements: Disagreement[];

beforeAll(async () => void (store = await openDatabase()));
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.acknowledgement.deleteMany();
  clock = { at: TEN, now: () => clock.at };
  told = 0;
  disagreements = [STUCK];
});

/** The desk's list as one process keeps it. */
const open = () =>
  new Attention({
    store: acknowledgementStore(store.prisma, VENUE),
    clock,
    audit: auditStore(store.prisma, VENUE).note,
    view: () =>
      ({
        disagreements,
        devices: [],
        lines: [{ id: 'line-2', name: '光回線2', up: false, since: '2026-11-24T00:55:00.000Z' }],
        accessPoints: [],
        health: { database: true, broker: true, waiting: 0, rejected: {} },
      }) as unknown as StaffSnapshot,
    onChange: () => void (told += 1),
    warn: (sentence) => expect.fail(sentence),
    every: 60_000,
  });

const sentence = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).message;
};

describe('attention', () => {
  it('[AT1][AT6] takes on what stands, and writes it down', async () => {
    const attention = open();
    const line = keyOf({ code: 'lineDown', line: 'line-2', since: '2026-11-24T00:55:00.000Z' });
    for (const key of [keyOf(STUCK), line, tickKey('closing', 'windows', '2026-11-24')]) {
      expect(await attention.take({ id: randomUUID(), key, minutes: null }, STAFF)).toMatchObject({
        key,
        by: STAFF.name,
      });
    }
    expect(attention.list).toHaveLength(3);
    const gone = keyOf({ ...STUCK, since: '2026-11-24T00:00:00.000Z' });
    for (const key of [gone, tickKey('closing', 'windows', '2026-11-23'), 'anything']) {
      expect(
        await sentence(attention.take({ id: randomUUID(), key, minutes: null }, STAFF)),
      ).toContain('もうありません');
    }
    const deeds = await store.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(deeds.map(({ action, by }) => [action, by])).toEqual(
      Array(3).fill(['attention.take', STAFF.userId]),
    );
  });

  it('[AT2] is one person’s, also when two take it at once', async () => {
    const attention = open();
    const key = keyOf(STUCK);
    const both = await Promise.allSettled([
      attention.take({ id: randomUUID(), key, minutes: null }, STAFF),
      attention.take({ id: randomUUID(), key, minutes: null }, OTHER),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const holder = attention.list[0]?.by;
    expect(await sentence(attention.take({ id: randomUUID(), key, minutes: null }, OTHER))).toBe(
      `${holder}さんが10:00に引き受けています`,
    );
  });

  it('[AT2] is taken once by who asks twice because the answer was lost', async () => {
    const attention = open();
    const wish = { id: randomUUID(), key: keyOf(STUCK), minutes: null };
    const first = await attention.take(wish, STAFF);
    expect(await attention.take(wish, STAFF)).toEqual(first);
    expect(attention.list).toHaveLength(1);
  });

  it('[AT3] is everybody’s again when given back, when its time is up, and at midnight', async () => {
    const attention = open();
    const key = keyOf(STUCK);
    const { id } = await attention.take({ id: randomUUID(), key, minutes: null }, STAFF);
    await attention.giveBack(id, OTHER);
    expect(attention.list).toEqual([]);
    expect(await sentence(attention.giveBack(id, STAFF))).toContain('終わって');
    const half = await attention.take({ id: randomUUID(), key, minutes: 30 }, OTHER);
    expect(Date.parse(half.until)).toBe(TEN + 30 * MINUTE);
    clock.at += 30 * MINUTE;
    await attention.refresh();
    expect(attention.list).toEqual([]);
    const whole = await attention.take({ id: randomUUID(), key, minutes: null }, STAFF);
    expect(whole.until).toBe('2026-11-24T15:00:00.000Z');
  });

  it('[AT4] a sensor that was healed and is stuck again is nobody’s', async () => {
    const attention = open();
    await attention.take({ id: randomUUID(), key: keyOf(STUCK), minutes: null }, STAFF);
    disagreements = [{ ...STUCK, since: '2026-11-24T00:30:00.000Z' }];
    const keys = new Set(attention.list.map(({ key }) => key));
    expect(keys.has(keyOf(disagreements[0]!))).toBe(false);
    await attention.take({ id: randomUUID(), key: keyOf(disagreements[0]!), minutes: null }, OTHER);
    expect(attention.list).toHaveLength(2);
  });

  it('[AT5] another process reads it, and tells its screens once', async () => {
    const [here, there] = [open(), open()];
    await here.take({ id: randomUUID(), key: keyOf(STUCK), minutes: null }, STAFF);
    told = 0;
    await there.refresh();
    await there.refresh();
    expect(there.list).toEqual(here.list);
    expect(told).toBe(1);
  });
});
