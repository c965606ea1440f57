import { Health } from '../health.ts';
import { restore } from '../inputs/restore.ts';
import { IngestProbe } from '../metrics/ingest.ts';
import { Metrics } from '../metrics/metrics.ts';
import { floorRoutes } from '../staff/floor.routes.ts';
import { boardRoutes } from './board-routes.ts';
import { makeBoard } from './board.ts';
import { makeDoors } from './doors.ts';
import { makeFloorPlans } from './floor-plans.ts';
import { dayOf, floorAt } from './floor.ts';
import { makeFront } from './front.ts';
import type { Ground, Tell } from './ground.ts';
import { makeInputs } from './inputs.ts';
import { measure } from './measures.ts';
import { relaying } from './relayout.ts';
import { makeScreens } from './screens.ts';
import { makeStores } from './stores.ts';
import { makeWeb } from './web.ts';

export type Parts = Awaited<ReturnType<typeof makeParts>>;

/** Makes every part and ties them together; starts none of them. */
export async function makeParts(ground: Ground) {
  const { config, clock, prisma } = ground;
  const stores = makeStores(prisma, config.venue);
  const health = new Health(ground.ping);
  const metrics = new Metrics();
  const probe = new IngestProbe(metrics.registry);
  const tell: Tell = (note) => {
    note(screens.live);
    web.hub.changed();
  };

  const board = await makeBoard(ground, stores);
  const { venue, plans, history, amender, trends } = board;
  const planNow = () => plans.book.now().plan;
  const doors = makeDoors({ ...ground, venueName: planNow().venue.name });
  const { audit } = doors;
  const inputs = await makeInputs({ ...ground, stores, board, probe, tell });
  const { bookingInput, correctionInput, registry } = inputs;
  const screens = makeScreens({ ...ground, stores, board, inputs, health, audit, tell });
  const { live, pulse, outlook } = screens;
  const front = makeFront({
    ...{ ...ground, ...stores, venue, doors },
    plan: live.plan,
    plans: plans.book.byAge,
    refresh: () => bookingInput.refresh(),
    changed: () => tell(() => live.noteArrivals()),
    recalled: () => void pulse.reload(),
  });

  const { fill, relayout } = relaying({
    ...{ ...board, ...inputs, health, pulse, live, clock },
    restore: () => restore(venue, stores.readings, clock),
    refresh: async () => {
      await bookingInput.refresh();
      await correctionInput.refresh(true);
    },
    plan: planNow,
    resend: () => web.hub.resend(),
  });
  const floorPlans = makeFloorPlans({
    ...{ ...ground, ...plans, audit },
    bookings: front.office.replanning,
    adopt: () => relayout().then(() => void outlook.refresh()),
  });

  const routes = [
    ...doors.routes,
    ...floorPlans.routes,
    ...front.routes,
    ...screens.routes,
    ...boardRoutes({ ...stores, venue, correctionInput, registry, clock, audit, relayout }),
    ...floorRoutes({
      now: () => clock.now(),
      floorAt: floorAt(stores.past, (at) => plans.book.at(at).plan),
      dayOf: dayOf(stores.past, clock, (space) => stores.venues.stopped(space)),
    }),
    ...trends.routes,
  ];
  const web = await makeWeb({ ...ground, doors, screens, health, metrics, probe, routes });
  measure(metrics, {
    ...{ ...ground, ...inputs, venue, probe, health, history, amender, hub: web.hub },
    more: [doors.metrics, front.metrics],
  });
  return {
    ...{ ...stores, ...board, ...inputs, ...screens, ...web },
    ...{ doors, front, health, metrics, planWatch: floorPlans.watch, fill },
  };
}
