import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Status, Verdict } from '../occupancy/board.ts';
import type { Store } from '../store/open.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import { startPostgres, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { History } from './history.ts';
import { intervalStore } from './intervals.store.ts';

const TEN = Date.parse('2026-11-24T01:00:00Z');

/** A status that a space took, as the board tells it. */
function change(id: string, status: Status, code = 'neverHeard') {
  const reason = { code } as Verdict['reason'];
  const after = { status, reason, since: TEN, evidenceAt: null, until: null, confidence: 0 };
  return {
    spaces: [{ id, before: after, after }],
    zones: [],
    devices: [],
    doors: false,
    people: false,
    refused: null,
  };
}

/** Every space's line of intervals: status and minutes from ten; the last one is open. */
async function linesOf({ prisma }: Store): Promise<Record<string, (string | number)[]>> {
  const rows = await prisma.statusInterval.findMany({
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  const lines: Record<string, (string | number)[]> = {};
  for (const { spaceId, status, startedAt, endedAt } of rows) {
    const line = (lines[spaceId] ??= []);
    const open = line.at(-1);
    // An interval begins where the one before it ended.
    if (open !== undefined && open !== startedAt.getTime()) line.push('(gap)');
    line.splice(open === undefined ? 0 : -1, 1, status, (startedAt.getTime() - TEN) / 60_000);
    line.push(endedAt?.getTime() ?? 'open');
  }
  return lines;
}

describe('a change that the database refuses', () => {
  let store: Store;
  const warnings: string[] = [];
  beforeAll(async () => void (store = await openDatabase()), 60_000);
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.prisma.statusInterval.deleteMany();
    warnings.length = 0;
  });
  const open = async () => {
    const intervals = intervalStore(store.prisma, VENUE);
    return new History(intervals, await intervals.open(), (each) => warnings.push(each));
  };

  it('goes alone, is counted and named; those beside and after it are written', async () => {
    const history = await open();
    history.note(change('A01', 'free'), TEN);
    history.note(change('Z99', 'free'), TEN); // no such space: a foreign key
    history.note(change('A02', 'free'), TEN);
    history.note(change('A03', 'free', 'NUL \u0000'), TEN); // no such text
    history.note(change('A01', 'occupied'), TEN + 60_000);
    await history.flush();
    history.note(change('A02', 'occupied'), TEN + 120_000);
    history.note(change('A03', 'occupied'), TEN + 120_000);
    await history.flush();
    expect(await linesOf(store)).toEqual({
      A01: ['free', 0, 'occupied', 1, 'open'],
      A02: ['free', 0, 'occupied', 2, 'open'],
      A03: ['occupied', 2, 'open'],
    });
    expect(history.lost).toBe(2);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('refused');
  });

  it('[HI11] ends where a seat is no longer there, after what was still to be written', async () => {
    const history = await open();
    history.note(change('A01', 'free'), TEN);
    history.note(change('P03', 'free'), TEN);
    await history.flush();
    history.note(change('P03', 'occupied'), TEN + 60_000);
    history.keepOnly(new Set(['A01']), TEN + 120_000);
    history.keepOnly(new Set(['A01']), TEN + 180_000);
    await history.flush();
    expect(await linesOf(store)).toEqual({
      A01: ['free', 0, 'open'],
      P03: ['free', 0, 'occupied', 1, TEN + 120_000],
    });
    // It comes back: a new interval, and a hole where it was not there.
    history.note(change('P03', 'occupied'), TEN + 240_000);
    await history.flush();
    expect((await linesOf(store)).P03).toEqual([
      ...['free', 0, 'occupied', 1, TEN + 120_000],
      ...['occupied', 4, 'open'],
    ]);
  });

  it('writes a long wait in order, whatever the size of a batch', async () => {
    const history = await open();
    const ids = Array.from({ length: 20 }, (_, n) => `A${String(n + 1).padStart(2, '0')}`);
    for (let minute = 0; minute < 60; minute += 1) {
      if (minute === 30) history.note(change('Z99', 'free'), TEN);
      for (const id of ids)
        history.note(change(id, minute % 2 ? 'free' : 'occupied'), TEN + minute * 60_000);
    }
    await history.flush();
    const line = Array.from({ length: 60 }, (_, n) => [n % 2 ? 'free' : 'occupied', n]);
    const lines = await linesOf(store);
    expect(Object.keys(lines).sort()).toEqual(ids);
    for (const id of ids) expect(lines[id]).toEqual([...line.flat(), 'open']);
    expect(history.lost).toBe(1);
  });
});

describe.skipIf(!needs('postgres', 'initdb'))('a database that goes away', () => {
  const running: { stop: () => Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const each of running.splice(0).reverse()) await each.stop();
  });

  it('gets every change once when it is back', { timeout: 60_000 }, async () => {
    const postgres: Program & { url: string } = await startPostgres();
    running.push(postgres);
    const warnings: string[] = [];
    const store = await openDatabase(postgres.url);
    running.push({ stop: () => store.close() });
    const intervals = intervalStore(store.prisma, VENUE);
    const history = new History(intervals, new Map(), (each) => warnings.push(each));
    running.push(history);
    history.note(change('A01', 'free'), TEN);
    await history.flush();
    await postgres.stop('SIGINT');
    history.note(change('A01', 'occupied'), TEN + 60_000);
    await history.flush();
    history.note(change('A01', 'free'), TEN + 120_000);
    history.note(change('A02', 'free'), TEN + 120_000);
    await history.flush();
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('waits for the database');
    await postgres.restart();
    await until('all to be written', async () => {
      await history.flush();
      return (await store.prisma.statusInterval.count()) >= 4;
    });
    await history.flush();
    expect(await linesOf(store)).toEqual({
      A01: ['free', 0, 'occupied', 1, 'free', 2, 'open'],
      A02: ['free', 2, 'open'],
    });
    expect(history.lost).toBe(0);
  });
});
