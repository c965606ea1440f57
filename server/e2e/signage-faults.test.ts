import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../testing/browser.ts';
import { openCable } from '../testing/cable.ts';
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
import { openWall } from '../testing/wall.ts';

/** Seconds between two messages of a desk's sensor; its limit is 2.5 of them (OC11). */
const HEARTBEAT = 2;
const LIMIT = 2.5 * HEARTBEAT * 1000;
/** Promise 1, in milliseconds: unknown within 5 s of the limit, healed within 10 s. */
const WITHIN = 5_000;
const HEALED = 10_000;

interface Frame {
  at: number;
  free: string[];
}

/** Notes at every frame which seats are called free. */
const watch = () => {
  const frames: Frame[] = [];
  Object.assign(globalThis, { frames });
  const look = () => {
    const free = [...document.querySelectorAll('[data-space][data-status=free]')].map(
      (seat) => (seat as HTMLElement).dataset.space ?? '',
    );
    if (free.join() !== frames.at(-1)?.free.join()) frames.push({ at: Date.now(), free });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** Seats that a frame called free between two moments, the one that stood at the first among them. */
const freeBetween = async (page: Page, from: number, to: number): Promise<string[]> => {
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: Frame[] }).frames);
  const first = frames.findLastIndex(({ at }) => at <= from);
  const within = frames.filter(({ at }, n) => n >= first && at <= to);
  return [...new Set(within.flatMap(({ free }) => free))];
};

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'postgres', 'initdb', 'chromium'))(
  'the lobby board when something fails',
  () => {
    let postgres: Program & { url: string };
    let broker: Program;
    let server: Program;
    let cable: Awaited<ReturnType<typeof openCable>>;
    let browser: Browser;
    let page: Page;
    let gateway: MqttClient;
    let origin = '';
    const alive = new Map<string, NodeJS.Timeout>();
    let lastSaid = 0;

    const say = (device: string) => {
      lastSaid = Date.now();
      gateway.publish(
        `kuuseki/v1/yy-square/dev/${device}/state`,
        JSON.stringify({
          v: 1,
          ts: new Date().toISOString(),
          kind: 'occupancy',
          value: false,
          seq: Date.now(),
        }),
        { qos: 1 },
      );
    };
    const speak = (device: string) => {
      say(device);
      alive.set(
        device,
        setInterval(() => say(device), HEARTBEAT * 1000),
      );
    };
    const hush = (device: string) => {
      clearInterval(alive.get(device));
      alive.delete(device);
    };
    const booth = (presence: boolean) =>
      gateway.publishAsync('zigbee2mqtt/booth-1', JSON.stringify({ presence }), { qos: 1 });
    const becomes = (space: string, status: string) =>
      page.waitForSelector(`[data-space=${space}][data-status=${status}]`, { state: 'attached' });
    const heals = async (since: number, ...spaces: string[]) => {
      for (const space of spaces) await becomes(space, 'free');
      expect(Date.now() - since).toBeLessThan(HEALED);
    };
    /** Nothing is called free from `WITHIN` after the evidence's end until now. */
    const honest = async (end: number, ...spaces: string[]) => {
      const free = await freeBetween(page, end + WITHIN, Date.now());
      expect(free.filter((each) => spaces.includes(each))).toEqual([]);
    };
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
      origin = `http://127.0.0.1:${server.port}`;
      gateway = await openGateway(broker.port);
      for (const device of ['desk-1', 'desk-2']) {
        await gateway.publishAsync(
          `kuuseki/v1/yy-square/dev/${device}/meta`,
          JSON.stringify({ v: 1, heartbeatSec: HEARTBEAT }),
          { qos: 1, retain: true },
        );
      }
      await place(origin, {
        'desk-1': { space: 'A01' },
        'desk-2': { space: 'A02' },
        'booth-1': { space: 'B01', model: 'Tuya ZY-M100' },
      });
      speak('desk-1');
      speak('desk-2');
      await booth(false);
      cable = await openCable(server.port);
      browser = await openBrowser();
      page = await openPage(browser, 'about:blank', { width: 1920, height: 1080 });
      await page.addInitScript(watch);
      await page.goto(`http://127.0.0.1:${cable.port}/signage`);
      for (const space of ['A01', 'A02', 'B01']) await becomes(space, 'free');
    });
    afterAll(async () => {
      for (const device of [...alive.keys()]) hush(device);
      await browser?.close();
      cable?.close();
      await gateway?.endAsync(true);
      await server?.stop();
      await broker?.stop();
      await postgres?.stop();
    });

    afterEach(() => cable.mend());

    it('a sensor that falls silent', async () => {
      hush('desk-1');
      const end = lastSaid + LIMIT;
      await becomes('A01', 'unknown');
      await pause(end + WITHIN + 1_000 - Date.now());
      await honest(end, 'A01');
      expect(await freeBetween(page, Date.now(), Date.now())).toContain('A02');
      speak('desk-1');
      await heals(Date.now(), 'A01');
    });

    it('a gateway that goes down takes with it whatever speaks through it', async () => {
      const bridge = (state: string) =>
        gateway.publishAsync('zigbee2mqtt/bridge/state', JSON.stringify({ state }), { qos: 1 });
      await bridge('offline');
      const end = Date.now();
      await becomes('B01', 'unknown');
      await pause(WITHIN);
      await honest(end, 'B01');
      await bridge('online');
      await booth(false);
      await heals(Date.now(), 'B01');
    });

    it('a broker that goes down', async () => {
      const end = Date.now();
      await broker.stop();
      await page.waitForSelector('[data-scene=unknown]');
      await pause(end + WITHIN + 1_000 - Date.now());
      await honest(end, 'A01', 'A02', 'B01');
      await broker.restart();
      await heals(Date.now(), 'A01', 'A02');
      await booth(false);
      await becomes('B01', 'free');
    });

    it('a database that goes down changes nothing on the board, and an emergency stands', async () => {
      const cookie = await staffCookie(origin);
      const call = (method: string, body?: object) =>
        fetch(`${origin}/api/v1/staff/emergency`, {
          method,
          headers: { cookie, origin, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
      const alarm = { kind: 'fire', order: 'leave', words: { ja: '正面玄関から外へ' } };
      const said = Date.now();
      expect((await call('POST', { ...alarm, confirmed: true })).status).toBe(201);
      await page.waitForSelector('[data-scene=emergency]');
      expect(Date.now() - said).toBeLessThan(1_000);
      await postgres.stop('SIGINT');
      hush('desk-1');
      const end = lastSaid + LIMIT;
      await pause(end + WITHIN - Date.now());
      expect(await page.locator('[data-scene=emergency]').count()).toBe(1);
      await postgres.restart();
      await until('the emergency to end', async () => (await call('DELETE')).status === 204);
      await page.waitForSelector('[data-scene=open]');
      await becomes('A01', 'unknown');
      await honest(end, 'A01');
      speak('desk-1');
      await heals(Date.now(), 'A01');
    });

    it('a line that is cut without a word', async () => {
      cable.cut();
      const end = Date.now();
      await page.waitForSelector('[data-why=gone]');
      // Longer than the viewer waits before it begins anew.
      await pause(12_000);
      await honest(end, 'A01', 'A02', 'B01');
      cable.mend();
      await heals(Date.now(), 'A01', 'A02', 'B01');
    });

    it('a page that sleeps for eight hours shows nothing as free when it wakes', async () => {
      // Chrome says so before it stops a page; what stands there then is what somebody finds.
      const asleep = await page.evaluate(async () => {
        document.dispatchEvent(new Event('freeze'));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return document.querySelectorAll('[data-space][data-status=free]').length;
      });
      expect(asleep).toBe(0);
      await page.evaluate(() => {
        const real = Date.now.bind(Date);
        Date.now = () => real() + 8 * 3_600_000;
      });
      await heals(Date.now(), 'A01', 'A02', 'B01');
      // The time on the wall is the server's, whatever this device believes.
      const time = new Intl.DateTimeFormat('ja-JP', {
        timeZone: 'Asia/Tokyo',
        hour: 'numeric',
        hourCycle: 'h23',
      });
      const hour = time.format(new Date()).replace('時', '');
      expect(await page.locator('.clock .vh').textContent()).toMatch(new RegExp(`^${hour}:`));
      await page.reload();
      await heals(Date.now(), 'A01', 'A02', 'B01');
    });

    it('a server that is killed', async () => {
      const end = Date.now();
      await server.stop('SIGKILL');
      await page.waitForSelector('[data-why=gone]');
      await pause(end + WITHIN + 1_000 - Date.now());
      await honest(end, 'A01', 'A02', 'B01');
      await server.restart();
      await heals(Date.now(), 'A01', 'A02');
    });

    it('a server that is told to end says that it comes back', async () => {
      const end = Date.now();
      await server.stop();
      await page.waitForSelector('[data-why=restarting]');
      await honest(end, 'A01', 'A02', 'B01');
      await server.restart();
      await heals(Date.now(), 'A01', 'A02');
    });

    it('a sensor that is stuck', async () => {
      const wall = await openWall('2026-11-24T10:32:05+09:00');
      wall.office();
      await wall.start();
      const other = await openPage(browser, `${wall.url}/signage`, { width: 1920, height: 1080 });
      await other.waitForSelector('[data-space=M01][data-status=free]', { state: 'attached' });
      const end = Date.now();
      wall.stick('meeting');
      await other.waitForSelector('[data-zone=meeting][data-level=unknown]');
      expect(Date.now() - end).toBeLessThan(WITHIN);
      expect(await other.locator('[data-zone=meeting] [data-free]').textContent()).not.toMatch(
        /\d/,
      );
      wall.stick('meeting', false);
      wall.office();
      await other.waitForSelector('[data-zone=meeting][data-level=available]');
      await other.context().close();
      await wall.stop();
    });
  },
);
