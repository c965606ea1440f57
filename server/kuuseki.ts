import { createServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { Office } from '../devices/office/office.ts';
import { parseAccessPoints } from '../devices/routeros/config.ts';
import { seedVenue } from '../prisma/seed.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { playDemo, prepareDemo } from './demo.ts';
import { EmbeddedBroker } from './inputs/broker.ts';
import { MqttInput } from './inputs/mqtt.ts';
import { keepNoNumbers } from './inputs/packets.ts';
import type { WatchedAccessPoint } from './inputs/wifi.ts';
import { listen } from './listen.ts';
import { Metrics } from './metrics/metrics.ts';
import { openStore } from './store/open.ts';
import { sparing } from './warnings.ts';
import { Teardown } from './teardown.ts';
import { wholeBoard } from './assembly/relayout.ts';
import { makeParts } from './assembly/parts.ts';

/** What runs, and how to end it. */
export interface Running {
  /** Of the dashboard. */
  port: number;
  /** Of the embedded broker; null with a real one. */
  mqttPort: number | null;
  metricsPort: number | null;
  /** The virtual office in the demo. */
  office: Office | null;
  /** Opens `/setup`, once; null when there is an administrator. */
  setupToken: string | null;
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
  const warn = sparing((sentence) => log.warn(sentence));
  const teardown = new Teardown();
  keepNoNumbers();
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
  await seedVenue(prisma, config.venue);
  if (config.demo) await prepareDemo(prisma, config.venue);

  const parts = await makeParts({ config, clock, version, prisma, ping: store.ping, info, warn });
  const { venue, health, history, counters, pulse, bookingInput, pending, intake, hub, wifi } =
    parts;

  // Start, in order
  health.broker = config.mqtt.url === undefined;
  const taken = await parts.fill();
  info(`${taken} stored readings taken`);
  history.keepOnly(new Set(Object.keys(venue.board.spaces)), clock.now());
  history.note(wholeBoard(venue.board), clock.now());
  let noted = 0;
  venue.onChange((changes, now) => {
    const people = venue.board.view?.people ?? null;
    if (changes.people && people !== null && now - noted >= 60_000) {
      noted = now;
      void parts.past.record(now, people).catch(() => {}); // one minute of looking back is missing
    }
    parts.live.note(changes);
    history.note(changes, now);
    hub.changed();
  });
  history.start();
  await parts.amender.start();
  teardown.add('history', async () => {
    await history.stop();
    await parts.amender.stop();
    await counters.save(venue.board.counters);
  });
  await pulse.start();
  teardown.add('pulse', () => pulse.stop());
  parts.planWatch.start();
  teardown.add('floor plan', () => parts.planWatch.stop());
  await bookingInput.start();
  teardown.add('bookings', () => bookingInput.stop());
  parts.front.start();
  teardown.add('sweeps', () => parts.front.stop());
  await parts.correctionInput.start();
  teardown.add('corrections', () => parts.correctionInput.stop());
  await parts.told.announcements.start();
  teardown.add('notices', () => parts.told.announcements.stop());
  await parts.attention.start();
  teardown.add('attention', () => parts.attention.stop());
  parts.memory.start();
  teardown.add('memory', () => parts.memory.stop());
  parts.outlook.start();
  teardown.add('forecast', () => parts.outlook.stop());
  parts.trends.start();
  teardown.add('trends', () => parts.trends.stop());
  await pending.start();
  teardown.add('pending', () => pending.stop());
  parts.doors.sender?.start();
  teardown.add('mail', () => parts.doors.sender?.stop());
  const setupToken = await parts.doors.accounts.setup.issue();
  health.start();
  teardown.add('health', () => health.stop());
  teardown.add('intake', () => intake.stop());

  hub.start();
  teardown.add('hub', () => hub.stop());
  const port = await listen(parts.http, config.host, config.port, 'KUUSEKI_PORT');
  teardown.add('web', async () => {
    parts.http.closeAllConnections();
    await parts.io.close();
  });
  const metricsPort = await listenMetrics(config, parts.metrics, teardown);
  const saving = setInterval(
    () => void counters.save(venue.board.counters).catch((error: unknown) => warn(String(error))),
    30_000,
  );
  teardown.add('counters', () => clearInterval(saving));

  const mqttPort = await openBroker();
  let office: Office | null = null;
  let accessPoints: WatchedAccessPoint[] = config.accessPoints;
  if (config.demo) {
    office = await playDemo({
      venue: config.venue,
      ...config.office,
      mqtt: demoBroker(config, mqttPort),
      clock,
      prisma,
      bookings: parts.bookings,
      situations: parts.front.office.situations,
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
  teardown.add('farewell', () => hub.sayGoodbye());
  info(`ready on http://localhost:${port}/ (database: ${store.kind})`);
  return { port, mqttPort, metricsPort, office, setupToken, stop: () => teardown.run(warn) };

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
  const { url, user, password, ca } = config.mqtt;
  if (url === undefined) return { url: `mqtt://127.0.0.1:${embeddedPort}` };
  return {
    url,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
  };
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
