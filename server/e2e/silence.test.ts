import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRouter, type RunningRouter } from '../../devices/routeros/emulator/emulator.ts';
import {
  sampleClient,
  sampleInterface,
  sampleRouter,
} from '../../devices/routeros/emulator/sample.ts';
import { openBrowser, openPage, openStaff } from '../testing/browser.ts';
import {
  MQTT_USERS,
  startMosquitto,
  startServer,
  until,
  type Program,
} from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openGateway, place } from '../testing/sensors.ts';

/** Seconds between a device's messages, as it declares; its limit is 2.5 of them (OC11). */
const HEARTBEAT = 2;
/** Promise 1: unknown within 5 s of the limit. In milliseconds. */
const WITHIN = 5_000;

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'chromium'))('what falls silent', () => {
  let broker: Program;
  let server: Program;
  let browser: Browser;
  let gateway: MqttClient;
  let router: RunningRouter;
  let pages: { visitor: Page; signage: Page; staff: Page };
  const alive = new Map<string, NodeJS.Timeout>();
  const lastSent = new Map<string, number>();

  const say = (device: string) => {
    lastSent.set(device, Date.now());
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
  const statusOn = (page: Page, space: string) =>
    page.locator(`[data-space="${space}"]`).first().getAttribute('data-status');
  const everywhere = (space: string, status: string) =>
    until(`${space} to be ${status} on every screen`, async () => {
      const seen = await Promise.all(Object.values(pages).map((page) => statusOn(page, space)));
      return seen.every((each) => each === status);
    });

  beforeAll(async () => {
    broker = await startMosquitto();
    router = await startRouter(
      sampleRouter({
        interfaces: () => [
          sampleInterface({ name: 'wifi1', type: 'wifi' }),
          sampleInterface({ name: 'ether1', type: 'ether' }),
        ],
        clients: () =>
          Array.from({ length: 7 }, (_, n) =>
            sampleClient({ interface: 'wifi1', mac: `02:00:00:00:00:0${n}` }),
          ),
      }),
    );
    server = await startServer({
      MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
      MQTT_USER: 'server',
      MQTT_PASSWORD: MQTT_USERS.server,
      KUUSEKI_OPENING: 'always',
      KUUSEKI_WIFI_INTERVAL: '1',
      KUUSEKI_ACCESS_POINTS: `routeros://kuuseki:correct%20horse@127.0.0.1:${router.port}/?id=ap-1&lines=ether1:光回線1`,
    });
    const origin = `http://127.0.0.1:${server.port}`;
    gateway = await openGateway(broker.port);
    for (const device of ['desk-1', 'desk-2']) {
      await gateway.publishAsync(
        `kuuseki/v1/yy-square/dev/${device}/meta`,
        JSON.stringify({ v: 1, heartbeatSec: HEARTBEAT }),
        { qos: 1, retain: true },
      );
    }
    await place(origin, { 'desk-1': { space: 'A01' }, 'desk-2': { space: 'A02' } });
    speak('desk-1');
    speak('desk-2');
    browser = await openBrowser();
    pages = {
      visitor: await openPage(browser, `${origin}/`),
      signage: await openPage(browser, `${origin}/signage`, { width: 1920, height: 1080 }),
      staff: await openStaff(browser, origin),
    };
    await everywhere('A01', 'free');
  });

  afterAll(async () => {
    for (const device of alive.keys()) hush(device);
    await browser?.close();
    await gateway?.endAsync(true);
    await server?.stop();
    await broker?.stop();
    await router?.stop();
  });

  it('a sensor: its seat is unknown within 5 s of its limit, the others stay, and it heals', async () => {
    hush('desk-1');
    const limit = (lastSent.get('desk-1') ?? 0) + 2.5 * HEARTBEAT * 1000;
    await everywhere('A01', 'unknown');
    const late = Date.now() - limit;
    // The promise itself, not a speed: nobody may be told "free" for longer than this.
    expect(late).toBeLessThan(WITHIN);
    expect(await statusOn(pages.visitor, 'A02')).toBe('free');
    speak('desk-1');
    await everywhere('A01', 'free');
  });

  it('the router: its clients are unknown, never zero, and come back', async () => {
    const row = pages.staff
      .locator('tr[data-access-point="ap-1"], li[data-access-point="ap-1"]')
      .first();
    const text = async () => (await row.textContent()) ?? '';
    await until('the count', async () => /接続端末数\s*7/.test(await text()));
    router.inject({ kind: 'silent' });
    await until('the count to go', async () => !/接続端末数\s*\d/.test(await text()));
    router.heal();
    await until('the count again', async () => /接続端末数\s*7/.test(await text()));
  });

  it('the broker: every seat is unknown, and heals when it is back', async () => {
    await broker.stop();
    const gone = Date.now();
    await everywhere('A01', 'unknown');
    await everywhere('A02', 'unknown');
    expect(Date.now() - gone).toBeLessThan(WITHIN);
    await broker.restart();
    await everywhere('A01', 'free');
    await everywhere('A02', 'free');
  });

  it('the server: every screen shows unknown by itself, and heals without a touch', async () => {
    await server.stop('SIGKILL');
    const gone = Date.now();
    await everywhere('A02', 'unknown');
    expect(Date.now() - gone).toBeLessThan(WITHIN);
    for (const page of Object.values(pages)) {
      expect(await page.locator('[data-status="free"]').count()).toBe(0);
    }
    await server.restart();
    await everywhere('A01', 'free');
    await everywhere('A02', 'free');
  });
});
