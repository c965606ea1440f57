import mqtt from 'mqtt';
import pg from 'pg';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRouter, type RunningRouter } from '../../devices/routeros/emulator/emulator.ts';
import {
  sampleClient,
  sampleInterface,
  sampleRouter,
} from '../../devices/routeros/emulator/sample.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startPostgres,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { sample, staffCookie } from '../testing/sensors.ts';

const MACS = ['3C:22:FB:10:20:30', '7A:91:0C:AB:CD:EF', 'DE:AD:BE:11:22:33', '5E:0F:AA:BB:CC:01'];
const HOST = 'taro-no-iPhone';

/** Any spelling of an address, but not a piece of a longer hexadecimal id (DevEUI, hash). */
const MAC = /(?<![0-9a-f:-])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f:-])/gi;

const spellings = (mac: string): string[] => {
  const bare = mac.replaceAll(':', '');
  return [mac, mac.replaceAll(':', '-'), bare, bare.match(/.{4}/g)?.join('.') ?? bare].map((each) =>
    each.toLowerCase(),
  );
};

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb'))(
  'MAC addresses',
  () => {
    let postgres: Program & { url: string };
    let broker: Program;
    let server: Program;
    const routers: RunningRouter[] = [];
    const seen: Record<string, string> = {};

    beforeAll(async () => {
      for (const [n, type] of (['wifi', 'wlan'] as const).entries()) {
        const router = await startRouter(
          sampleRouter({
            packages: [type === 'wifi' ? 'wifi-qcom' : 'wireless'],
            interfaces: () => [sampleInterface({ name: `radio${n}`, type })],
            clients: () =>
              MACS.slice(n).map((mac) => ({
                ...sampleClient({ interface: `radio${n}`, mac }),
                hostname: HOST,
              })),
          }),
        );
        router.inject({ kind: 'ignoreProplist' });
        routers.push(router);
      }
      postgres = await startPostgres();
      broker = await startMosquitto();
      server = await startServer({
        DATABASE_URL: postgres.url,
        MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
        MQTT_USER: 'server',
        MQTT_PASSWORD: MQTT_USERS.server,
        KUUSEKI_LOG: 'debug',
        KUUSEKI_WIFI_INTERVAL: '1',
        KUUSEKI_ACCESS_POINTS: routers
          .map(
            (router, n) =>
              `routeros://kuuseki:correct%20horse@127.0.0.1:${router.port}/?id=ap-${n + 1}`,
          )
          .join(' '),
      });
      const origin = `http://127.0.0.1:${server.port}`;
      const cookie = await staffCookie(origin);
      for (const audience of ['public', 'signage', 'staff']) {
        const socket = io(`${origin}/${audience}`, {
          transports: ['websocket'],
          forceNew: true,
          extraHeaders: { cookie },
        });
        socket.onAny(
          (...frame: unknown[]) =>
            (seen[audience] = (seen[audience] ?? '') + JSON.stringify(frame)),
        );
      }
      const gateway = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
        username: 'gateway',
        password: MQTT_USERS.gateway,
      });
      const report = sample('milesight-vs121p-1').payload;
      const tell = (topic: string, payload: object) =>
        gateway.publishAsync(topic, JSON.stringify(payload), { qos: 1 });
      await tell('milesight/vs121', {
        ...report,
        device_info: { ...(report.device_info as object), device_mac: MACS[0] },
      });
      await tell('zigbee2mqtt/bridge/devices', { ieee_address: MACS[1], friendly_name: 'booth-9' });
      await tell('zigbee2mqtt/booth-1', { presence: true, note: MACS[2] });
      await tell(`kuuseki/v1/yy-square/dev/desk-1/state`, {
        v: 1,
        kind: 'occupancy',
        value: true,
        seq: 1,
        boot: 'a',
        mac: MACS[3],
      });
      await tell(`kuuseki/v1/yy-square/dev/${(MACS[0] ?? '').replaceAll(':', '')}/state`, {
        v: 1,
        kind: 'occupancy',
        value: true,
        seq: 1,
        boot: 'a',
      });
      await gateway.publishAsync(`nobody/knows/${MACS[1]}`, `{"mac":"${MACS[1]}"`, { qos: 1 });
      // The counts arrived: the routers were asked, and the way to the screens is open.
      await until(
        'the counts on the staff socket',
        () => /"clients":4/.test(seen.staff ?? '') && /"clients":3/.test(seen.staff ?? ''),
      );
      await until('the messages to be stored', async () => (await dump()).includes('desk-1'));
      await until('a few beats', () => (seen.public ?? '').split('beat').length > 3);

      const get = async (path: string) =>
        (await fetch(origin + path, { headers: { cookie } })).text();
      for (const path of ['/', '/signage', '/staff', '/metrics', '/api/v1/vacancy'])
        seen[path] = await get(path);
      for (const device of [
        'desk-1',
        'booth-1',
        'zigbee2mqtt/bridge',
        '(no device)',
        '369362028335',
      ]) {
        const path = `/api/v1/staff/devices/${encodeURIComponent(device)}/messages`;
        seen[path] = await get(path);
      }
      await gateway.endAsync(true);
      await server.stop();
      seen.output = server.output();
      seen.database = await dump();
    });

    afterAll(async () => {
      await server?.stop();
      await broker?.stop();
      await postgres?.stop();
      for (const router of routers) await router.stop();
    });

    async function dump(): Promise<string> {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      const { rows: tables } = await client.query<{ name: string }>(
        `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
      );
      let text = '';
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(
          `SELECT row_to_json(t)::text AS row FROM ${name} t`,
        );
        text += `${name}\n${rows.map((each) => each.row).join('\n')}\n`;
      }
      await client.end();
      return text;
    }

    it('were really there to be found', () => {
      expect(routers.map((router) => router.requests > 0)).toEqual([true, true]);
      expect(seen.database).toContain('"clients": 4');
      expect(seen['/metrics']).toContain('kuuseki_access_point_clients{access_point="ap-1"} 4');
      expect(Object.keys(seen).length).toBeGreaterThanOrEqual(14);
      for (const [where, text] of Object.entries(seen))
        expect([where, text.length > 10]).toEqual([where, true]);
    });

    it('are in no frame, page, metric, log or table, in no spelling', () => {
      const found = Object.entries(seen).flatMap(([where, text]) => {
        const lower = text.toLowerCase();
        const known = MACS.flatMap(spellings).filter((spelling) => lower.includes(spelling));
        const like = [...text.matchAll(MAC)].map((match) => match[0]);
        return [...known, ...like].map((each) => `${where}: ${each}`);
      });
      expect(found).toEqual([]);
    });

    it('nor is the name of anybody’s phone', () => {
      expect(
        Object.entries(seen)
          .filter(([, text]) => text.includes(HOST))
          .map(([where]) => where),
      ).toEqual([]);
    });
  },
);
