import { Api } from '../api/api.ts';
import { openApi } from '../api/openapi.ts';
import type { Route } from '../api/route.ts';
import { createApp } from '../app.ts';
import { serveDashboard } from '../dashboard.ts';
import type { Health } from '../health.ts';
import { Hub } from '../live/hub.ts';
import { openDataPaths } from '../live/openapi.ts';
import { vacancyRoutes } from '../live/vacancy.routes.ts';
import type { IngestProbe } from '../metrics/ingest.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { reportTo } from '../report.ts';
import type { Doors } from './doors.ts';
import type { Ground } from './ground.ts';
import type { Screens } from './screens.ts';

interface WebParts extends Ground {
  doors: Doors;
  screens: Pick<Screens, 'live' | 'outlook'>;
  health: Health;
  metrics: Metrics;
  probe: IngestProbe;
  routes: Route[];
}

/** The web side: pages, the doors of the API, and the hub that sends what changes. */
export async function makeWeb(parts: WebParts) {
  const { config, clock, warn, doors, health, metrics, probe, routes } = parts;
  const { live, outlook } = parts.screens;
  const api = new Api([...routes, openApi(routes, openDataPaths)], (request) =>
    doors.accounts.actorOf(request.headers),
  );
  const { http, io } = await createApp({
    ...{ live, metrics, api, accounts: doors.accounts, trustProxy: config.trustProxy },
    forecast: outlook.current,
    place: { facts: config.facts, sample: config.factsAreSample },
    sends: doors.sender !== null,
    shownMail: doors.shownMail,
    metricsHere: config.metrics === undefined,
    unready: () => health.problems(),
    openData: vacancyRoutes({ now: live.public, forecast: outlook.current }),
    report: reportTo(warn),
    dashboard: serveDashboard,
  });
  const hub = new Hub(io, config.venue, live.audiences(), clock, (seconds) =>
    probe.pushed(seconds),
  );
  return { http, io, hub };
}
