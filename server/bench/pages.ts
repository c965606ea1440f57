import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../testing/browser.ts';
import { MQTT_USERS, startMosquitto, startServer, until } from '../testing/processes.ts';
import { openGateway, place } from '../testing/sensors.ts';
import { median } from './figures.ts';

type Note = (what: string, figure: string) => void;

/** A slow phone: four times slower than this machine, 1.6 Mbit/s, 150 ms there and back. */
const SLOWER = 4;
const LINE = {
  offline: false,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
  latency: 150,
};
const ROUNDS = 3;
const DESKS = Array.from({ length: 22 }, (_, n) => `A${String(n + 1).padStart(2, '0')}`);
/** Changes of one seat that are watched. */
const CHANGES = 20;

interface Vitals {
  lcp: number;
  shift: number;
}

/** Collects what the browser itself measures, from before the page's first byte. */
const observe = () => {
  const vitals = { lcp: 0, shift: 0 };
  Object.assign(globalThis, { vitals });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) vitals.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as unknown as {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) vitals.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
};
const vitalsOf = (page: Page): Promise<Vitals> =>
  page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);

/** Opens a page as a slow phone does, with an empty cache. */
async function openSlow(browser: Browser, url: string): Promise<Page> {
  const page = await openPage(browser, 'about:blank', { width: 375, height: 812 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', LINE);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(observe);
  await page.goto(url);
  await page.waitForSelector('[data-connection=live]');
  await page.waitForTimeout(2_000);
  return page;
}

/** Kilobytes over the line when the page is opened, by kind; scripts and styles as gzip sends them. */
async function weigh(browser: Browser, url: string): Promise<Record<string, number>> {
  const page = await openPage(browser, 'about:blank');
  const parts: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    const kind = /\.(js|css|woff2)$/.exec(new URL(response.url()).pathname)?.[1];
    if (kind === undefined) return;
    parts.push(
      response
        .body()
        .then((body) => [
          kind,
          kind === 'woff2' ? body.length : gzipSync(body, { level: 9 }).length,
        ]),
    );
  });
  await page.goto(url);
  await page.waitForSelector('[data-connection=live]');
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await page.waitForTimeout(500);
  const sums: Record<string, number> = {};
  for (const [kind, bytes] of await Promise.all(parts)) {
    sums[kind] = (sums[kind] ?? 0) + bytes / 1000;
  }
  await page.context().close();
  return sums;
}

/** The speed of the pages that everybody opens, while seats change under them. */
export async function pageFigures(note: Note): Promise<void> {
  const broker = await startMosquitto();
  const server = await startServer({
    MQTT_URL: `mqtt://127.0.0.1:${broker.port}`,
    MQTT_USER: 'server',
    MQTT_PASSWORD: MQTT_USERS.server,
    KUUSEKI_OPENING: 'always',
    KUUSEKI_LOG: 'silent',
  });
  const origin = `http://127.0.0.1:${server.port}`;
  await place(
    origin,
    Object.fromEntries(DESKS.map((space) => [`desk-${space.toLowerCase()}`, { space }])),
  );
  const gateway = await openGateway(broker.port);
  const sit = (space: string, value: boolean) =>
    gateway.publishAsync(
      `kuuseki/v1/yy-square/dev/desk-${space.toLowerCase()}/state`,
      JSON.stringify({
        v: 1,
        ts: new Date().toISOString(),
        kind: 'occupancy',
        value,
        seq: Date.now(),
      }),
      { qos: 1 },
    );
  for (const space of DESKS) await sit(space, false);
  const browser = await openBrowser();
  const weight = await weigh(browser, `${origin}/`);
  note('JavaScript of the public page (gzip)', `${(weight.js ?? 0).toFixed(1)} kB`);
  note(
    'styles (gzip) and font files of the public page',
    `${(weight.css ?? 0).toFixed(1)} kB, ${(weight.woff2 ?? 0).toFixed(0)} kB`,
  );
  const lcp: number[] = [];
  let page: Page | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    await page?.context().close();
    page = await openSlow(browser, `${origin}/`);
    lcp.push((await vitalsOf(page)).lcp);
  }
  note(
    `largest contentful paint of /, CPU ${SLOWER} x slower, 1.6 Mbit/s, 150 ms`,
    `${(median(lcp) / 1000).toFixed(2)} s`,
  );
  const touched: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const space = DESKS[change % DESKS.length]!;
    await page!.evaluate(() => {
      const elements = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) elements.add(target);
      });
      const options = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(document.body, options);
      Object.assign(globalThis, { elements, observer });
    });
    await sit(space, true);
    await until(
      `${space} to be taken`,
      async () =>
        (await page!.locator(`[data-space="${space}"]`).first().getAttribute('data-status')) ===
        'occupied',
    );
    touched.push(
      await page!.evaluate(() => {
        const { elements, observer } = globalThis as unknown as {
          elements: Set<Node>;
          observer: MutationObserver;
        };
        observer.disconnect();
        return elements.size;
      }),
    );
  }
  const all = await page!.evaluate(() => document.querySelectorAll('body *').length);
  note('nodes of / that one changed seat touches (median, of all)', `${median(touched)} of ${all}`);
  note(`layout shift of / while ${CHANGES} seats change`, (await vitalsOf(page!)).shift.toFixed(3));
  await browser.close();
  await gateway.endAsync(true);
  await server.stop();
  await broker.stop();
}
