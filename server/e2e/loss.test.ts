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
  #onCount = () => {};

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

  /** Resolves in the very step in which the `count`th acknowledgement arrives. */
  reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onCount = () => {
        if (this.acknowledged.size >= count) resolve();
      };
      this.#onCount();
    });
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
        this.#onCount();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50)); // the line broke: the same again
      }
    }
  }
}

const SEQS = `SELECT split_part("key", '|', 5)::int AS seq FROM "Reading" WHERE "kind" = 'presence' ORDER BY 1`;

/** The number of every stored reading in order: a second copy would stand here twice. */
type Stored = () => Promise<number[]>;

const storedIn =
  (url: string): Stored =>
  async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<{ seq: number }>(SEQS)).rows.map(({ seq }) => seq);
    } finally {
      await client.end();
    }
  };

/** Of the embedded database, while no server runs on it. */
const storedUnder =
  (folder: string): Stored =>
  async () => {
    const db = await PGlite.create(path.join(folder, 'postgres'));
    try {
      return (await db.query<{ seq: number }>(SEQS)).rows.map(({ seq }) => seq);
    } finally {
      await db.close();
    }
  };

const inOrder = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

/** Where one kill fell: of the `sent` messages since the last one, so many were `stored`. */
interface Kill {
  sent: number;
  stored: number;
  /** Acknowledged before the kill, and not stored. */
  owed: number;
}

/**
 * Kills the server without mercy in the middle of each part of the messages, and starts it again.
 * @param begun waits until some from this number on are stored
 */
async function sendThroughKills(
  publisher: Publisher,
  server: Program,
  stored: Stored,
  begun: (from: number) => Promise<unknown>,
): Promise<Kill[]> {
  const cuts = [0, 451, 984, 1_523, MESSAGES];
  const kills: Kill[] = [];
  for (let n = 1; n < cuts.length; n += 1) {
    const from = cuts[n - 1] ?? 0;
    const to = cuts[n] ?? MESSAGES;
    publisher.send(from, from + 100);
    await begun(from);
    publisher.send(from + 100, to);
    if (n === cuts.length - 1) break;
    await publisher.reached(from + 120); // the burst is under way
    const acknowledged = [...publisher.acknowledged];
    await server.stop('SIGKILL');
    const kept = new Set(await stored());
    kills.push({
      sent: to - from,
      stored: [...kept].filter((seq) => seq >= from).length,
      owed: acknowledged.filter((seq) => !kept.has(seq)).length,
    });
    await server.restart();
  }
  await publisher.settled();
  return kills;
}

const fellInTheMiddle = (kills: Kill[]) =>
  kills.some(({ sent, stored }) => stored > 0 && stored < sent);

const external = (broker: Program) => ({
  MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
  MQTT_USER: 'server',
  MQTT_PASSWORD: MQTT_USERS.server,
});

async function expectAllOnce(stored: Stored, publisher: Publisher): Promise<void> {
  expect(publisher.acknowledged.size).toBe(MESSAGES);
  await until('all to be stored', async () => {
    const { size } = new Set(await stored());
    if (size < MESSAGES) throw new Error(`${size} of ${MESSAGES}`);
    return true;
  });
  expect(await stored()).toEqual(inOrder(publisher.acknowledged));
}

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb'))(
  'kill -9 with a real broker',
  () => {
    it('stores every acknowledged reading once in PostgreSQL', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      const server = keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      const stored = storedIn(postgres.url);
      const kills = await sendThroughKills(publisher, server, stored, (from) =>
        until('some to be stored', async () => (await stored()).some((seq) => seq >= from)),
      );
      expect(kills).toSatisfy(fellInTheMiddle);
      await expectAllOnce(stored, publisher);
    });

    it('stores what it had received and could not store yet when it was killed', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      const server = keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      const lock = new pg.Client({ connectionString: postgres.url });
      await lock.connect();
      await lock.query('BEGIN; LOCK TABLE "Reading" IN SHARE ROW EXCLUSIVE MODE');
      publisher.send(0, MESSAGES);
      await publisher.reached(MESSAGES);
      await until('many to wait in the server', async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
        return Number(/^kuuseki_readings_waiting (\d+)$/m.exec(metrics)?.[1]) > 100;
      });
      await server.stop('SIGKILL');
      expect(await storedIn(postgres.url)()).toEqual([]);
      await lock.end();
      await server.restart();
      await expectAllOnce(storedIn(postgres.url), publisher);
    });

    it('stores every acknowledged reading once when Mosquitto restarts in the middle', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      publisher.send(0, 1_000);
      await publisher.reached(100);
      await broker.stop();
      publisher.send(1_000, MESSAGES);
      await broker.restart();
      await publisher.settled();
      await expectAllOnce(storedIn(postgres.url), publisher);
    });

    it('loses nothing while the database is stopped for 10 s, and says so', async () => {
      const postgres = keep(await startPostgres());
      const broker = keep(await startMosquitto());
      const server = keep(await startServer({ ...external(broker), DATABASE_URL: postgres.url }));
      const publisher = await Publisher.open(broker.port);
      const stored = storedIn(postgres.url);
      publisher.send(0, 500);
      await until('some to be stored', async () => (await stored()).length > 0);
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
      await expectAllOnce(stored, publisher);
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
    const stored = storedUnder(server.folder);
    // The embedded broker acknowledges what is stored.
    const kills = await sendThroughKills(publisher, server, stored, (from) =>
      publisher.reached(from + 20),
    );
    await server.stop('SIGKILL');
    expect(kills).toSatisfy(fellInTheMiddle);
    expect(kills.map(({ owed }) => owed)).toEqual([0, 0, 0]);
    await expectAllOnce(stored, publisher);
  });
});
