import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../testing/browser.ts';
import { until } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';
import { openWall, type Wall } from '../testing/wall.ts';

const START = '2026-11-24T10:32:05+09:00';
const MINUTE = 60_000;

/** Notes every number of seats that a page shows, frame by frame, from its first frame on. */
const watchNumbers = () => {
  const shown: string[] = [];
  Object.assign(globalThis, { shown });
  const look = () => {
    const numbers = [...document.querySelectorAll('[data-free]')].map((each) => each.textContent);
    const now = numbers.join('|').replaceAll(/[^\d|]/g, '');
    if (now !== shown.at(-1)) shown.push(now);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
const numbersOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);

/**
 * A clock that stands until the test turns it: every interval of the page falls due in its order, once
 * a second at most, and the server's signs of life come every two seconds of that time, not of ours.
 */
const takeTime = () => {
  const timers = new Map<number, { run: () => void; every: number; due: number }>();
  const sockets: WebSocket[] = [];
  const BEAT = '42/signage,["beat",';
  let now = Date.now();
  let next = 1_000_000;
  let heard = { clock: 0, takenAt: 0, at: 0 };
  Date.now = () => now;
  globalThis.setInterval = ((run: () => void, every = 0) => {
    timers.set((next += 1), { run, every: Math.max(every, 1_000), due: now + every });
    return next;
  }) as typeof setInterval;
  globalThis.clearInterval = (id) => void timers.delete(Number(id));
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
      this.addEventListener('message', (event) => {
        const text = String(event.data);
        if (event.isTrusted && text.startsWith(BEAT)) return event.stopImmediatePropagation();
        const [, clock, takenAt] = /"clock":(\d+),"takenAt":"([^"]+)"/.exec(text) ?? [];
        if (clock && takenAt)
          heard = { clock: Number(clock), takenAt: Date.parse(takenAt), at: now };
      });
    }
  };
  setInterval(() => {
    const takenAt = new Date(heard.takenAt + now - heard.at).toISOString();
    const data = `${BEAT}{"clock":${heard.clock},"takenAt":"${takenAt}"}]`;
    sockets.at(-1)?.dispatchEvent(new MessageEvent('message', { data }));
  }, 2_000);
  Object.assign(globalThis, {
    connections: () => sockets.length,
    /** Time passes when the last change has come: none is as late as this clock is fast. */
    async pass(ms: number, change: number) {
      while (heard.clock < change) await new Promise((resolve) => setTimeout(resolve, 1));
      const end = now + ms;
      for (;;) {
        let first: { run: () => void; every: number; due: number } | null = null;
        for (const each of timers.values()) if (!first || each.due < first.due) first = each;
        if (first === null || first.due > end) break;
        now = Math.max(now, first.due);
        first.due += first.every;
        first.run();
        await Promise.resolve();
      }
      now = end;
    },
  });
};
interface Hands {
  pass(ms: number, change: number): Promise<void>;
  connections(): number;
}
const pass = (page: Page, ms: number, change: number) =>
  page.evaluate((by) => (globalThis as unknown as Hands).pass(...by), [ms, change] as const);

describe.skipIf(!needs('chromium'))('a board that runs for months', () => {
  let wall: Wall;
  let browser: Browser;
  const open = async (prepare?: () => void) => {
    const page = await openPage(browser, 'about:blank', { width: 1920, height: 1080 });
    page.setDefaultTimeout(20_000);
    if (prepare) await page.addInitScript(prepare);
    await page.goto(`${wall.url}/signage`);
    await page.waitForSelector('[data-connection=live]');
    return page;
  };
  const keys = (page: Page) =>
    page.evaluate(async () => {
      const stores = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      return stores.flat().map(({ url }) => new URL(url).pathname);
    });

  beforeAll(async () => {
    wall = await openWall(START);
    wall.office({ open: 8, personal: 3, booth: 1 });
    await wall.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await wall?.stop();
  });

  it('starts without a network with our own page and no number, and heals within 10 s', async () => {
    const page = await open(watchNumbers);
    await until('the page and all that it needs to be kept', async () => {
      const loaded = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.startsWith('/_app/immutable/')),
      );
      const kept = new Set(await keys(page));
      return kept.has('/signage') && loaded.every((path) => kept.has(path));
    });
    await wall.stop();
    const answer = await page.reload();
    expect(answer?.fromServiceWorker()).toBe(true);
    await page.waitForSelector('[data-scene=unknown][data-connection=lost]');
    expect(await page.locator('main').textContent()).toMatch(/受付で\s*おたずねください/);
    expect(await page.locator('.clock').textContent()).toMatch(/\d{1,2}:\d\d/);
    // From the first frame on.
    expect((await numbersOn(page)).filter((each) => /\d/.test(each))).toEqual([]);
    // The typeface, too, is kept: the words are drawn as the board draws them.
    expect(
      await page.evaluate(() => document.fonts.check("700 40px 'BIZ UDPGothic'", '受付でおたずね')),
    ).toBe(true);

    const back = Date.now();
    await wall.start();
    await page.waitForSelector('[data-scene=open][data-connection=live]');
    // The promise itself, not a speed.
    expect(Date.now() - back).toBeLessThan(10_000);
    await page.context().close();
  });

  it('keeps no other page, and nothing of a person or a device', async () => {
    const page = await open();
    await until('the page to be kept', async () => (await keys(page)).includes('/signage'));
    await page.goto(`${wall.url}/`);
    expect((await page.goto(`${wall.url}/login`))?.fromServiceWorker()).toBe(false);
    for (const path of await keys(page))
      expect(path).toMatch(/^\/signage(\/last-board)?$|^\/_app\/immutable\//);
    await wall.stop();
    await expect(page.goto(`${wall.url}/`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await wall.start();
    await page.context().close();
  });

  it('loads itself anew when the server is another build', async () => {
    const page = await open();
    await page.evaluate(() => Object.assign(globalThis, { old: true }));
    await wall.stop();
    wall.renew('abcdef1');
    await wall.start();
    await until(
      'the page to be new',
      async () => !(await page.evaluate(() => 'old' in globalThis)),
    );
    await page.waitForSelector('[data-connection=live]');
    await page.context().close();
  });

  it('shows no cursor, no scroll bar and nothing to press', async () => {
    const page = await open();
    expect(
      await page.evaluate(() => [
        getComputedStyle(document.querySelector('.signage')!).cursor,
        document.documentElement.scrollHeight <= innerHeight,
        document.querySelectorAll('a, button, input, select').length,
      ]),
    ).toEqual(['none', true, 0]);
    await page.context().close();
  });

  it('does not grow: 24 hours with a change every five minutes, under 10 %', async () => {
    const page = await open(takeTime);
    const tools = await page.context().newCDPSession(page);
    let taken = 0;
    const hours = async (count: number, step: number) => {
      for (let n = 0; n < count * 60; n += step) {
        taken = (taken + 5) % 22;
        await pass(page, step * MINUTE, await wall.sent());
        await wall.time(new Date(wall.clock.at + step * MINUTE).toISOString());
        wall.office({ open: taken, personal: taken % 9, booth: taken % 3 });
      }
      // The same board whenever it is weighed.
      wall.office({ open: 4, personal: 2, booth: 1 });
      await pass(page, 0, await wall.sent());
      return weigh(tools);
    };
    // What a scene needs is loaded when it is first shown: one day has shown them all.
    const before = await hours(25, 30);
    const after = await hours(24, 5);
    expect(wall.clock.at - Date.parse(START)).toBe(49 * 60 * MINUTE);
    expect(after.heap / before.heap).toBeLessThan(1.1);
    expect(after.listeners).toBe(before.listeners);
    // It was a board all the while, not one that had lost its server, and knows what time it is.
    expect(await page.evaluate(() => (globalThis as unknown as Hands).connections())).toBe(1);
    await page.waitForSelector('[data-scene=open][data-connection=live]');
    await page.locator('.asof b', { hasText: '11:32:05' }).waitFor();
    expect(await page.locator('.clock .vh').textContent()).toBe('11:32');
    await page.context().close();
  });
});

/** What the page still holds when all that is held by nobody is gone; the heap in bytes. */
async function weigh(tools: CDPSession): Promise<{ heap: number; listeners: number }> {
  await tools.send('Performance.enable');
  for (let n = 0; n < 3; n += 1) await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners') };
}
