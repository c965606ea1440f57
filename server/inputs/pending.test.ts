import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { decode } from '../../devices/decode.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { venueStore } from '../venue/venue.store.ts';
import { Pending } from './pending.ts';
import { Registry } from './registry.ts';

const NINE = Date.parse('2026-11-24T00:00:00Z');
const clock = { time: NINE, now: () => clock.time };
let store: Store;
let registry: Registry;
let pending: Pending;
const warnings: string[] = [];

beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  await store.prisma.placement.deleteMany();
  await store.prisma.device.deleteMany();
  clock.time = NINE;
  warnings.length = 0;
  registry = new Registry(new Map(), clock);
  pending = new Pending(venueStore(store.prisma, VENUE), registry, (each) => warnings.push(each));
});

const say = (device: string, part: string, message: object) => {
  const heard = {
    topic: `kuuseki/v1/${VENUE}/dev/${device}/${part}`,
    payload: Buffer.from(JSON.stringify({ v: 1, ...message })),
    receivedAt: new Date(clock.time).toISOString(),
  };
  registry.note(heard, decode(heard));
};
const sit = (device: string) => say(device, 'state', { kind: 'occupancy', value: true });
const written = () => store.prisma.device.findMany({ orderBy: { id: 'asc' } });
const at = (minutes: number) => new Date(NINE + minutes * 60_000).toISOString();

it('writes down who was heard, and lists who has no place', async () => {
  sit('desk-1');
  await pending.refresh();
  clock.time += 60_000;
  sit('desk-1');
  sit('desk-2');
  say('desk-1', 'meta', { model: 'Own 1', heartbeatSec: { free: 9, occupied: 7 } });
  await pending.refresh();
  expect(pending.list).toEqual([
    { id: 'desk-1', model: 'Own 1', firstAt: at(0), lastAt: at(1), messages: 3 },
    { id: 'desk-2', model: null, firstAt: at(1), lastAt: at(1), messages: 1 },
  ]);
  expect(await written()).toMatchObject([
    { id: 'desk-1', heartbeatFree: 9, heartbeatOccupied: 7 },
    { id: 'desk-2', heartbeatFree: null },
  ]);
  await venueStore(store.prisma, VENUE).place('desk-1', { space: 'A01' });
  await pending.refresh();
  expect(pending.list.map((each) => each.id)).toEqual(['desk-2']);
  expect(warnings).toEqual([]);
});

it('counts all, and lists the two hundred that spoke last, newest first', async () => {
  for (let n = 0; n < 230; n += 1) {
    clock.time += 1_000;
    sit(`desk-${n}`);
  }
  await pending.refresh();
  expect(pending.total).toBe(230);
  const ids = () => pending.list.map((each) => each.id);
  expect([ids().length, ids()[0], ids()[199]]).toEqual([200, 'desk-229', 'desk-30']);
  clock.time += 1_000;
  sit('desk-7');
  await pending.refresh();
  expect([ids().length, ids()[0], ids()[199]]).toEqual([200, 'desk-7', 'desk-31']);
});

it('gives back what the database did not take, says so, and writes it the next time', async () => {
  sit('desk-1');
  await pending.refresh();
  const before = pending.list;
  await store.prisma.$executeRaw`ALTER TABLE "Device" RENAME TO "Away"`;
  sit('desk-2');
  await pending.refresh();
  expect(warnings).toHaveLength(1);
  expect(pending.list).toBe(before);
  await store.prisma.$executeRaw`ALTER TABLE "Away" RENAME TO "Device"`;
  sit('desk-3');
  await pending.refresh();
  expect((await written()).map((each) => each.id)).toEqual(['desk-1', 'desk-2', 'desk-3']);
  expect(pending.list).toHaveLength(3);
  expect(warnings).toHaveLength(1);
});

it('writes down all, also when one declares what the database cannot hold', async () => {
  for (let n = 1; n <= 9; n += 1) sit(`desk-${n}`);
  say('desk-3', 'meta', { model: 'NUL \u0000', heartbeatSec: 5 });
  say('desk-5', 'meta', { model: 'Own 1', heartbeatSec: { free: 2.5, occupied: 1.1 } });
  await pending.refresh();
  expect((await written()).map((each) => each.id)).toHaveLength(9);
  expect(pending.list[2]).toMatchObject({ id: 'desk-3', model: null });
  expect((await written())[4]).toMatchObject({ heartbeatFree: 3, heartbeatOccupied: 2 });
  expect(warnings).toHaveLength(1);
});

it('writes what was heard until the end', async () => {
  await pending.start();
  sit('desk-1');
  await pending.stop();
  expect((await written()).map((each) => each.id)).toEqual(['desk-1']);
});
