import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf } from '../calendar/calendar.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { FloorPlan } from '../contract/floorplan.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { RollUpKeeper } from '../trends/keeper.ts';
import { inventPast, type PastProgress } from '../trends/past.ts';
import { meant, trendsReport } from '../trends/report.ts';
import { rollUpStore } from '../trends/rollup.store.ts';
import { rowsBehind } from '../trends/rows.ts';
import { tableOf } from '../trends/tables.ts';
import { trendsRoutes } from '../trends/trends.routes.ts';
import { trendsStore } from '../trends/trends.store.ts';
import type { VenueStore } from '../venue/venue.store.ts';
import { Inventor } from './inventing.ts';

export interface TrendingParts {
  config: Pick<Config, 'venue' | 'demo' | 'office'>;
  clock: Clock;
  prisma: PrismaClient;
  venues: Pick<VenueStore, 'plan' | 'exceptions'>;
  info: (sentence: string) => void;
  warn: (sentence: string) => void;
}

/** Milliseconds between two rounds of the roll-ups. */
const EVERY = 60_000;
/** Milliseconds that readers of a demo wait for a past that is being made: its newest days are there. */
const PATIENCE = 2_000;

/** Roll-ups kept current, and what officials read of them. */
export function makeTrends({ config, clock, prisma, venues, info, warn }: TrendingParts) {
  const { venue: venueId, demo } = config;
  const rolled = rollUpStore(prisma, venueId, demo);
  const store = trendsStore(prisma, venueId, demo);
  const exceptions = () => venues.exceptions();
  const planNow = () => venues.plan(dateOf(clock.now()));
  /** The first plan also stands for the time before it. */
  const seatsOf = async (date: string) => seatsOn(await venues.plan(date).catch(() => planNow()));
  const keeper = new RollUpKeeper({
    ...{ store: rolled, clock, exceptions, seatsOf, info, warn },
    every: EVERY,
  });
  const zones = async () =>
    (await planNow()).zones
      .filter((zone) => zone.public)
      .map(({ id, name, short }) => ({ id, name, short }));
  let running = true;
  const inventor = new Inventor(config.office.seed);
  let making: PastProgress | null = null;
  let inventing: Promise<unknown> | null = null;
  /** A demo is given its past when somebody wants to see it; what fails is made at the next start. */
  const past = () =>
    (inventing ??= inventPast({
      ...{ store: rolled, clock, exceptions, seatsOf, info },
      make: (days, of) => inventor.make(days, of),
      onProgress: (progress) => (making = progress),
      goOn: () => running,
    })
      .catch((error: unknown) => {
        if (running)
          warn(`the past of the demo is not whole until the next start: ${String(error)}`);
      })
      .finally(() => {
        making = null;
        inventor.stop();
      }));
  const report = async (asked: Parameters<typeof trendsReport>[0]) => {
    if (demo) await Promise.race([past(), sleep(PATIENCE, null, { ref: false })]);
    const venue = (await planNow()).venue.name;
    const read = await trendsReport(asked, { store, clock, venue, demo, zones, exceptions });
    return { ...read, making };
  };
  return {
    keeper,
    routes: trendsRoutes({
      report,
      async table(id, asked) {
        if (id !== 'spaces' && id !== 'hours' && id !== 'days') {
          return tableOf(id, await report(asked));
        }
        const [{ period }, names] = await Promise.all([meant(asked, { store, clock }), zones()]);
        const nameOf = (zone: string) => names.find((each) => each.id === zone)?.name ?? zone;
        return rowsBehind(id, period, asked.zone ?? null, store, nameOf);
      },
    }),
    start: () => keeper.start(),
    async stop(): Promise<void> {
      running = false;
      inventor.stop();
      await inventing;
      await keeper.stop();
    },
  };
}

const seatsOn = (plan: FloorPlan) => {
  const shown = new Set(plan.zones.filter((zone) => zone.public).map(({ id }) => id));
  return plan.spaces.filter((space) => shown.has(space.zone)).map(({ id, zone }) => ({ id, zone }));
};
