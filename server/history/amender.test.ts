import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Intake } from '../inputs/intake.ts';
import { readingStore } from '../inputs/readings.store.ts';
import { Registry } from '../inputs/registry.ts';
import type { Store } from '../store/open.ts';
import { LAYOUT, MINUTE, OPEN, TEN } from '../testing/board.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { Venue } from '../venue/venue.ts';
import { Amender } from './amender.ts';
import { correctedStore } from './corrected.store.ts';
import { History } from './history.ts';
import { intervalStore } from './intervals.store.ts';
import { pastStore } from './people.store.ts';
import { sensorsOf } from './sensors.ts';

let store: Store;
beforeAll(async () => void (store = await openDatabase()), 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  await store.prisma.statusCorrection.deleteMany();
  await store.prisma.statusInterval.deleteMany();
  await store.prisma.reading.deleteMany();
});

/** A board, its history and what corrects it; desk-1 on A01 speaks every 30 to 60 s. */
async function setUp() {
  const clock = { time: TEN, now: () => clock.time };
  const venue = new Venue(VENUE, LAYOUT, clock);
  const intervals = intervalStore(store.prisma, VENUE);
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  const history = new History(intervals, await intervals.open(), warn);
  const corrected = correctedStore(store.prisma, VENUE);
  const begin = () =>
    new Amender({ store: corrected, ...sensorsOf(() => venue.board), now: clock.now, warn });
  const amender = begin();
  venue.onChange((changes, now) => history.note(changes, now));
  const intake = new Intake({
    clock,
    registry: new Registry(new Map(), clock),
    store: readingStore(store.prisma, VENUE),
    take: (evidence) => venue.take(evidence),
    isPlaced: () => true,
    onReading: () => {},
    onRecords: (rows) => amender.note(rows),
    warn,
  });
  let seq = 0;
  const say = (part: string, minute: number, message: object) =>
    new Promise<void>((resolve) => {
      const ts = new Date(TEN + minute * MINUTE).toISOString();
      const device = part === 'state' ? 'desk-1' : 'counter';
      intake.accept(
        {
          topic: `kuuseki/v1/${VENUE}/dev/${device}/${part}`,
          payload: Buffer.from(
            JSON.stringify({ v: 1, boot: 'b', seq: (seq += 1), ts, ...message }),
          ),
          receivedAt: new Date(clock.time).toISOString(),
        },
        resolve,
      );
    });
  const sit = (value: boolean, minute = (clock.time - TEN) / MINUTE) =>
    say('state', minute, { kind: 'occupancy', value });
  const recall = (minute: number, value: boolean) =>
    say('state', minute, { kind: 'occupancy', value, hist: true });
  const until = (minute: number) => {
    for (; clock.time < TEN + minute * MINUTE; clock.time += 10_000) venue.take({ kind: 'tick' });
    venue.take({ kind: 'tick' });
  };
  const line = async (space = 'A01') => {
    const rows = await corrected.between(new Date(TEN - MINUTE), new Date(TEN + 600 * MINUTE));
    return rows
      .filter(({ spaceId }) => spaceId === space)
      .map((row) => [
        row.status,
        (row.startedAt.getTime() - TEN) / MINUTE,
        row.endedAt === null ? 'open' : (row.endedAt.getTime() - TEN) / MINUTE,
      ]);
  };
  const shown = () =>
    store.prisma.statusInterval.findMany({ where: { spaceId: 'A01' }, orderBy: { id: 'asc' } });
  venue.take({ kind: 'opening', opening: OPEN });
  return { venue, clock, history, amender, begin, say, sit, recall, until, line, shown, warnings };
}

/** Free at ten; nothing is heard from the third minute on until `end`. */
async function outage(end = 20) {
  const all = await setUp();
  await all.sit(false);
  all.until(end);
  await all.sit(false);
  all.until(end + 1);
  await all.history.flush();
  return all;
}
const flushed = async ({ amender }: { amender: Amender }) => {
  await amender.flush();
};

describe('records of a sensor that come late', () => {
  it('[HI1] [HI2] correct what was unknown; the board and what was shown stay', async () => {
    const all = await outage();
    const before = JSON.stringify([all.venue.board, await all.shown()], (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect((await all.line()).map(([status]) => status)).toEqual(['free', 'unknown', 'free']);
    for (const [minute, value] of [
      [4, true],
      [5, true],
      [6, false],
      [7, false],
    ] as const)
      await all.recall(minute, value);
    await flushed(all);
    const line = await all.line();
    expect(line.map(([status]) => status)).toEqual([
      'free',
      'unknown',
      'occupied',
      'free',
      'unknown',
      'free',
    ]);
    expect(line.slice(2, 4)).toEqual([
      ['occupied', 4, 6],
      ['free', 6, 9.5],
    ]);
    const after = JSON.stringify([all.venue.board, await all.shown()], (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(after).toBe(before);
    const floor = await pastStore(store.prisma, VENUE).floor(new Date(TEN + 5 * MINUTE));
    expect(floor.find(({ spaceId }) => spaceId === 'A01')).toMatchObject({ status: 'unknown' });
    expect(all.warnings).toEqual([]);
  });

  it('[HI5] wait until the sensor speaks again, and never touch the present', async () => {
    const all = await setUp();
    await all.sit(false);
    all.until(10);
    await all.history.flush();
    await all.recall(5, true);
    await flushed(all);
    expect((await all.line()).map(([status]) => status)).toEqual(['free', 'unknown']);
    all.until(12);
    await all.sit(true);
    await all.history.flush();
    await flushed(all);
    expect((await all.line()).map(([status]) => status)).toEqual([
      'free',
      'unknown',
      'occupied',
      'unknown',
      'occupied',
    ]);
    expect((await all.line()).at(-1)?.[2]).toBe('open');
  });

  it('[HI3] leave alone what other evidence knew', async () => {
    const all = await setUp();
    await all.sit(false);
    all.until(5);
    const checkIn = { id: 'c', space: 'A01', booking: null, inAt: all.clock.time };
    all.venue.take({ kind: 'bookings', bookings: [], checkIns: [checkIn] });
    all.until(20);
    await all.sit(false);
    await all.history.flush();
    await all.recall(4, true);
    await all.recall(6, false);
    await flushed(all);
    const line = await all.line();
    expect(line.map(([status]) => status)).toEqual([
      'free',
      'unknown',
      'occupied',
      'occupied',
      'away',
    ]);
    expect(line[2]).toEqual(['occupied', 4, expect.closeTo(5, 0)]);
  });

  it('[HI9] are gone through again after a restart', async () => {
    const all = await outage();
    await all.recall(4, true);
    const next = all.begin();
    await next.start();
    await next.stop();
    expect((await all.line()).map(([status]) => status)).toContain('occupied');
  });

  it('[HI6] [HI7] in any order and any number give equal rows, without overlap or gap', async () => {
    const records = fc.array(fc.tuple(fc.integer({ min: -5, max: 75 }), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    const all = await outage(65); // over the turn of an hour
    await fc.assert(
      fc.asyncProperty(records, fc.nat(), async (told, turn) => {
        // One word at a time: a sensor does not contradict itself.
        const once = [...new Map(told).entries()];
        const orders = [once, [...once.slice(turn % once.length), ...once, ...once.toReversed()]];
        const results: string[] = [];
        for (const order of orders) {
          await store.prisma.reading.deleteMany({ where: { historical: true } });
          await store.prisma.statusCorrection.deleteMany();
          for (const [minute, value] of order) await all.recall(minute, value);
          await flushed(all);
          results.push(
            JSON.stringify(
              await store.prisma.statusCorrection.findMany({ orderBy: { startedAt: 'asc' } }),
            ),
          );
        }
        expect(results[1]).toBe(results[0]);
        const line = await all.line();
        line.slice(1).forEach(([, from], n) => expect(from).toBe(line[n]![2]));
        expect(line.at(-1)).toEqual(['free', expect.anything(), 'open']);
      }),
      { seed: 1, numRuns: 15 },
    );
  }, 120_000);

  it('[HI10] count nothing at the door, and stay where history finds them', async () => {
    const all = await setUp();
    await all.say('count', 0, { mode: 'cumulative', line: 1, in: 10, out: 5 });
    const before = JSON.stringify(all.venue.board.counters);
    await all.say('count', -30, { mode: 'period', line: 1, in: 3, out: 1, hist: true });
    await all.say('count', -20, { mode: 'cumulative', line: 1, in: 90, out: 1, hist: true });
    expect(JSON.stringify(all.venue.board.counters)).toBe(before);
    const kept = await store.prisma.reading.findMany({
      where: { historical: true },
      orderBy: { at: 'asc' },
    });
    expect(kept.map(({ kind, at }) => [kind, (at.getTime() - TEN) / MINUTE])).toEqual([
      ['passage', -30],
      ['passage', -20],
    ]);
  });
});
