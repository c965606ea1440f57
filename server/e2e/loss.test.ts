import { PGlite } from '@electric-sql/pglite';
import mqtt, { type MqttClient } from 'mqtt';
import pg from 'pg';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  freePort,
  MQTT_USERS,
  startMosquitto,
  startPostgres,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const MESSAGES = 2_000;
const running: { stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

const keep = <T extends { stop: () => Promise<unknown> }>(program: T): T => {
  running.push(program);
  return program;
};

/** Publishes distinct readings with QoS 1; each one is sent until it is acknowledged. */
class Publisher {
  readonly acknowledged = new Set<number>();
  readonly #client: MqttClient;
  #waiting: Promise<unknown>[] = [];

  private constructor(client: MqttClient) {
    this.#client = client;
  }

  static async open(port: number): Promise<Publisher> {
    const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
      protocolVersion: 4,
      username: 'gateway',
      password: MQTT_USERS.gateway,
      clientId: `publisher-${port}`,
      clean: false,
      reconnectPeriod: 100,
    });
    client.on('error', () => {}); // it tries again by itself
    keep({ stop: () => client.endAsync(true) });
    await until('the publisher to be connected', () => client.connected);
    return new Publisher(client);
  }

  send(from: number, to: number): void {
    for (let n = from; n < to; n += 1) this.#waiting.push(this.#one(n));
  }

  settled(): Promise<unknown> {
    return Promise.all(this.#waiting);
  }

  async #one(n: number): Promise<void> {
    const topic = `kuuseki/v1/yy-square/dev/desk-${n % 40}/state`;
    const message = JSON.stringify({
      v: 1,
      ts: new Date(Date.now()).toISOString(),
      kind: 'occupancy',
      value: n % 2 === 0,
      seq: n,
      boot: 'run1',
    });
    for (;;) {
      try {
        await this.#client.publishAsync(topic, message, { qos: 1 });
        this.acknowledged.add(n);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50)); // the line broke: the same again
      }
    }
  }
}

interface Stored {
  rows: number;
  distinct: number;
}
const COUNT = `SELECT count(*)::int AS rows, count(DISTINCT "key")::int AS "distinct" FROM "Reading" WHERE "kind" = 'presence'`;

async function countIn(url: string): Promise<Stored> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Stored>(COUNT)).rows[0] ?? { rows: 0, distinct: 0 };
  } finally {
    await client.end();
  }
}

/** Kills the server without mercy after each part of the messages, and starts it again. */
async function sendThroughKills(publisher: Publisher, server: Program): Promise<void> {
  const cuts = [0, 451, 984, 1_523, MESSAGES];
  for (let n = 1; n < cuts.length; n += 1) {
    publisher.send(cuts[n - 1] ?? 0, cuts[n] ?? MESSAGES);
    if (n === cuts.length - 1) break;
    // In the middle: some are stored, some are under way, some wait in the broker.
    await until('some to be acknowledged', () => publisher.acknowledged.size > (cuts[n - 1] ?? 0));
    await server.stop('SIGKILL');
    await server.restart();
  }
  await publisher.settled();
}

const external = (broker: Program) => ({
  MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
  MQTT_USER: 'server',
  MQTT_PASSWORD: MQTT_USERS.server,
});

const exactlyOnce = { rows: MESSAGES, distinct: MESSAGES };

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb'))(
  'kill -9 with a real broker',
  () => {
    it('stores every acknowledged reading once in PostgreSQL', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      const server = keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      await sendThroughKills(publisher, server);
      expect(publisher.acknowledged.size).toBe(MESSAGES);
      await until(
        'all to be stored',
        async () => (await countIn(postgres.url)).distinct === MESSAGES,
      );
      expect(await countIn(postgres.url)).toEqual(exactlyOnce);
    });

    it('stores every acknowledged reading once when Mosquitto restarts in the middle', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      publisher.send(0, 1_000);
      await until('some to be acknowledged', () => publisher.acknowledged.size > 100);
      await broker.stop();
      publisher.send(1_000, MESSAGES);
      await broker.restart();
      await publisher.settled();
      await until(
        'all to be stored',
        async () => (await countIn(postgres.url)).distinct === MESSAGES,
      );
      expect(await countIn(postgres.url)).toEqual(exactlyOnce);
    });

    it('loses nothing while the database is stopped for 10 s, and says so', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      const server = keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      publisher.send(0, 500);
      await until('some to be stored', async () => (await countIn(postgres.url)).rows > 0);
      await postgres.stop('SIGINT');
      publisher.send(500, MESSAGES);
      const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`);
      await until('the server to say so', async () => (await ready()).status === 503);
      expect(await (await ready()).json()).toMatchObject({
        problems: ['the database does not answer'],
      });
      expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      await postgres.restart();
      await until('it to be ready again', async () => (await ready()).status === 200);
      await publisher.settled();
      await until(
        'all to be stored',
        async () => (await countIn(postgres.url)).distinct === MESSAGES,
      );
      expect(await countIn(postgres.url)).toEqual(exactlyOnce);
    });
  },
);

describe('kill -9 with everything embedded', () => {
  it('stores every acknowledged reading once', async () => {
    const port = await freePort();
    const server = keep(
      await startServer({ KUUSEKI_MQTT_PORT: String(port), KUUSEKI_DEMO: 'off' }),
    );
    const publisher = await Publisher.open(port);
    await sendThroughKills(publisher, server);
    expect(publisher.acknowledged.size).toBe(MESSAGES);
    expect(await server.stop()).toBe(0);
    const db = await PGlite.create(path.join(server.folder, 'postgres'));
    expect((await db.query<Stored>(COUNT)).rows[0]).toEqual(exactlyOnce);
    await db.close();
  });
});
