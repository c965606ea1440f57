import { Api } from './api/api.ts';
import { openApi } from './api/openapi.ts';
import { makeAttention } from './attention/office.ts';
import { createApp } from './app.ts';
import { boardRoutes } from './board-routes.ts';
import { bookingStore } from './booking/booking.store.ts';
import { dateOf } from './calendar/calendar.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { serveDashboard } from './dashboard.ts';
import { DEMO_ACCESS_POINTS } from './demo.ts';
import { makeDoors } from './doors.ts';
import { makeFloorPlans, openPlans } from './floor-plans.ts';
import { makeFront } from './front.ts';
import { Health } from './health.ts';
import { counterStore } from './history/counters.store.ts';
import { Amender } from './history/amender.ts';
import { correctedStore } from './history/corrected.store.ts';
import { History } from './history/history.ts';
import { sensorsOf } from './history/sensors.ts';
import { intervalStore } from './history/intervals.store.ts';
import { BookingInput } from './inputs/bookings.ts';
import { Intake } from './inputs/intake.ts';
import { Pending } from './inputs/pending.ts';
import { readingStore } from './inputs/readings.store.ts';
import { Registry } from './inputs/registry.ts';
import { restore } from './inputs/restore.ts';
import { WifiInput } from './inputs/wifi.ts';
import { Hub } from './live/hub.ts';
import { Live } from './live/live.ts';
import { openDataPaths } from './live/openapi.ts';
import { vacancyRoutes } from './live/vacancy.routes.ts';
import { makeTold } from './notices/told.ts';
import { measure } from './measures.ts';
import { IngestProbe } from './metrics/ingest.ts';
import { Metrics } from './metrics/metrics.ts';
import { indexOf } from './occupancy/lookup.ts';
import { makeOutlook } from './outlook.ts';
import { Pulse } from './pulse.ts';
import { relaying } from './relayout.ts';
import { reportTo } from './report.ts';
import { makeTrends } from './trending.ts';
import { correctionStore } from './corrections/corrections.store.ts';
import { dayOf, floorAt } from './floor.ts';
import { pastStore } from './history/people.store.ts';
import { CorrectionInput } from './inputs/corrections.ts';
import { floorRoutes } from './staff/floor.routes.ts';
import { Memory } from './venue/memory.ts';
import { stateStore } from './venue/state.store.ts';
import { Venue } from './venue/venue.ts';
import { venueStore } from './venue/venue.store.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

/** What the parts are made of. */
export interface Ground {
  config: Config;
  clock: Clock;
  /** Build of the server, hex. */
  version: string;
  prisma: PrismaClient;
  ping: () => Promise<void>;
  info: (sentence: string) => void;
  warn: (sentence: string) => void;
}

export type Parts = Awaited<ReturnType<typeof makeParts>>;

/** Makes every part and ties them together; starts none of them. */
export async function makeParts({ config, clock, version, prisma, ping, info, warn }: Ground) {
  const venues = venueStore(prisma, config.venue);
  const bookings = bookingStore(prisma, config.venue);
  const readings = readingStore(prisma, config.venue);
  const counters = counterStore(prisma, config.venue);
  const intervals = intervalStore(prisma, config.venue);
  const past = pastStore(prisma, config.venue);
  const corrections = correctionStore(prisma, config.venue);

  // Board
  const plans = await openPlans(prisma, config.venue, clock);
  const accessPointIds = config.demo ? DEMO_ACCESS_POINTS : config.accessPoints.map(({ id }) => id);
  const readLayout = () => venues.layout(dateOf(clock.now()), accessPointIds);
  const venue = new Venue(config.venue, await readLayout(), clock);
  const health = new Health(ping);
  const metrics = new Metrics();
  const probe = new IngestProbe(metrics.registry);
  const registry = new Registry(await venues.models(), clock);
  const history = new History(intervals, await intervals.open(), warn);
  const trends = makeTrends({ config, clock, prisma, venues, info, warn });
  const amender = new Amender({
    store: correctedStore(prisma, config.venue),
    ...sensorsOf(() => venue.board),
    now: () => clock.now(),
    onAmended: (hour) => trends.keeper.amended(hour),
    warn,
  });

  // Inputs
  const intake = new Intake({
    clock,
    registry,
    store: readings,
    take: (evidence) => venue.take(evidence),
    isPlaced: (device) => indexOf(venue.board.layout).device.has(device),
    onReading: (decoded) => probe.message(decoded.readings, clock.now()),
    onRecords: (rows) => amender.note(rows),
    warn,
  });
  const bookingInput = new BookingInput({
    store: bookings,
    clock,
    take: (evidence) => venue.take(evidence),
    warn,
    onChange: () => onArrivals(),
    every: 5_000,
  });
  const correctionInput = new CorrectionInput({
    store: corrections,
    clock,
    take: (evidence) => venue.take(evidence),
    onChange: () => tell(() => live.noteCorrections()),
    warn,
    every: 5_000,
  });
  const memory = new Memory(stateStore(prisma, config.venue), venue, warn);
  const pending = new Pending(venues, registry, warn);
  const wifi = new WifiInput({
    interval: config.wifiInterval,
    clock,
    onClients(accessPoint, clients, at) {
      venue.take({ kind: 'wifi', accessPoint, clients, at });
      intake.store([readings.poll(accessPoint, clients, at)]);
    },
    onChange: () => tell(() => live.noteNetwork()),
    log: info,
  });
  const pulse = new Pulse({
    venue,
    clock,
    mode: config.opening,
    exceptions: () => venues.exceptions(),
    onOpening: () => live.noteOpening(),
    onTick() {
      live.tick();
      hub.changed();
    },
  });

  // Screens
  const live = new Live({
    venue,
    plan: plans.book.now().plan,
    planOn: (date) => plans.book.on(date).plan,
    clock,
    version,
    demo: config.demo,
    site: config.origin,
    sources: {
      told: () => told.announcements.shown(),
      day: pulse.day,
      bookings: () => bookingInput.bookings,
      accessPoints: () => wifi.accessPoints(),
      lines: () => wifi.lines(),
      pending: () => ({ pending: pending.list, pendingTotal: pending.total }),
      health: () => ({
        database: health.database,
        broker: health.broker,
        waiting: intake.waiting,
        rejected: Object.fromEntries(registry.rejections),
      }),
      modelOf: (device) => registry.modelOf(device) ?? null,
      rejectedOf: (device) => registry.rejectedOf(device),
      corrections: () => correctionInput.list,
      acknowledgements: () => attention.list,
    },
  });
  const outlook = makeOutlook({
    config,
    clock,
    prisma,
    venue,
    plan: live.plan(),
    venues,
    bookings: bookingInput,
    warn,
  });
  const venueName = live.plan().venue.name;
  const doors = makeDoors({ config, clock, prisma, venueName, warn });
  const { attention, routes: attentionRoutes } = makeAttention({
    ...{ prisma, clock, warn },
    venueId: config.venue,
    audit: doors.audit,
    view: live.staff,
    exceptions: () => venues.exceptions(),
    onChange: () => tell(() => live.noteAttention()),
  });
  /** What is noted goes out. */
  const tell = (note: () => void) => {
    note();
    hub.changed();
  };
  const told = makeTold({
    ...{ prisma, clock, warn, venueId: config.venue, audit: doors.audit },
    changed: () => tell(() => live.noteTold()),
  });
  const onArrivals = () => tell(() => live.noteArrivals());
  const front = makeFront({
    ...{ config, clock, prisma, venue, venues, doors, warn },
    ...{ plan: live.plan, plans: plans.book.byAge },
    refresh: () => bookingInput.refresh(),
    changed: onArrivals,
    recalled: () => void pulse.reload(),
  });

  const { fill, relayout } = relaying({
    ...{ venue, clock, readLayout, memory, pending, health, pulse, history, live },
    restore: () => restore(venue, readings, clock),
    refresh: async () => {
      await bookingInput.refresh();
      await correctionInput.refresh(true);
    },
    plan: () => plans.book.now().plan,
    resend: () => hub.resend(),
  });
  const floorPlans = makeFloorPlans({
    ...{ ...plans, clock, audit: doors.audit, warn },
    bookings: front.office.replanning,
    adopt: () => relayout().then(() => void outlook.refresh()),
  });
  const rows = [
    ...doors.routes,
    ...floorPlans.routes,
    ...front.routes,
    ...attentionRoutes,
    ...told.routes,
    ...boardRoutes({
      ...{ venue, venues, corrections, correctionInput, registry, clock, relayout },
      audit: doors.audit,
    }),
    ...floorRoutes({
      now: () => clock.now(),
      floorAt: floorAt(past, (at) => plans.book.at(at).plan),
      dayOf: dayOf(past, clock),
    }),
    ...trends.routes,
  ];
  const api = new Api([...rows, openApi(rows, openDataPaths)], (request) =>
    doors.accounts.actorOf(request.headers),
  );
  const { http, io } = await createApp({
    live,
    forecast: outlook.current,
    place: { facts: config.facts, sample: config.factsAreSample },
    accounts: doors.accounts,
    metrics,
    metricsHere: config.metrics === undefined,
    unready: () => health.problems(),
    api,
    openData: vacancyRoutes({ now: live.public, forecast: outlook.current }),
    report: reportTo(warn),
    dashboard: serveDashboard,
    trustProxy: config.trustProxy,
  });
  const hub = new Hub(io, config.venue, live.audiences(), clock, (seconds) =>
    probe.pushed(seconds),
  );
  measure(metrics, {
    ...{ venue, clock, version, registry, probe, intake, health, history, amender, wifi, hub },
    ping,
    accounts: doors.metrics,
  });
  return {
    venue,
    doors,
    front,
    bookings,
    counters,
    health,
    metrics,
    history,
    amender,
    intake,
    bookingInput,
    correctionInput,
    attention,
    memory,
    past,
    pending,
    wifi,
    pulse,
    live,
    told,
    outlook,
    trends,
    planWatch: floorPlans.watch,
    fill,
    http,
    io,
    hub,
  };
}
