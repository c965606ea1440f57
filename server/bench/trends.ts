import { pastDay } from '../../devices/office/past.ts';
import { readFloorPlan, seedVenue } from '../../prisma/seed.ts';
import { instantOf } from '../calendar/calendar.ts';
import { openDaysIn } from '../calendar/days.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { openStore } from '../store/open.ts';
import { startPostgres, tempFolder } from '../testing/processes.ts';
import { RollUpKeeper } from '../trends/keeper.ts';
import { trendsReport, type Asked } from '../trends/report.ts';
import { rollUpStore } from '../trends/rollup.store.ts';
import { trendsStore } from '../trends/trends.store.ts';
import { median, type Note } from './figures.ts';

const LAST = '2026-10-30';
const NOW = instantOf('2026-11-02', '07:00');
const ROUNDS = 15;
const plan = readFloorPlan();
const shown = plan.zones.filter((zone) => zone.public);
const seats = plan.spaces.filter(({ zone }) => shown.some(({ id }) => id === zone));

/** Milliseconds of a work, the median of some rounds. */
async function took(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** The status intervals of so many years, as a board would have written them. */
async function live(prisma: PrismaClient, venueId: string, from: string): Promise<number> {
  let count = 0;
  for (const date of openDaysIn(from, LAST, [])) {
    const rows = pastDay(1, date, 0, seats).intervals.map((each) => ({
      ...{ venueId, spaceId: each.space, status: each.status, reason: {} },
      ...{ startedAt: new Date(each.from), endedAt: new Date(each.to) },
    }));
    await prisma.statusInterval.createMany({ data: rows });
    count += rows.length;
  }
  return count;
}

/** The heat map of all years and zones, out of the intervals. */
const fromRaw = (prisma: PrismaClient, venueId: string, from: Date, to: Date) =>
  prisma.$queryRaw`
    SELECT s."zoneId", extract(isodow FROM h AT TIME ZONE 'Asia/Tokyo') AS "weekday",
      extract(hour FROM h AT TIME ZONE 'Asia/Tokyo') AS "hour",
      sum(extract(epoch FROM LEAST(i."endedAt", h + interval '1 hour') - GREATEST(i."startedAt", h)))
        FILTER (WHERE i."status" IN ('occupied', 'away')) AS "busy"
    FROM "StatusHistory"(${venueId}, ${from}, ${to}) i
    JOIN "Space" s ON s."venueId" = ${venueId} AND s."id" = i."spaceId"
    CROSS JOIN LATERAL generate_series(
      date_trunc('hour', i."startedAt"), i."endedAt" - interval '1 millisecond', interval '1 hour') h
    GROUP BY 1, 2, 3`;

/** The officials' page out of roll-ups against the same out of raw intervals, after one year and three. */
export async function trendsFigures(note: Note): Promise<void> {
  const postgres = await startPostgres(true);
  const store = await openStore({
    ...{ databaseUrl: postgres.url, dataDir: tempFolder('unused') },
    ...{ migrationsDir: 'prisma/migrations', warn: console.error },
  });
  const { prisma } = store;
  for (const [years, from] of [
    [1, '2025-11-04'],
    [3, '2023-11-01'],
  ] as const) {
    const venue = `bench-${years}`;
    await seedVenue(prisma, venue);
    const intervals = await live(prisma, venue, from);
    const begun = performance.now();
    const keeper = new RollUpKeeper({
      ...{ store: rollUpStore(prisma, venue, false), clock: { now: () => NOW } },
      ...{ exceptions: async () => [], seatsOf: async () => seats, info: () => {} },
      ...{ warn: console.error, every: 3_600_000 },
    });
    await keeper.round();
    const name = `${years} year${years > 1 ? 's' : ''} (${intervals} intervals), PostgreSQL`;
    const seconds = (performance.now() - begun) / 1_000;
    note(`trends, ${name}: roll-ups made from nothing`, `${seconds.toFixed(1)} s`);
    await prisma.$executeRaw`ANALYZE`;
    const [first, last] = [new Date(instantOf(from, '00:00')), new Date(NOW)];
    const raw = await took(() => fromRaw(prisma, venue, first, last), 3);
    const rolled = trendsStore(prisma, venue, false);
    const page = (asked: Asked) =>
      took(() =>
        trendsReport(asked, {
          ...{ store: rolled, clock: { now: () => NOW }, venue, demo: false },
          ...{ zones: async () => shown, exceptions: async () => [] },
        }),
      );
    const heat = await took(() => rolled.heat(from, LAST, '*'));
    note(
      `trends, ${name}: heat map of all of it`,
      `${heat.toFixed(1)} ms (raw intervals ${raw.toFixed(0)} ms, ratio ${(heat / raw).toFixed(3)})`,
    );
    const [month, year] = [
      await page({ unit: 'month', at: '2026-10' }),
      await page({ unit: 'year', at: '2026' }),
    ];
    note(
      `trends, ${name}: everything on the page`,
      `${month.toFixed(1)} ms a month, ${year.toFixed(1)} ms a fiscal year`,
    );
  }
  await store.close();
  await postgres.stop();
}
