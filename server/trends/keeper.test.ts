import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random, type Random } from '../../devices/office/random.ts';
import { seedVenue } from '../../prisma/seed.ts';
import { dateOf, instantOf, type DayException } from '../calendar/calendar.ts';
import { intervalStore } from '../history/intervals.store.ts';
import type { Store } from '../store/open.ts';
import { openDatabase } from '../testing/database.ts';
import { startPostgres, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { raw } from '../testing/trends.ts';
import { RollUpKeeper } from './keeper.ts';
import { rollUpStore } from './rollup.store.ts';

const SEATS = ['A01', 'A02', 'P01'].map((id) => ({
  id,
  zone: id.startsWith('A') ? 'open' : 'personal',
}));
const MINUTE = 60_000;
/** Friday to Tuesday, with a weekend between. */
const DATES = ['2026-11-20', '2026-11-21', '2026-11-24'];
const STATUSES = ['free', 'occupied', 'away', 'unknown', 'free', 'outOfService'];

const postgres15 = needs('postgres', 'initdb') ? ['postgresql'] : [];

describe.each(['embedded', ...postgres15])('the keeper on the %s database', (kind) => {
  let store: Store;
  let postgres: (Program & { url: string }) | null = null;

  beforeAll(async () => {
    if (kind === 'embedded') store = await openDatabase();
    else {
      postgres = await startPostgres();
      store = await openDatabase(postgres.url);
    }
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await postgres?.stop();
  });

  /** A venue of its own, with a keeper that can be killed and made anew. */
  async function office(venue: string) {
    await seedVenue(store.prisma, venue);
    const rolled = rollUpStore(store.prisma, venue, false);
    const state = { now: instantOf(DATES[0]!, '07:00'), exceptions: [] as DayException[] };
    const warnings: string[] = [];
    const make = () =>
      new RollUpKeeper({
        store: rolled,
        clock: { now: () => state.now },
        exceptions: async () => state.exceptions,
        seatsOf: async () => SEATS,
        info: () => {},
        warn: (sentence) => warnings.push(sentence),
        every: 3_600_000,
      });
    const gaps = async () =>
      (await store.prisma.measurementGap.findMany({ where: { venueId: venue } })).map((gap) => ({
        from: gap.startedAt.getTime(),
        to: gap.endedAt.getTime(),
      }));
    return { rolled, state, warnings, make, gaps, intervals: intervalStore(store.prisma, venue) };
  }

  async function equalsRaw(venue: string, parts: Awaited<ReturnType<typeof office>>) {
    const { rolled, state } = parts;
    let rows = 0;
    for (const date of new Set([...DATES, dateOf(state.now)])) {
      const facts = await rolled.facts(date);
      const known = { date, until: state.now, seats: SEATS, exceptions: state.exceptions };
      const counted = raw({ ...known, ...facts });
      const where = { venueId: venue, date };
      for (const row of await store.prisma.spaceHour.findMany({ where })) {
        rows += 1;
        expect(row).toMatchObject(counted.space(row.spaceId, row.hour.getTime()));
      }
      for (const row of await store.prisma.zoneHour.findMany({ where })) {
        expect(row).toMatchObject(counted.zone(row.zoneId, row.hour.getTime()));
      }
      for (const day of await store.prisma.zoneDay.findMany({ where })) {
        const hours = await store.prisma.zoneHour.findMany({
          where: { ...where, zoneId: day.zoneId },
        });
        const sum = hours.reduce((total, { busySeconds }) => total + busySeconds, 0);
        expect(day.busySeconds).toBeCloseTo(sum, 6);
      }
    }
    return rows;
  }

  /** Changes of some minutes, as the board makes them. */
  function changes(rng: Random, from: number, to: number) {
    const list = [];
    for (let at = from + 1_000; at < to; at += 1_000 * rng.whole(20, 900)) {
      const status = rng.pick(STATUSES);
      const reason = { code: status === 'unknown' ? 'silent' : `${rng.whole(1, 9)}` };
      list.push({ spaceId: rng.pick(SEATS).id, status, reason, at });
    }
    return list;
  }

  it.each([1, 2, 3, 4])(
    '[TR7] [TR8] equals the raw facts after crashes, late facts and repeated rounds, seed %i',
    async (seed) => {
      const venue = `${kind}-${seed}`;
      const rng = random('keeper', seed);
      const parts = await office(venue);
      const { state, intervals, make } = parts;
      let keeper = make();
      let late: ReturnType<typeof changes> = [];
      for (const date of DATES) {
        state.now = Math.max(state.now, instantOf(date, '08:00'));
        while (state.now < instantOf(date, '18:00')) {
          const step = rng.whole(20, 150) * MINUTE;
          const made = [...late, ...changes(rng, state.now, state.now + step)];
          state.now += step;
          // Sometimes the database was away, and what happened is written down much later.
          late = rng.chance(0.3) ? made.splice(rng.whole(0, made.length)) : [];
          if (made.length > 0) await intervals.record(made);
          if (rng.chance(0.4)) await correct(venue, rng, keeper, state.now);
          if (rng.chance(0.2)) {
            const day = { date: rng.pick(DATES), zone: 'open', reason: '清掃' };
            state.exceptions = [{ ...day, opensAt: '10:00', closesAt: '16:00' }];
          }
          if (rng.chance(0.3)) keeper = make(); // killed: what it held in mind is gone …
          if (rng.chance(0.3)) await all(venue, keeper); // … and told again (HI9)
          if (rng.chance(0.7)) await keeper.round();
          if (rng.chance(0.3)) await Promise.all([keeper.round(), keeper.round()]);
        }
      }
      if (late.length > 0) await intervals.record(late);
      keeper = make();
      await all(venue, keeper);
      await keeper.round();
      expect(parts.warnings).toEqual([]);
      expect(await equalsRaw(venue, parts)).toBeGreaterThan(30);
    },
  );

  /** A record of the past tells of a stretch that was shown as unknown. */
  async function correct(venue: string, rng: Random, keeper: RollUpKeeper, now: number) {
    const unknown = await store.prisma.statusInterval.findMany({
      where: { venueId: venue, status: 'unknown', endedAt: { not: null, lt: new Date(now) } },
    });
    const told = unknown.filter((each) => each.endedAt!.getTime() > each.startedAt.getTime());
    if (told.length === 0) return;
    const { spaceId, startedAt, endedAt } = rng.pick(told);
    const status = rng.pick(['free', 'occupied']);
    const where = { venueId_spaceId_startedAt: { venueId: venue, spaceId, startedAt } };
    const data = { venueId: venue, spaceId, startedAt, endedAt: endedAt!, status, reason: {} };
    await store.prisma.statusCorrection.upsert({ where, create: data, update: { status } });
    keeper.amended(startedAt.getTime());
    keeper.amended(endedAt!.getTime());
  }

  async function all(venue: string, keeper: RollUpKeeper) {
    for (const each of await store.prisma.statusCorrection.findMany({
      where: { venueId: venue },
    })) {
      keeper.amended(each.startedAt.getTime());
      keeper.amended(each.endedAt.getTime());
    }
  }

  it('[TR3] writes down that the server stood still, and measures nothing of it', async () => {
    const parts = await office(`${kind}-still`);
    const { state, intervals, make } = parts;
    state.now = instantOf(DATES[2]!, '09:00');
    const free = { spaceId: 'A01', status: 'free', reason: {} };
    await intervals.record([{ ...free, at: instantOf(DATES[2]!, '08:00') }]);
    const keeper = make();
    keeper.start();
    await keeper.round();
    await keeper.stop();
    expect(await parts.gaps()).toEqual([]);
    state.now = instantOf(DATES[2]!, '12:00');
    const again = make();
    again.start();
    await again.round();
    await again.stop();
    const [from, to] = [instantOf(DATES[2]!, '09:00'), instantOf(DATES[2]!, '12:00')];
    expect(await parts.gaps()).toEqual([{ from, to }]);
    const row = await store.prisma.spaceHour.findFirst({
      where: { venueId: `${kind}-still`, spaceId: 'A01', hour: new Date(from) },
    });
    expect(row).toMatchObject({ openSeconds: 3_600, unknownSeconds: 3_600 });
    expect(await equalsRaw(`${kind}-still`, parts)).toBeGreaterThan(3);
  });

  it('[TR8] does not touch days of which the raw facts are gone', async () => {
    const venue = `${kind}-old`;
    const parts = await office(venue);
    const { state, intervals, make } = parts;
    const free = { spaceId: 'A01', status: 'free', reason: {} };
    await intervals.record([{ ...free, at: instantOf('2026-11-20', '08:00') }]);
    state.now = instantOf('2026-11-24', '12:00');
    await make().round();
    const days = () => store.prisma.zoneDay.findMany({ where: { venueId: venue } });
    const before = await days();
    expect(before.length).toBeGreaterThan(3);
    await store.prisma.statusInterval.deleteMany({ where: { venueId: venue } });
    await intervals.record([{ ...free, at: instantOf('2026-11-24', '08:00') }]);
    state.exceptions = [
      { date: '2026-11-20', zone: null, opensAt: null, closesAt: null, reason: '休館' },
    ];
    await make().round();
    const old = (rows: typeof before) => rows.filter(({ date }) => date < '2026-11-24');
    expect(old(await days())).toEqual(old(before));
  });
});
