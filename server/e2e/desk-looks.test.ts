import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openStaff } from '../testing/browser.ts';
import { startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

describe.skipIf(!needs('chromium'))('the page of reception', () => {
  let server: Program;
  let browser: Browser;
  let desk: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ KUUSEKI_OPENING: 'always' }),
      openBrowser(),
    ]);
    desk = await openStaff(browser, `http://localhost:${server.port}`);
    await desk.waitForSelector('[data-connection=live]');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('draws for reception, in few colours, where now is and how much waits', async () => {
    await desk.emulateMedia({ forcedColors: 'active' });
    const seen = await desk.evaluate(() => {
      const line = getComputedStyle(document.querySelector('.now')!, '::before');
      // Whether anything waits is the demo's chance: the badge is looked at, not waited for.
      const badge = Object.assign(document.createElement('b'), { className: 'hot' });
      document.querySelector('.right [role=tab][aria-selected=true]')!.append(badge);
      const [mine, around] = [badge, badge.parentElement!].map((each) => getComputedStyle(each));
      return {
        line: [line.borderTopStyle, line.borderTopWidth],
        badge: mine!.color === around!.color && around!.color !== around!.backgroundColor,
      };
    });
    expect(seen).toEqual({ line: ['solid', '2px'], badge: true });
    await desk.emulateMedia({ forcedColors: 'none' });
  });

  it('tells, while reception looks back, what is a record and what is now', async () => {
    expect(await desk.locator('[data-now-band]').count()).toBe(0);
    await desk.getByRole('button', { name: '−10分' }).click();
    await desk.locator('.floor-bay [data-past-band]').waitFor();
    for (const part of ['.band', '.right', '.network'])
      expect([part, await desk.locator(`${part} [data-now-band]`).count()]).toEqual([part, 1]);
    expect(await desk.locator('.floor-bay [data-now-band]').count()).toBe(0);
    expect(await axe(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'いまに戻る' }).click();
    await desk.locator('[data-now-band]').first().waitFor({ state: 'detached' });
  });
});
