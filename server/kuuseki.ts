import { createServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { Office } from '../devices/office/office.ts';
import { parseAccessPoints } from '../devices/routeros/config.ts';
import { seedVenue } from '../prisma/seed.ts';
import { createApp } from './app.ts';
import { bookingStore } from './booking/booking.store.ts';
import { dateOf } from './calendar/calendar.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { serveDashboard } from './dashboard.ts';
import { DEMO_ACCESS_POINTS, playDemo, prepareDemo } from './demo.ts';
import { Health } from './health.ts';
import { counterStore } from './history/counters.store.ts';
import { History } from './history/history.ts';
import { intervalStore } from './history/intervals.store.ts';
import { BookingInput } from './inputs/bookings.ts';
import { EmbeddedBroker } from './inputs/broker.ts';
import { Intake } from './inputs/intake.ts';
import { MqttInput } from './inputs/mqtt.ts';
import { Pending } from './inputs/pending.ts';
import { readingStore } from './inputs/readings.store.ts';
import { Registry } from './inputs/registry.ts';
import { restore } from './inputs/restore.ts';
import { WifiInput } from './inputs/wifi.ts';
import { listen } from './listen.ts';
import { Hub } from './live/hub.ts';
import { Live } from './live/live.ts';
import { vacancyRoutes } from './live/vacancy.routes.ts';
import { deviceMetrics } from './metrics/devices.ts';
import { IngestProbe, ingestMetrics } from './metrics/ingest.ts';
import { Metrics } from './metrics/metrics.ts';
import { occupancyMetrics } from './metrics/occupancy.ts';
import { processMetrics } from './metrics/process.ts';
import { storeMetrics } from './metrics/store.ts';
import { viewerMetrics } from './metrics/viewers.ts';
import { wifiMetrics } from './metrics/wifi.ts';
import { emptyBoard, indexOf } from './occupancy/board.ts';
import { Pulse } from './pulse.ts';
import { deviceRoutes } from './staff/devices.routes.ts';
import { StaffSessions } from './staff/session.ts';
import { openStore } from './store/open.ts';
import { Teardown } from './teardown.ts';
import { Venue } from './venue/venue.ts';
import { venueStore } from './venue/venue.store.ts';

/** What runs, and how to end it. */
export interface Running {
  /** Of the dashboard. */
  port: number;
  /** Of the embedded broker; null with a real one. */
  mqttPort: number | null;
  metricsPort: number | null;
  /** The virtual office in the demo. */
  office: Office | null;
  stop(): Promise<void>;
}

/**
 * Makes every part and starts them in order; `stop()` goes back the same way.
 * @param version build of the server, hex
 * @throws with a sentence when a part cannot start; what was started is stopped
 */
export async function startKuuseki(
  config: Config,
  clock: Clock,
  version: string,
): Promise<Running> {
  // Texts from outside are never logged: a device is named by its id, a router's words are redacted.
  const log = pino({ level: config.logLevel });
  const warn = (sentence: string) => log.warn(sentence);
  const teardown = new Teardown();
  try {
    return await compose(config, clock, version, teardown, (sentence) => log.info(sentence), warn);
  } catch (error) {
    await teardown.run(warn);
    throw error;
  }
}

async function compose(
  config: Config,
  clock: Clock,
  version: string,
  teardown: Teardown,
  info: (sentence: string) => void,
  warn: (sentence: string) => void,
): Promise<Running> {
  // Store
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    migrationsDir: path.resolve('prisma/migrations'),
    warn,
  });
  teardown.add('store', () => store.close());
  const { prisma } = store;
  const venues = venueStore(prisma, config.venue);
  const bookings = bookingStore(prisma, config.venue);
  const readings = readingStore(prisma, config.venue);
  const counters = counterStore(prisma, config.venue);
  const intervals = intervalStore(prisma, config.venue);
  await seedVenue(prisma, config.venue);
  if (config.demo) await prepareDemo(prisma, config.venue, bookings);

  // Board
  const accessPointIds = config.demo ? DEMO_ACCESS_POINTS : config.accessPoints.map(({ id }) => id);
  const readLayout = () => venues.layout(dateOf(clock.now()), accessPointIds);
  const venue = new Venue(config.venue, await readLayout(), clock);
  const health = new Health(async () => void (await prisma.$queryRaw`SELECT 1`));
  const metrics = new Metrics();
  const probe = new IngestProbe(metrics.registry);
  const registry = new Registry(await venues.models(), clock);
  const history = new History(intervals, await intervals.open(), warn);

  // Inputs
  const intake = new Intake({
    clock,
    registry,
    store: readings,
    take: (evidence) => venue.take(evidence),
    isPlaced: (device) => indexOf(venue.board.layout).device.has(device),
    onReading: (decoded) => probe.message(decoded.readings, clock.now()),
    warn,
  });
  const bookingInput = new BookingInput({
    store: bookings,
    clock,
    take: (evidence) => venue.take(evidence),
    warn,
    every: 5_000,
  });
  const pending = new Pending(venues, registry, warn);
  const wifi = new WifiInput({
    interval: config.wifiInterval,
    clock,
    onClients(accessPoint, clients, at) {
      venue.take({ kind: 'wifi', accessPoint, clients, at });
      intake.store([readings.poll(accessPoint, clients, at)]);
    },
    onChange() {
      live.noteNetwork();
      hub.changed();
    },
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
    plan: await venues.plan(dateOf(clock.now())),
    clock,
    version,
    demo: config.demo,
    sources: {
      bookings: () => bookingInput.bookings,
      accessPoints: () => wifi.accessPoints(),
      lines: () => wifi.lines(),
      pending: () => pending.list,
      health: () => ({
        database: health.database,
        broker: health.broker,
        waiting: intake.waiting,
        rejected: Object.fromEntries(registry.rejections),
      }),
      modelOf: (device) => registry.modelOf(device) ?? null,
      rejectedOf: (device) => registry.rejectedOf(device),
    },
  });
  const sessions = new StaffSessions(config.staffPassword, clock);

  /** The placement table changed: a new board, filled from what is stored. */
  const relayout = async () => {
    venue.board = emptyBoard(await readLayout(), clock.now());
    await fill();
    hub.resend();
  };
  const fill = async () => {
    venue.take({ kind: 'source', up: health.broker, at: clock.now() });
    pulse.beat(true);
    const taken = await restore(venue, readings, clock);
    await bookingInput.refresh();
    pulse.beat();
    return taken;
  };

  const api = express.Router();
  api.use(vacancyRoutes(live));
  api.use(
    '/staff',
    deviceRoutes({
      sessions,
      messages: (device) => registry.messages(device),
      async place(device, place) {
        const problem = await venues.place(device, place);
        if (problem === null) await relayout();
        return problem;
      },
      async unplace(device) {
        await venues.unplace(device);
        await relayout();
      },
    }),
  );
  const { http, io } = await createApp({
    clock,
    live,
    sessions,
    metrics,
    metricsHere: config.metrics === undefined,
    unready: () => health.problems(),
    api,
    dashboard: serveDashboard,
    trustProxy: config.trustProxy,
  });
  const hub = new Hub(io, config.venue, live.audiences(), clock, (seconds) =>
    probe.pushed(seconds),
  );
  metrics.add(
    occupancyMetrics(() => venue.board),
    ingestMetrics({
      rejections: registry.rejections,
      probe,
      waiting: () => intake.waiting,
      brokerUp: () => health.broker,
      lostHistory: () => history.lost,
    }),
    deviceMetrics(() => venue.board, clock),
    wifiMetrics({ accessPoints: () => wifi.accessPoints(), lines: () => wifi.lines() }),
    storeMetrics(async () => void (await prisma.$queryRaw`SELECT 1`)),
    viewerMetrics(
      () => hub.viewers(),
      () => hub.dropped,
    ),
    processMetrics(version),
  );

  // Start, in order
  health.broker = config.mqtt.url === undefined;
  const taken = await fill();
  info(`${taken} stored readings taken`);
  history.note(wholeBoard(venue), clock.now());
  venue.onChange((changes, now) => {
    live.note(changes);
    history.note(changes, now);
    hub.changed();
  });
  history.start();
  teardown.add('history', async () => {
    await history.stop();
    await counters.save(venue.board.counters);
  });
  await pulse.start();
  teardown.add('pulse', () => pulse.stop());
  await bookingInput.start();
  teardown.add('bookings', () => bookingInput.stop());
  await pending.start();
  teardown.add('pending', () => pending.stop());
  health.start();
  teardown.add('health', () => health.stop());
  teardown.add('intake', () => intake.stop());

  hub.start();
  teardown.add('hub', () => hub.stop());
  const port = await listen(http, config.host, config.port, 'KUUSEKI_PORT');
  teardown.add('web', async () => {
    http.closeAllConnections();
    await io.close();
  });
  const metricsPort = await listenMetrics(config, metrics, teardown);
  const saving = setInterval(
    () => void counters.save(venue.board.counters).catch((error: unknown) => warn(String(error))),
    30_000,
  );
  teardown.add('counters', () => clearInterval(saving));

  const mqttPort = await openBroker();
  let office: Office | null = null;
  let { accessPoints } = config;
  if (config.demo) {
    office = await playDemo({
      venue: config.venue,
      ...config.office,
      mqtt: demoBroker(config, mqttPort),
      clock,
      bookings,
      refresh: () => void bookingInput.refresh(),
      log: info,
    });
    const opened = office;
    teardown.add('virtual office', () => opened.stop());
    const parsed = parseAccessPoints(office.accessPoints);
    accessPoints = parsed.ok ? parsed.accessPoints : [];
  }
  wifi.start(accessPoints);
  teardown.add('wifi', () => wifi.stop());
  info(`ready on http://localhost:${port}/ (database: ${store.kind})`);
  return { port, mqttPort, metricsPort, office, stop: () => teardown.run(warn) };

  async function openBroker(): Promise<number | null> {
    const { url, port: embeddedPort, user, password, ca } = config.mqtt;
    if (url === undefined) {
      const broker = new EmbeddedBroker({ port: embeddedPort, intake, clock });
      const opened = await broker.start();
      teardown.add('broker', () => broker.stop());
      return opened;
    }
    const input = new MqttInput({
      url,
      user,
      password,
      ca,
      venue: config.venue,
      intake,
      clock,
      onState(up) {
        health.broker = up;
        venue.take({ kind: 'source', up, at: clock.now() });
      },
      log: info,
    });
    input.start();
    teardown.add('mqtt', () => input.stop());
    return null;
  }
}

function demoBroker(config: Config, embeddedPort: number | null) {
  const { url, user, password } = config.mqtt;
  if (url === undefined) return { url: `mqtt://127.0.0.1:${embeddedPort}` };
  return {
    url,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
  };
}

/** The present state of every space, as a change from nothing: what history has to agree with. */
function wholeBoard({ board }: Venue) {
  const spaces = Object.entries(board.spaces).map(([id, after]) => ({ id, before: after, after }));
  return { spaces, zones: [], devices: [], doors: false, refused: null };
}

async function listenMetrics(
  config: Config,
  metrics: Metrics,
  teardown: Teardown,
): Promise<number | null> {
  if (config.metrics === undefined) return null;
  const split = config.metrics.lastIndexOf(':');
  const app = express();
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.render());
  });
  const server = createServer(app);
  const port = await listen(
    server,
    config.metrics.slice(0, split),
    Number(config.metrics.slice(split + 1)),
    'KUUSEKI_METRICS_HOST',
  );
  teardown.add('metrics', () => server.closeAllConnections());
  return port;
}
