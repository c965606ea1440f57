import type { MqttClient } from 'mqtt';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicDelta, PublicSnapshot } from '../contract/live.ts';
import type { StaffDelta, StaffHealth, StaffSnapshot } from '../contract/staff.ts';
import { garbage } from '../testing/garbage.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startPostgres,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openGateway, place, staffCookie } from '../testing/sensors.ts';

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb'))('a bad day', () => {
  let postgres: Program & { url: string };
  let broker: Program;
  let server: Program;
  let gateway: MqttClient;
  const sockets: Socket[] = [];
  let health: StaffHealth | undefined;
  let seat: string | undefined;
  let seq = 0;

  /** A seat's sensor speaks; @returns the number of the message */
  async function sit(occupied: boolean): Promise<number> {
    seq += 1;
    await gateway.publishAsync(
      'kuuseki/v1/yy-square/dev/desk-1/state',
      JSON.stringify({
        v: 1,
        ts: new Date().toISOString(),
        kind: 'occupancy',
        value: occupied,
        seq,
        boot: 'run1',
      }),
      { qos: 1 },
    );
    return seq;
  }

  /** How often the message with this number is stored. */
  async function copies(of: number): Promise<number> {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query(`SELECT 1 FROM "Reading" WHERE "key" LIKE $1`, [
      `desk-1|state|%|${of}`,
    ]);
    await client.end();
    return rows.length;
  }

  function open(origin: string, audience: string, cookie: string): Socket {
    const socket = io(`${origin}/${audience}`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie },
    });
    sockets.push(socket);
    return socket;
  }

  const metric = async (name: string) => {
    const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    return [...text.matchAll(new RegExp(`^${name}(?:{.*})? (\\S+)$`, 'gm'))].reduce(
      (sum, match) => sum + Number(match[1]),
      0,
    );
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    broker = await startMosquitto();
    server = await startServer({
      DATABASE_URL: postgres.url,
      MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
      MQTT_USER: 'server',
      MQTT_PASSWORD: MQTT_USERS.server,
      KUUSEKI_OPENING: 'always',
    });
    const origin = `http://127.0.0.1:${server.port}`;
    await place(origin, { 'desk-1': { space: 'A01' } });
    const cookie = await staffCookie(origin);
    const see = (picture: PublicSnapshot | PublicDelta) => {
      seat = picture.spaces?.find(({ id }) => id === 'A01')?.status ?? seat;
    };
    const visitor = open(origin, 'public', cookie);
    visitor.on('snapshot', see).on('delta', see);
    const note = (picture: StaffSnapshot | StaffDelta) => (health = picture.health ?? health);
    const staff = open(origin, 'staff', cookie);
    staff.on('snapshot', note).on('delta', note);
    gateway = await openGateway(broker.port);
    await sit(false);
    await until('the seat to be free', () => seat === 'free');
    await until('a healthy picture', () => health?.database === true);
  });

  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await gateway?.endAsync(true);
    await server?.stop();
    await broker?.stop();
    await postgres?.stop();
  });

  it('without the database: reception is told, seats change live, and nothing is lost', async () => {
    const before = server.output().length;
    await postgres.stop('SIGINT');
    await until('reception to be told', () => health?.database === false);
    const taken = await sit(true);
    await until('the seat to be taken', () => seat === 'occupied');
    const left = await sit(false);
    await until('the seat to be free', () => seat === 'free');
    expect(health?.database).toBe(false);
    await until('reception to see what waits', () => (health?.waiting ?? 0) >= 2);

    await postgres.restart();
    await until('reception to be told', () => health?.database === true);
    await until('nothing to wait', () => health?.waiting === 0);
    expect([await copies(taken), await copies(left)]).toEqual([1, 1]);

    const lines = server.output().slice(before).split('\n');
    const warnings = lines.flatMap((line) =>
      line.startsWith('{') ? [(JSON.parse(line) as { msg: string }).msg] : [],
    );
    expect(warnings.length).toBeGreaterThan(0);
    expect(new Set(warnings).size).toBe(warnings.length);
    for (const warning of warnings) expect(warning).not.toMatch(/\n|invocation|^\s*$/);
  });

  it('under garbage: it is refused and counted, and the next good message counts', async () => {
    const { pid } = server.child();
    const refused = await metric('kuuseki_messages_rejected_total');
    const memory = await metric('process_resident_memory_bytes');
    expect(memory).toBeGreaterThan(0);
    const messages = garbage(1);
    for (const { topic, payload, retain } of messages) {
      await gateway.publishAsync(topic, payload, { qos: 1, retain });
    }
    await sit(true);
    await until('the seat to be taken', () => seat === 'occupied');
    await sit(false);
    await until('the seat to be free', () => seat === 'free');

    // Some of it is a device's message without a reading, which is no fault.
    const now = await metric('kuuseki_messages_rejected_total');
    expect(now - refused).toBeGreaterThan(messages.length / 2);
    expect(await metric('process_resident_memory_bytes')).toBeLessThan(memory + 150_000_000);
    expect(server.child().exitCode).toBe(null);
    expect(server.child().pid).toBe(pid);
    expect(server.output()).not.toMatch(/unhandled|uncaught|TypeError|RangeError/i);
  });

  it('with retained garbage at the broker: it starts again and goes on', async () => {
    await server.stop('SIGKILL');
    await server.restart();
    await until('the retained garbage to be refused again', async () => {
      return (await metric('kuuseki_messages_rejected_total')) > 0;
    });
    await sit(true);
    await until('the seat to be taken', () => seat === 'occupied');
  });
});
