import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pendingSql } from '../../prisma/author.ts';
import { bookingStore } from '../booking/booking.store.ts';
import { History } from '../history/history.ts';
import { intervalStore } from '../history/intervals.store.ts';
import { readingStore } from '../inputs/readings.store.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { tempFolder } from '../testing/processes.ts';
import { venueStore } from '../venue/venue.store.ts';
import { lockFolder } from './lock.ts';
import { migrate, migrationNames } from './migrate.ts';
import type { Store } from './open.ts';

const connect = async () => {
  const db = await PGlite.create({ extensions: { btree_gist } });
  return {
    db,
    exec: (sql: string) => db.exec(sql),
    query: async (sql: string, params: unknown[]) =>
      (await db.query<Record<string, unknown>>(sql, params)).rows,
  };
};

describe('migrations', () => {
  it('say what the schema says', async () => {
    expect(await pendingSql()).toContain('This is an empty migration');
  });

  it('are applied once; one that fails leaves nothing and stops the next run', async () => {
    const db = await connect();
    const warnings: string[] = [];
    const warn = (sentence: string) => warnings.push(sentence);
    expect(await migrate(db, 'prisma/migrations', warn)).toEqual(
      migrationNames('prisma/migrations'),
    );
    expect(await migrate(db, 'prisma/migrations', warn)).toEqual([]);
    expect(warnings).toEqual([]);

    const folder = tempFolder('migrations');
    cpSync('prisma/migrations', folder, { recursive: true });
    const broken = path.join(folder, '29990101000000_broken');
    mkdirSync(broken);
    writeFileSync(
      path.join(broken, 'migration.sql'),
      'CREATE TABLE half (id int); SELECT nonsense;',
    );
    await expect(migrate(db, folder, warn)).rejects.toThrow('29990101000000_broken failed');
    expect(await db.query("SELECT to_regclass('half') AS found", [])).toEqual([{ found: null }]);
    await expect(migrate(db, folder, warn)).rejects.toThrow('stopped halfway');
    await db.db.close();
  });
});

describe('the lock of the data folder', () => {
  it('refuses a second process, and takes over from a dead one', () => {
    const folder = tempFolder('lock');
    expect(() => lockFolder('/proc/nope/data')).toThrow('KUUSEKI_DATA: /proc/nope cannot be made');
    const unlock = lockFolder(folder);
    const script = `import('./server/store/lock.ts').then((m) => m.lockFolder(${JSON.stringify(folder)})).catch((e) => { console.error(e.message); process.exit(3); })`;
    const other = () =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    const refused = other();
    expect(refused.status).toBe(3);
    expect(refused.stderr.toString()).toContain(`in use by process ${process.pid}`);
    unlock();
    expect(other().status).toBe(0); // and leaves its lock behind
    lockFolder(folder)();
  });
});

describe('the embedded database', () => {
  let store: Store;
  beforeAll(async () => void (store = await openDatabase()));
  afterAll(() => store.close());
  const at = (time: string) => new Date(`2026-11-24T${time}:00+09:00`);
  const slot = (from: string, to: string, spaceId = 'P01') => ({
    spaceId,
    startAt: at(from),
    endAt: at(to),
    holder: null,
  });

  it('has the seats of the contract', async () => {
    const seats = await store.prisma.space.groupBy({
      by: ['kind'],
      where: { venueId: VENUE },
      _count: true,
    });
    const count = Object.fromEntries(seats.map((each) => [each.kind, each._count]));
    // 仕様書 A-09; a room and two tables are units beside their seats
    expect(count).toEqual({
      personal: 8,
      open: 22,
      booth: 2,
      meeting: 5,
      consultation: 8,
      locker: 12,
      reception: 2,
    });
  });

  it('lets one of 20 who book the same seat at once have it', async () => {
    const bookings = bookingStore(store.prisma, VENUE);
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => bookings.book(slot('10:00', '11:00'))),
    );
    const winners = ids.filter((id) => id !== null);
    expect(winners).toHaveLength(1);
    expect(await bookings.book(slot('11:00', '12:00'))).not.toBeNull();
    expect(await bookings.book(slot('10:59', '11:01'))).toBeNull();
    expect(await bookings.cancel(winners[0] ?? '')).toBe(true);
    expect(await bookings.book(slot('10:00', '11:00'))).not.toBeNull();
  });

  it('seats one person on a seat', async () => {
    const bookings = bookingStore(store.prisma, VENUE);
    expect(await bookings.checkIn('P02', null, at('10:00'))).toBe(true);
    expect(await bookings.checkIn('P02', null, at('10:01'))).toBe(false);
    expect(await bookings.checkOut('P02', at('10:02'))).toBe(true);
    expect(await bookings.checkIn('P02', null, at('10:03'))).toBe(true);
  });

  it('stores a reading once, and leaves out only the row that it cannot hold', async () => {
    const readings = readingStore(store.prisma, VENUE);
    const rows = (key: string, text = 'x') =>
      readings.rows({ device: 'd1', key, readings: [{ kind: 'fault', code: text }] }, Date.now());
    const batch = [...rows('a'), ...rows('b', 'nul \u0000'), ...rows('c')];
    expect(await readings.commit(batch)).toBe(1);
    expect(await readings.commit(batch)).toBe(1);
    expect(await store.prisma.reading.count({ where: { deviceId: 'd1' } })).toBe(2);
  });

  it('keeps one unbroken line of status intervals', async () => {
    const intervals = intervalStore(store.prisma, VENUE);
    const change = (status: string, minute: number) => ({
      spaceId: 'A01',
      status,
      reason: { code: 'neverHeard' },
      at: at('09:00').getTime() + minute * 60_000,
    });
    await intervals.record([change('unknown', 0), change('free', 1), change('occupied', 2)]);
    await intervals.record([change('free', 5)]);
    const lines = await store.prisma.statusInterval.findMany({
      where: { venueId: VENUE, spaceId: 'A01' },
      orderBy: { startedAt: 'asc' },
    });
    expect(lines.map((line) => line.status)).toEqual(['unknown', 'free', 'occupied', 'free']);
    lines.slice(1).forEach((line, n) => expect(line.startedAt).toEqual(lines[n]?.endedAt));
    expect(lines.at(-1)?.endedAt).toBeNull();
    // A restart finds the open interval and writes nothing for the same status.
    const history = new History(intervals, await intervals.open(), () => {});
    const verdict = {
      status: 'free',
      reason: { code: 'neverHeard' },
      since: 0,
      evidenceAt: null,
      until: null,
      confidence: 0,
    } as const;
    history.note(
      {
        spaces: [{ id: 'A01', before: verdict, after: verdict }],
        zones: [],
        devices: [],
        doors: false,
        people: false,
        refused: null,
      },
      Date.now(),
    );
    await history.stop();
    expect(
      await store.prisma.statusInterval.count({ where: { venueId: VENUE, spaceId: 'A01' } }),
    ).toBe(4);
  });

  it('places a device, with the heartbeat that it declared, and takes it away', async () => {
    const venues = venueStore(store.prisma, VENUE);
    const heartbeat = { free: 7, occupied: 5 };
    await venues.heard([{ id: 'desk-9', model: null, lastAt: Date.now(), heartbeat }]);
    expect((await venues.pending()).newest.map((device) => device.id)).toContain('desk-9');
    expect(await venues.place('desk-9', { space: 'Z99' })).toContain('Z99');
    expect(await venues.place('desk-9', { space: 'A09' })).toBeNull();
    const placed = async () =>
      (await venues.layout('2026-11-24', [])).devices.find(({ id }) => id === 'desk-9');
    expect(await placed()).toMatchObject({ heartbeat, places: [{ part: 0, space: 'A09' }] });
    await venues.unplace('desk-9');
    expect(await placed()).toBeUndefined();
  });
});
