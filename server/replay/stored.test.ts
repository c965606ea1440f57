import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedVenue } from '../../prisma/seed.ts';
import { bookingStore } from '../booking/booking.store.ts';
import { instantOf } from '../calendar/calendar.ts';
import { correctionStore, type About } from '../corrections/corrections.store.ts';
import { BookingInput } from '../inputs/bookings.ts';
import { CorrectionInput } from '../inputs/corrections.ts';
import { Intake } from '../inputs/intake.ts';
import { openingNow } from '../inputs/opening.ts';
import { readingStore } from '../inputs/readings.store.ts';
import { Registry } from '../inputs/registry.ts';
import { lockFolder } from '../store/lock.ts';
import { openStore, type Store } from '../store/open.ts';
import { MINUTE } from '../testing/board.ts';
import { copyMigrated, MIGRATIONS } from '../testing/migrated.ts';
import { tempFolder } from '../testing/processes.ts';
import { Venue } from '../venue/venue.ts';
import { venueStore } from '../venue/venue.store.ts';
import type { Estimate } from './estimate.ts';

const CLI = fileURLToPath(new URL('replay.cli.ts', import.meta.url));
const VENUE = 'yy-square';
const DATE = '2026-11-24';
const START = instantOf(DATE, '08:20');
const DAY = 24 * 60 * MINUTE;
const AT = (time: string) => instantOf(DATE, time);
const folder = tempFolder('replayed');

function replay(args: string[], environment: Record<string, string> = {}) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', CLI, '--stored', ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: {
        PATH: process.env.PATH,
        KUUSEKI_OPENING: 'calendar',
        KUUSEKI_DATA: folder,
        ...environment,
      },
    },
  );
  const lines = stdout.split('\n').filter(Boolean);
  return { estimates: lines.map((line) => JSON.parse(line) as Estimate), stderr, status };
}

/** A morning as the server lives it, second by second; what its board said at each minute. */
async function live({ prisma }: Store): Promise<Map<number, Partial<Estimate>>> {
  await seedVenue(prisma, VENUE);
  const clock = { time: AT('00:00'), now: () => clock.time };
  const venues = venueStore(prisma, VENUE);
  await venues.place('desk-1', { space: 'A01' });
  await venues.place('desk-2', { space: 'A02' });
  await venues.place('desk-3', { space: 'A03' });
  await venues.place('counter', { door: 'door-1' });
  await venues.heard(
    ['desk-1', 'desk-2', 'desk-3'].map((id) => ({
      id,
      model: null,
      lastAt: START,
      heartbeat: { free: 240, occupied: 240 },
    })),
  );
  const readings = readingStore(prisma, VENUE);
  const bookings = bookingStore(prisma, VENUE);
  const corrections = correctionStore(prisma, VENUE);
  const venue = new Venue(VENUE, await venues.layout(DATE, ['ap-1']), clock);
  const intake = new Intake({
    clock,
    registry: new Registry(new Map(), clock),
    store: readings,
    take: (evidence) => venue.take(evidence),
    isPlaced: () => true,
    onReading: () => {},
    warn: () => {},
  });
  const every = 0; // never by itself
  const take = (evidence: Parameters<Venue['take']>[0]) => void venue.take(evidence);
  const warn = (sentence: string) => expect.fail(sentence);
  const desk = new BookingInput({ store: bookings, clock, take, warn, every });
  const seen = new CorrectionInput({ store: corrections, clock, take, warn, every, onChange() {} });
  let seq = 0;
  const say = (device: string, part: string, message: object, late = 0) =>
    intake.accept(
      {
        topic: `kuuseki/v1/${VENUE}/dev/${device}/${part}`,
        payload: Buffer.from(
          JSON.stringify({
            v: 1,
            boot: 'b',
            seq: (seq += 1),
            ts: new Date(clock.time - late).toISOString(),
            ...message,
          }),
        ),
        receivedAt: new Date(clock.time).toISOString(),
      },
      () => {},
    );
  const sit = (n: number, value: boolean, late = 0) =>
    say(`desk-${n}`, 'state', { kind: 'occupancy', value }, late);
  const door = (entered: number, left: number) =>
    say('counter', 'count', { mode: 'cumulative', line: 1, in: entered, out: left });
  const book = async (id: string, spaceId: string, from: string, to: string) => {
    const at = new Date(clock.time);
    await prisma.booking.create({
      data: {
        id,
        venueId: VENUE,
        spaceId,
        startAt: new Date(AT(from)),
        endAt: new Date(AT(to)),
        createdAt: at,
        updatedAt: at,
      },
    });
  };

  const look = (about: About) => ({ id: randomUUID(), about, by: 'Sato', at: clock.time });
  const story: Record<string, () => unknown> = {
    '08:25': () => [1, 2].map((n) => sit(n, false)),
    '08:31': () => [
      door(100, 90),
      book('b1', 'A02', '08:40', '09:30'),
      book('b2', 'A03', '08:45', '10:00'),
    ],
    '08:33': () => [door(102, 90), sit(1, true)],
    '08:36': () => bookings.checkIn('A02', 'b1', new Date(clock.time)),
    '08:37': () => [sit(2, true, 700), sit(2, true, 700)],
    '08:41': () => corrections.make(look({ people: 4 }), null),
    '08:44': () =>
      prisma.booking.update({
        where: { id: 'b2' },
        data: { status: 'cancelled', updatedAt: new Date(clock.time) },
      }),
    '08:46': () => [sit(1, false), door(103, 91)],
    '08:47': () => corrections.make(look({ space: 'A03', occupied: true }), null),
    '08:49': async () => [await bookings.checkOut('A02', new Date(clock.time)), sit(2, false)],
    '08:50': () =>
      say('desk-3', 'state', {
        kind: 'occupancy',
        value: true,
        hist: true,
        ts: new Date(AT('08:30')).toISOString(),
      }),
  };
  const heard = new Map<number, Partial<Estimate>>();
  clock.time = START - DAY;
  sit(3, false);
  await Promise.all([desk.refresh(), seen.refresh()]);
  const opened = () => {
    const opening = openingNow('calendar', clock.time, []);
    if (JSON.stringify(opening) !== JSON.stringify(venue.board.opening))
      take({ kind: 'opening', opening });
  };
  // The night before: a board that has been there as long as the replayed one.
  for (clock.time = AT('00:00'); clock.time < START; clock.time += MINUTE) {
    opened();
    take({ kind: 'tick' });
  }
  for (clock.time = START; clock.time <= AT('08:58'); clock.time += 1_000) {
    const clockFace = new Date(clock.time + 9 * 3_600_000).toISOString().slice(11, 19);
    opened();
    const due = clockFace.endsWith(':30') ? story[clockFace.slice(0, 5)] : undefined;
    if (due !== undefined) {
      await due();
      await Promise.all([desk.refresh(), seen.refresh()]);
    }
    if (clockFace.endsWith(':40')) {
      take({ kind: 'wifi', accessPoint: 'ap-1', clients: 9, at: clock.time });
      intake.store([readings.poll('ap-1', 9, clock.time)]);
    }
    take({ kind: 'tick' });
    if (clock.time % MINUTE !== 0) continue;
    const { spaces, view } = venue.board;
    const said = Object.entries(spaces).map(([id, each]) => [
      id,
      { status: each.status, reason: each.reason },
    ]);
    const { n, lo, hi } = view?.people ?? { n: 0, lo: 0, hi: venue.board.layout.capacity };
    heard.set(clock.time, { n, lo, hi, spaces: Object.fromEntries(said) as Estimate['spaces'] });
  }
  await intake.stop();
  return heard;
}

describe('npm run replay -- --stored', () => {
  let board: Map<number, Partial<Estimate>>;
  beforeAll(async () => {
    await copyMigrated(folder);
    const store = await openStore({
      dataDir: folder,
      migrationsDir: MIGRATIONS,
      warn: () => {},
    });
    board = await live(store);
    await store.close();
  }, 120_000);
  const span = [
    '--venue',
    'yy-square',
    '--from',
    `${DATE}T08:26:00+09:00`,
    '--to',
    `${DATE}T08:57:59+09:00`,
  ];

  it('says minute by minute what the live board said', () => {
    const { estimates, stderr, status } = replay(span);
    expect([status, stderr]).toEqual([0, '']);
    const minutes = [...board.keys()].filter((t) => t >= AT('08:26') && t < AT('08:58'));
    expect(estimates.map(({ t }) => t)).toEqual(minutes);
    for (const estimate of estimates) expect(estimate).toMatchObject(board.get(estimate.t)!);
    // What the story is about, so that equal boards are not equally empty.
    const told = (time: string) => estimates.find(({ t }) => t === AT(time))!.spaces!;
    expect(told('08:29').A01).toMatchObject({ status: 'closed' });
    expect(told('08:45').A01).toMatchObject({ status: 'unknown', reason: { code: 'silent' } });
    expect(told('08:34').A01).toMatchObject({
      status: 'occupied',
      reason: { code: 'sensorOccupied' },
    });
    const yesterday = { code: 'silent', lastAt: START - DAY };
    expect(told('08:45').A03).toMatchObject({ status: 'unknown', reason: yesterday });
    expect(told('08:48').A03).toMatchObject({
      status: 'occupied',
      reason: { code: 'seenByStaff' },
    });
  });

  it.each([
    ['no time', [], {}, '--stored needs --from and --to'],
    ['an unknown venue', [...span, '--venue', 'nowhere'], {}, 'there is no venue nowhere'],
    ['no database', span, { KUUSEKI_DATA: '/nowhere' }, 'there is no database in /nowhere'],
    ['a bad address', [...span, '--database', 'mysql://x'], {}, 'DATABASE_URL: must be a URL'],
    ['a file besides', [...span, 'log.jsonl'], {}, '--stored takes no FILE'],
  ])('exits 2 with a sentence: %s', (_, args, environment, sentence) => {
    const { stderr, status } = replay(args, environment);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  it('says that the server must be stopped when it has the embedded database', () => {
    const unlock = lockFolder(folder);
    const { stderr, status } = replay(span);
    unlock();
    expect(stderr).toContain('stop the server first');
    expect(status).toBe(2);
  });
});
