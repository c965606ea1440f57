import os from 'node:os';
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
import { openGateway, sample, staffCookie } from '../testing/sensors.ts';

const MACS = ['3C:22:FB:10:20:30', '7A:91:0C:AB:CD:EF', 'DE:AD:BE:11:22:33', '5E:0F:AA:BB:CC:01'];
/** Names of people's phones, in fields that say so: they go the way of the addresses. */
const HOST = 'taro-no-iPhone';
const DEVICES = ['vs121p-SN1', 'zigbee2mqtt/bridge', 'booth-1', 'desk-1', '(no device)'];
/** In a text of which nothing says what it is: only reception's look at raw messages shows it. */
const REMARK = 'hanako-no-Pixel';

/**
 * Whatever may be an address, told without the product's own pattern. Longer runs of hex are DevEUIs
 * and hashes, the last group of a UUID is part of one.
 */
const LIKE_MAC = new RegExp(
  [
    '[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\\1){4}[0-9a-f]{2}',
    '(?<![0-9a-f])[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}(?![0-9a-f])',
    '(?<![0-9a-z]|[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}(?![0-9a-z])',
  ].join('|'),
  'gi',
);

const spellings = (mac: string): string[] => {
  const bare = mac.replaceAll(':', '');
  return [
    mac,
    mac.replaceAll(':', '-'),
    mac.replaceAll(':', '%3A'),
    bare,
    bare.match(/.{4}/g)?.join('.') ?? bare,
  ].map((each) => each.toLowerCase());
};

/** The log names the machine that it was written on, which in a container looks like an address. */
const found = (text: string): string[] => {
  const lower = text.replaceAll(`"hostname":"${os.hostname()}"`, '').toLowerCase();
  return [
    ...MACS.flatMap(spellings).filter((spelling) => lower.includes(spelling)),
    ...[...lower.matchAll(LIKE_MAC)].map((match) => match[0]),
  ];
};

describe('an address', () => {
  it.each(['3c:22:fb:10:20:30', '3C-22-FB-10-20-31', '3c22.fb10.2032', '3C22FB102033'])(
    '%s would be found anywhere',
    (mac) => {
      for (const before of ['', ' ', '"', ':', '-', '/', 'vs121p-', '{"mac":"', '\\"', 'id='])
        for (const after of ['', ' ', '"', ':', '-', '/', '\\"', ',', '.'])
          expect([before, after, found(before + mac + after)]).not.toEqual([before, after, []]);
    },
  );

  it('is neither a DevEUI nor a hash, a UUID or a time', () => {
    for (const text of [
      '24e124794c123456',
      '2cf24dba5fb0a30e26e83b2a',
      'f47ac10b-58cc-4372-a567-0e02b2c3d479',
      '2026-11-24T04:30:37.123Z',
      '1795494637123',
    ])
      expect([text, found(text)]).toEqual([text, []]);
  });
});

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb'))(
  'MAC addresses',
  () => {
    let postgres: Program & { url: string };
    let broker: Program;
    let server: Program;
    const routers: RunningRouter[] = [];
    const seen: Record<string, string> = {};
    let leasesAsked = 0;

    beforeAll(async () => {
      for (const [n, type] of (['wifi', 'wlan'] as const).entries()) {
        const router = await startRouter(
          sampleRouter({
            packages: [type === 'wifi' ? 'wifi-qcom' : 'wireless'],
            interfaces: () => [
              sampleInterface({ name: `radio${n}`, type, ssid: HOST, comment: HOST }),
              sampleInterface({ name: 'ether1', comment: `${HOST} ${MACS[0]}` }),
            ],
            clients: () =>
              MACS.slice(n).map((mac) => ({
                ...sampleClient({ interface: `radio${n}`, mac, ssid: HOST }),
                get hostname() {
                  leasesAsked += 1; // the table of leases is the only one that reads it
                  return HOST;
                },
              })),
          }),
        );
        router.inject({ kind: 'ignoreProplist' });
        router.inject({
          kind: 'trap',
          path: '/system/resource',
          message: `busy with ${MACS[n]}`,
        });
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
              `routeros://kuuseki:correct%20horse@127.0.0.1:${router.port}/?id=ap-${n + 1}&lines=ether1:fibre`,
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
      const gateway = await openGateway(broker.port);
      const tell = (topic: string, payload: unknown) =>
        gateway.publishAsync(topic, JSON.stringify(payload), { qos: 1 });
      const report = sample('milesight-vs121p-1').payload;
      await tell('milesight/vs121', {
        ...report,
        device_info: { device_sn: 'SN1', device_mac: MACS[0], hostname: HOST },
      });
      await tell('zigbee2mqtt/bridge/devices', [
        { ieee_address: MACS[1], friendly_name: 'booth-9', host_name: HOST },
      ]);
      await tell('zigbee2mqtt/booth-1', {
        presence: true,
        note: `${REMARK} ${MACS[2]}`,
        client: { 'host-name': HOST },
      });
      const state = { v: 1, kind: 'occupancy', value: true, seq: 1, boot: 'a' };
      await tell('kuuseki/v1/yy-square/dev/desk-1/state', {
        ...state,
        mac: MACS[3],
        HostName: HOST,
      });
      for (const mac of MACS.flatMap(spellings)) {
        await tell(`kuuseki/v1/yy-square/dev/${mac}/state`, state);
        await tell(`milesight/${mac}`, { mac });
        await tell(`milesight/s-${mac}`, {
          ...report,
          device_info: { device_sn: mac, device_mac: mac },
        });
        await tell(`zigbee2mqtt/${mac}`, { presence: true, ieeeAddr: mac });
        await tell(`zigbee2mqtt/desk-${mac}/availability`, { state: 'online' });
        await tell(`application/1/device/${mac}/event/up`, { deviceInfo: { devEui: mac } });
        await tell(`v3/app@tenant/devices/${mac}/up`, { end_device_ids: { device_id: mac } });
        await gateway.publishAsync(`milesight/${mac}`, `{"mac":"${mac}"`, { qos: 1 });
      }
      // One session hears one gateway's messages in order: after the last one, all were taken.
      await tell('kuuseki/v1/yy-square/dev/sentinel/state', state);
      await until('the last message to be stored', async () =>
        (await dump()).includes('"deviceId":"sentinel"'),
      );
      await until('the counts and the last device on the staff socket', () =>
        ['"clients":4', '"clients":3', 'sentinel'].every((each) => seen.staff?.includes(each)),
      );
      await until('a few beats', () => (seen.public ?? '').split('beat').length > 3);

      const get = async (path: string) =>
        (await fetch(origin + path, { headers: { cookie } })).text();
      for (const path of ['/', '/signage', '/staff', '/metrics', '/api/v1/vacancy'])
        seen[path] = await get(path);
      for (const device of DEVICES) {
        seen[device] = await get(`/api/v1/staff/devices/${encodeURIComponent(device)}/messages`);
      }
      // Whoever types an address where a page's address belongs must not find it in the log.
      for (const mac of MACS.flatMap(spellings)) await get(`/${mac}`);
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
      for (const line of ['{access_point="ap-1"} 4', '{access_point="ap-2"} 3'])
        expect(seen['/metrics']).toContain(`kuuseki_access_point_clients${line}`);
      expect(seen.staff).toContain('busy with');
      for (const device of DEVICES) expect(seen[device]).toContain('"text":');
      for (const prefix of ['kuuseki/v1', 'milesight', 'zigbee2mqtt', 'application', 'v3'])
        expect(seen['(no device)']).toContain(`"topic":"${prefix}/`);
      for (const [where, text] of Object.entries(seen))
        expect([where, text.length > 10]).toEqual([where, true]);
    });

    it('are in no frame, page, metric, log or table, in no spelling', () => {
      expect(
        Object.entries(seen).flatMap(([where, text]) =>
          found(text).map((each) => `${where}: ${each}`),
        ),
      ).toEqual([]);
    });

    it('go with a log of one JSON record a line, and a page that is not there is none', () => {
      const lines = (seen.output ?? '').split('\n').filter((line) => line !== '');
      const records = lines.filter((line) => line.startsWith('{'));
      expect(lines.filter((line) => !records.includes(line))).toEqual([
        expect.stringMatching(/^空席状況: /),
        expect.stringMatching(/^最初の管理者の登録: /),
      ]);
      // Only what is said: a port or a time may hold these digits by chance.
      const said = records.map((line) => (JSON.parse(line) as { msg: string }).msg).join('\n');
      expect(said.replace(/:\d+/g, '')).not.toMatch(/404|Not found/i);
    });

    it('nor is the name of anybody’s phone', () => {
      const where = (name: string) =>
        Object.keys(seen).filter((each) => seen[each]?.toLowerCase().includes(name.toLowerCase()));
      expect(where(HOST)).toEqual([]);
      expect(where(REMARK)).toEqual(['booth-1']);
      expect(leasesAsked).toBe(0);
    });
  },
);
