import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRouter, type RunningRouter } from '../../devices/routeros/emulator/emulator.ts';
import {
  sampleClient,
  sampleInterface,
  sampleRouter,
} from '../../devices/routeros/emulator/sample.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { openCable } from '../testing/cable.ts';
import { backAt, framesOf, watchFrames } from '../testing/frames.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startPostgres,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openGateway, place, seatSensors, staffCookie } from '../testing/sensors.ts';
import {
  all,
  claimsOf,
  everywhere,
  HEALED,
  only,
  suffer,
  type Fault,
} from '../testing/suffering.ts';
import { toldWithoutDatabase } from '../testing/without-database.ts';
import { openWall } from '../testing/wall.ts';

const SEATS = ['A01', 'A02', 'B01'];
const HOUR = 3_600_000;

const runs = ({ child }: Program) => child().exitCode === null && child().signalCode === null;

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb', 'chromium'))(
  'when something fails, on the pages of visitors, lobby and reception',
  () => {
    let postgres: Program & { url: string };
    let broker: Program;
    let server: Program;
    let router: RunningRouter;
    let cable: Awaited<ReturnType<typeof openCable>>;
    let browser: Browser;
    let pages: Record<'visitor' | 'signage' | 'staff', Page>;
    let gateway: MqttClient;
    let sensors: ReturnType<typeof seatSensors>;
    let booth: NodeJS.Timeout;
    let origin = '';

    /** The booth's sensor speaks through a gateway, which says when it comes and goes. */
    const bridge = (state: 'online' | 'offline') => {
      clearInterval(booth);
      gateway.publish('zigbee2mqtt/bridge/state', JSON.stringify({ state }), { qos: 1 });
      const say = () => gateway.publish('zigbee2mqtt/booth-1', '{"presence":false}');
      if (state === 'online') booth = setInterval(say, 1_000);
    };
    const open = async (url: string, cookie?: string) => {
      const page = await openPage(browser, 'about:blank', { width: 1920, height: 1080 });
      if (cookie !== undefined) await wear(page, url, cookie);
      await page.addInitScript(watchFrames);
      await page.goto(url);
      return page;
    };
    const whole = (claims: string[]) => SEATS.every((seat) => claims.includes(seat));

    /** A fault on all three pages, after which all three seats are free, unless told otherwise. */
    const fail = (fault: Omit<Fault, 'on' | 'back'> & Partial<Fault>) =>
      suffer({ on: pages, back: SEATS, ...fault });

    beforeAll(async () => {
      [postgres, broker, router, browser] = await Promise.all([
        startPostgres(),
        startMosquitto(),
        startRouter(
          sampleRouter({
            interfaces: () => [sampleInterface({ name: 'wifi1', type: 'wifi' })],
            clients: () =>
              Array.from({ length: 7 }, (_, n) =>
                sampleClient({ interface: 'wifi1', mac: `02:00:00:00:00:0${n}` }),
              ),
          }),
        ),
        openBrowser(),
      ]);
      server = await startServer({
        DATABASE_URL: postgres.url,
        MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
        MQTT_USER: 'server',
        MQTT_PASSWORD: MQTT_USERS.server,
        KUUSEKI_OPENING: 'always',
        KUUSEKI_WIFI_INTERVAL: '1',
        KUUSEKI_ACCESS_POINTS: `routeros://kuuseki:correct%20horse@127.0.0.1:${router.port}/?id=ap-1`,
      });
      origin = `http://127.0.0.1:${server.port}`;
      gateway = await openGateway(broker.port);
      sensors = seatSensors(gateway, 2);
      await place(origin, {
        'desk-1': { space: 'A01' },
        'desk-2': { space: 'A02' },
        'booth-1': { space: 'B01', model: 'Tuya ZY-M100' },
      });
      sensors.speak('desk-1', 'desk-2');
      bridge('online');
      cable = await openCable(server.port);
      const line = `http://127.0.0.1:${cable.port}`;
      pages = {
        visitor: await open(`${line}/`),
        signage: await open(`${line}/signage`),
        staff: await open(`${line}/staff`, await staffCookie(origin)),
      };
      await everywhere('the seats to be free', pages, whole);
    });

    // Whatever a test has left broken: it pulls no other along.
    afterEach(async () => {
      cable.mend();
      router.heal();
      if (!runs(postgres)) await postgres.restart();
      if (!runs(broker)) await broker.restart();
      if (!runs(server)) await server.restart();
      bridge('online');
      sensors.speak('desk-1', 'desk-2');
      await everywhere('the seats to be free again', pages, whole);
    });

    afterAll(async () => {
      clearInterval(booth);
      sensors?.silence();
      await browser?.close();
      cable?.close();
      await gateway?.endAsync(true);
      await server?.stop();
      await Promise.all([broker?.stop(), postgres?.stop(), router?.stop()]);
    });

    it('a sensor that falls silent: its seat, and no other', async () => {
      await fail({
        of: only('A01'),
        strike: () => (sensors.hush('desk-1'), sensors.holdsUntil('desk-1')),
        async mend() {
          for (const page of Object.values(pages)) expect(await claimsOf(page)).toContain('A02');
          sensors.speak('desk-1');
        },
      });
    });

    it('a sensor that is stuck', async () => {
      const reception = { userId: 'u', name: '受付', email: 'r@example.jp', memberId: null };
      const wall = await openWall('2026-11-24T10:32:05+09:00', {
        actor: { ...reception, role: 'staff' },
      });
      wall.office();
      await wall.start();
      const on = {
        visitor: await open(`${wall.url}/`),
        signage: await open(`${wall.url}/signage`),
        staff: await open(`${wall.url}/staff`),
      };
      await everywhere('the room to be free', on, (claims) => claims.includes('M01'));
      await fail({
        on,
        of: (claim) => /^(M01$|meeting=)/.test(claim),
        strike: () => (wall.stick('meeting'), Date.now()),
        mend() {
          wall.stick('meeting', false);
          wall.office();
        },
        back: ['M01', 'A01'],
      });
      for (const page of Object.values(on)) await page.context().close();
      await wall.stop();
    });

    it('a gateway that goes down takes with it whatever speaks through it', async () => {
      await fail({
        of: (claim) => /^(B01$|booth=)/.test(claim),
        strike: () => (bridge('offline'), Date.now()),
        mend: () => bridge('online'),
      });
    });

    it('a broker that goes down', async () => {
      await fail({
        of: (claim) => !claim.startsWith('ap-'),
        strike: () => (void broker.stop(), Date.now()),
        mend: () => broker.restart(),
      });
    });

    it('a router that goes down: its clients are unknown, never none', async () => {
      const { staff } = pages;
      const counted = (claims: string[]) => claims.includes('ap-1=7');
      await everywhere('the clients to be counted', { staff }, counted);
      await fail({
        on: { staff },
        of: only('ap-1=7'),
        strike: () => (router.inject({ kind: 'silent' }), Date.now()),
        async mend() {
          expect(await staff.locator('[data-access-point=ap-1]').textContent()).toContain('—');
          router.heal();
        },
        back: ['ap-1=7'],
      });
    });

    it('a database that goes down changes nothing else, and an emergency stands', async () => {
      const { signage, ...others } = pages;
      const cookie = await staffCookie(origin);
      const call = (method: string, body?: object) =>
        fetch(`${origin}/api/v1/staff/emergency`, {
          method,
          headers: { cookie, origin, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
      const alarm = { kind: 'fire', order: 'leave', words: { ja: '正面玄関から外へ' } };
      expect((await call('POST', { ...alarm, confirmed: true })).status).toBe(201);
      await signage.waitForSelector('[data-scene=emergency]');
      await fail({
        of: only('A01'),
        async strike() {
          await postgres.stop('SIGINT');
          sensors.hush('desk-1');
          return sensors.holdsUntil('desk-1');
        },
        async mend() {
          for (const page of Object.values(others)) expect(await claimsOf(page)).toContain('A02');
          await signage.waitForSelector('[data-scene=emergency]');
          await toldWithoutDatabase(origin, cookie);
          await postgres.restart();
          await until('the emergency to end', async () => (await call('DELETE')).status === 204);
          sensors.speak('desk-1');
        },
      });
    });

    it('a line that is cut without a word', async () => {
      await fail({
        of: all,
        strike: () => (cable.cut(), Date.now()),
        async mend() {
          await pages.signage.waitForSelector('[data-why=gone]');
          // Longer than the viewer waits before it begins anew.
          await new Promise((resolve) => setTimeout(resolve, 6_000));
          cable.mend();
        },
      });
    });

    it('a page that sleeps for eight hours shows nothing as free when it wakes', async () => {
      for (const page of Object.values(pages)) {
        const asleep = await page.evaluate(async (hours) => {
          // Chrome says so before it stops a page; what stands there then is what somebody finds.
          document.dispatchEvent(new Event('freeze'));
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const real = Date.now.bind(Date);
          Object.assign(globalThis, { wake: () => (Date.now = real) });
          Date.now = () => real() + hours;
          return document.querySelectorAll('[data-space][data-status=free]').length;
        }, 8 * HOUR);
        expect(asleep).toBe(0);
      }
      const awake = Date.now();
      await everywhere('the seats to be free', pages, whole);
      for (const page of Object.values(pages))
        expect(backAt(await framesOf(page), SEATS, awake) - awake).toBeLessThan(HEALED);
      // The time on the wall is the server's, whatever this device believes.
      const time = { timeZone: 'Asia/Tokyo', hour: 'numeric', hourCycle: 'h23' } as const;
      const hour = new Intl.DateTimeFormat('ja-JP', time).format(new Date()).replace('時', '');
      expect(await pages.signage.locator('.clock .vh').textContent()).toMatch(`${hour}:`);
      for (const page of Object.values(pages))
        await page.evaluate(() => (globalThis as unknown as { wake: () => void }).wake());
    });

    it('a server that is killed', async () => {
      await fail({
        of: all,
        strike: () => (void server.stop('SIGKILL'), Date.now()),
        async mend() {
          await pages.signage.waitForSelector('[data-why=gone]');
          await server.restart();
        },
      });
    });

    it('a server that is told to end says that it comes back', async () => {
      await fail({
        of: all,
        async strike() {
          const end = Date.now();
          await server.stop();
          return end;
        },
        async mend() {
          await pages.signage.waitForSelector('[data-why=restarting]');
          await server.restart();
        },
      });
    });
  },
);
