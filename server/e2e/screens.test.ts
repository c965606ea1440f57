import type { MqttClient } from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, openStaff } from '../testing/browser.ts';
import { MQTT_USERS, startMosquitto, startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { chirpStack, openGateway, place, vs133, vs341 } from '../testing/sensors.ts';

/** One sensor for each personal desk; the captured frame is that of P03. */
const DESK = '24e124794c000001';
const DESKS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => (n === 3 ? DESK : `24e124794c00001${n}`));
const DOOR = '24e124716c000009';

describe.skipIf(!needs('mosquitto', 'mosquitto_passwd', 'chromium'))(
  'from a real broker to the screens',
  () => {
    let broker: Program;
    let server: Program;
    let browser: Browser;
    let gateway: MqttClient;
    let pages: { visitor: Page; signage: Page; staff: Page };
    const wrong: string[] = [];

    beforeAll(async () => {
      broker = await startMosquitto();
      server = await startServer({
        MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
        MQTT_USER: 'server',
        MQTT_PASSWORD: MQTT_USERS.server,
        KUUSEKI_OPENING: 'always',
      });
      const origin = `http://127.0.0.1:${server.port}`;
      await place(origin, {
        ...Object.fromEntries(
          DESKS.map((device, n) => [device, { space: `P0${n + 1}`, model: 'Milesight VS341' }]),
        ),
        'booth-1': { space: 'B01', model: 'Tuya ZY-M100' },
        [DOOR]: { door: 'door-1', model: 'Milesight VS133' },
      });
      gateway = await openGateway(broker.port);
      browser = await openBrowser();
      pages = {
        visitor: await openPage(browser, `${origin}/`),
        signage: await openPage(browser, `${origin}/signage`, { width: 1920, height: 1080 }),
        staff: await openStaff(browser, origin),
      };
      for (const [name, page] of Object.entries(pages)) {
        page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error') wrong.push(`${name}: ${message.text()}`);
        });
        await page.waitForSelector('[data-connection=live]');
      }
    });

    afterAll(async () => {
      await browser?.close();
      await gateway?.endAsync(true);
      await server?.stop();
      await broker?.stop();
    });

    const everywhere = async (space: string, status: string) => {
      for (const page of Object.values(pages)) {
        await page
          .locator(`[data-space="${space}"][data-status="${status}"]`)
          .first()
          .waitFor({ state: 'attached' });
      }
    };

    it('shows the seat of a captured ChirpStack frame of a VS341 on all three pages, with its reason', async () => {
      await everywhere('P03', 'unknown');
      const send = async (occupied: boolean, count: number, desk = DESK) => {
        const frame = { data: vs341(occupied), model: 'Milesight VS341', count };
        const { topic, payload } = chirpStack(desk, frame);
        await gateway.publishAsync(topic, payload, { qos: 1 });
      };
      for (const desk of DESKS.filter((each) => each !== DESK)) await send(false, 1, desk);
      await send(true, 413);
      await everywhere('P03', 'occupied');
      const reasons = await pages.visitor
        .locator('[data-space="P03"] [data-reason]')
        .allTextContents();
      expect(reasons.join()).toMatch(/着席/);
      const staff = await pages.staff.locator('[data-space="P03"] [data-reason]').allTextContents();
      expect(staff.join()).toMatch(/着席/);
      expect(await pages.signage.locator('[data-latest]').textContent()).toMatch(/P03.*着席/s);
      await send(false, 414);
      await everywhere('P03', 'free');
    });

    it('shows a Zigbee2MQTT radar', async () => {
      await gateway.publishAsync(
        'zigbee2mqtt/booth-1',
        JSON.stringify({ presence: true, linkquality: 90 }),
        { qos: 1 },
      );
      await everywhere('B01', 'occupied');
      for (const page of [pages.visitor, pages.staff]) {
        const reasons = await page.locator('[data-space="B01"] [data-reason]').allTextContents();
        expect(reasons.join()).toMatch(/人感センサー .*着席/);
      }
      expect(await pages.signage.locator('[data-latest]').textContent()).toMatch(/B01.*着席/s);
      await gateway.publishAsync('zigbee2mqtt/booth-1/availability', '{"state":"offline"}', {
        qos: 1,
        retain: true,
      });
      await everywhere('B01', 'unknown');
      await gateway.publishAsync('zigbee2mqtt/booth-1/availability', '{"state":"online"}', {
        qos: 1,
        retain: true,
      });
      await gateway.publishAsync('zigbee2mqtt/booth-1', JSON.stringify({ presence: false }), {
        qos: 1,
      });
      await everywhere('B01', 'free');
    });

    it('counts a VS133 door frame', async () => {
      for (const [count, data] of [vs133(72, 60), vs133(75, 61)].entries()) {
        const { topic, payload } = chirpStack(DOOR, { data, model: 'Milesight VS133', count });
        await gateway.publishAsync(topic, payload, { qos: 1 });
      }
      const door = pages.staff.locator('[data-door="door-1"]').first();
      await pages.staff.waitForFunction(() =>
        /3[\s\S]*1/.test(document.querySelector('[data-door="door-1"]')?.textContent ?? ''),
      );
      expect(await door.textContent()).toMatch(/入[^0-9]*3[\s\S]*出[^0-9]*1/);
      // Three came and one left: the head count of every page rests on the door, too.
      for (const page of Object.values(pages)) {
        await page.locator('[data-people]').first().waitFor({ state: 'attached' });
      }
    });

    it('lets reception give a new sensor its place, look at what it said, and take it away', async () => {
      const say = (seq: number) =>
        gateway.publishAsync(
          'kuuseki/v1/yy-square/dev/desk-77/state',
          JSON.stringify({
            v: 1,
            ts: new Date().toISOString(),
            kind: 'occupancy',
            value: true,
            seq,
            boot: 'a',
          }),
          { qos: 1 },
        );
      await say(1);
      await pages.staff.getByRole('tab', { name: '端末' }).click();
      const pending = pages.staff.locator('[data-pending="desk-77"]');
      await pending.getByText('置き場所を決める').click();
      await pending.locator('select').selectOption('space:A05');
      await pending.getByRole('button', { name: 'この場所に決める' }).click();
      await everywhere('A05', 'occupied');
      const device = pages.staff.locator('[data-device="desk-77"]');
      await device.getByText('最近の受信').click();
      await device.locator('code').first().waitFor();
      expect(await device.locator('code').first().textContent()).toContain('"seq":1');
      await device.getByRole('button', { name: '置き場所から外す' }).click();
      await device.getByRole('button', { name: '外す', exact: true }).click();
      await everywhere('A05', 'unknown');
      await pending.waitFor();
    });

    it('has no accessibility fault and no error on any page', async () => {
      for (const [name, page] of Object.entries(pages)) {
        expect(await axe(page), name).toEqual([]);
      }
      expect(wrong).toEqual([]);
    });

    it('shows the vacancy without JavaScript', async () => {
      const page = await openPage(browser, `http://127.0.0.1:${server.port}/`, {
        javaScript: false,
        width: 375,
      });
      expect(await page.locator('[data-space="P03"]').first().getAttribute('data-status')).toBe(
        'free',
      );
      expect(await page.locator('[data-zone]').count()).toBeGreaterThanOrEqual(5);
      await page.context().close();
    });
  },
);
