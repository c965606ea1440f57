import mqtt from 'mqtt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, openStaff } from '../testing/browser.ts';
import { freePort, startServer, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const PHONE = { width: 375, height: 812 };
const FLOOD = 300;

describe.skipIf(!needs('chromium'))('a phone, and three hundred devices that nobody placed', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';
  let staff: Page;

  beforeAll(async () => {
    const mqttPort = await freePort();
    server = await startServer({ KUUSEKI_MQTT_PORT: String(mqttPort), KUUSEKI_OPENING: 'always' });
    origin = `http://127.0.0.1:${server.port}`;
    const fault = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, { protocolVersion: 4 });
    const state = JSON.stringify({ v: 1, kind: 'occupancy', value: true, seq: 1, boot: 'a' });
    for (let n = 0; n < FLOOD; n += 1) {
      await fault.publishAsync(`kuuseki/v1/yy-square/dev/invented-${n}/state`, state, { qos: 1 });
    }
    await fault.endAsync();
    browser = await openBrowser();
    staff = await openStaff(browser, origin);
    await staff.getByRole('tab', { name: '端末' }).click();
    await staff.locator('#pending small', { hasText: String(FLOOD) }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const box = async (page: Page, selector: string) => {
    const found = await page.locator(selector).first().boundingBox();
    if (found === null) throw new Error(`${selector} is not to be seen`);
    return found;
  };

  it('says how many there are, and keeps them in a box below the real devices', async () => {
    for (const size of [{ width: 1280, height: 800 }, PHONE]) {
      await staff.setViewportSize(size);
      const [devices, pending] = [
        await box(staff, '.devices .scroll'),
        await box(staff, '.pending'),
      ];
      expect(pending.y).toBeGreaterThanOrEqual(devices.y + devices.height - 1);
      expect(pending.height).toBeLessThan(460);
      // On a phone what is well is folded: the strip of all, and the line that unfolds them.
      expect(devices.height).toBeGreaterThan(size === PHONE ? 100 : 150);
      expect(await overflow(staff)).toBeLessThanOrEqual(0);
    }
    expect(await staff.locator('[data-pending]').count()).toBe(200);
    expect(await staff.locator('[data-rest]').textContent()).toMatch(/^ほか100件。/);
  });

  it('lets the keyboard scroll that box', async () => {
    const region = staff.getByRole('region', { name: '置き場所が決まっていない端末の一覧' });
    await region.focus();
    await staff.keyboard.press('End');
    await until('the end of the list', () => region.evaluate((element) => element.scrollTop > 500));
    expect(await axe(staff, { within: '.devices' })).toEqual([]);
  });

  it('gives the box more room while somebody says where a device stands', async () => {
    await staff.setViewportSize({ width: 1280, height: 800 });
    const before = await box(staff, '.pending');
    await staff.locator('[data-pending]').first().getByText('置き場所を決める').click();
    const open = await box(staff, '.pending');
    expect(open.height).toBeGreaterThan(before.height + 100);
    expect((await box(staff, '.devices .scroll')).height).toBeGreaterThan(60);
    await staff.locator('[data-pending]').first().getByText('置き場所を決める').click();
  });

  it('orders reception by what a person must look at', async () => {
    await staff.setViewportSize(PHONE);
    const bays = ['left', 'disagreements', 'floor-bay', 'devices', 'network'];
    const tops = await Promise.all(bays.map(async (bay) => (await box(staff, `.${bay}`)).y));
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it('shows a visitor that it is a demo, and breaks no name within a word', async () => {
    const page = await openPage(browser, `${origin}/`, PHONE);
    expect(await page.getByText('実際の空席ではありません').isVisible()).toBe(true);
    const lines = await page.locator('.zone-name strong').evaluateAll((names) =>
      names.flatMap((name) => {
        const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
        const parts: number[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          if ((node.textContent ?? '').trim() !== '') parts.push(range.getClientRects().length);
        }
        return parts;
      }),
    );
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(new Set(lines)).toEqual(new Set([1]));
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('stacks the lobby board where it stands upright, and leaves it alone on its panel', async () => {
    const page = await openPage(browser, `${origin}/signage`, PHONE);
    const [board, pylon] = [await box(page, '.board'), await box(page, '.pylon')];
    expect(pylon.y).toBeGreaterThanOrEqual(board.y + board.height - 1);
    expect(board.width).toBe(PHONE.width);
    const sizes = await page
      .locator('.zone-name strong, .zone-name p, .plate strong')
      .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await page.setViewportSize({ width: 1920, height: 1080 });
    expect(await box(page, '.pylon')).toEqual({ x: 1424, y: 0, width: 496, height: 1080 });
    const tall = await page.locator('.pylon').evaluate((pylon) => pylon.scrollHeight);
    expect(tall).toBeLessThanOrEqual(1080);
    expect((await box(page, '.pylon .map')).height).toBeGreaterThan(300);
    const heights = await page
      .locator('.zone-name strong')
      .evaluateAll((names) => names.map((name) => name.getClientRects()[0]?.height ?? 0));
    expect(Math.max(...heights)).toBeLessThan(80); // one line each
  });
});
