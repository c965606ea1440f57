import { io, type Socket } from 'socket.io-client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, openStaff } from '../testing/browser.ts';
import { startServer, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const WORDS = '12月3日は設備点検のため、15時で閉館します。';

describe.skipIf(!needs('chromium'))('what staff tell everybody', () => {
  let server: Program;
  let browser: Browser;
  let staff: Page;
  let visitor: Page;
  let board: Page;
  let socket: Socket;
  let wire = '';
  const done = (words: string) => staff.locator('.done', { hasText: words }).waitFor();

  beforeAll(async () => {
    server = await startServer({ KUUSEKI_DEMO: 'on' });
    const origin = `http://127.0.0.1:${server.port}`;
    browser = await openBrowser();
    staff = await openStaff(browser, origin);
    visitor = await openPage(browser, origin, { width: 375 });
    board = await openPage(browser, `${origin}/signage`, { width: 1920, height: 1080 });
    for (const page of [visitor, board]) await page.waitForSelector('[data-connection=live]');
    socket = io(`${origin}/public`, { transports: ['websocket'], forceNew: true });
    socket.onAny((...frame: unknown[]) => (wire += JSON.stringify(frame)));
    await staff.locator('details.menu summary').click();
    await staff.getByRole('link', { name: 'お知らせ・緊急' }).click();
    await staff.waitForURL('**/staff/notices');
  });
  afterAll(async () => {
    socket?.close();
    await browser?.close();
    await server?.stop();
  });

  it('is written, looked at, published and withdrawn on a page, and is on every screen meanwhile', async () => {
    await staff.locator('input[name=ja]').first().fill(WORDS);
    await staff.getByRole('button', { name: '見た目を確かめる' }).click();
    await staff.locator('.preview', { hasText: WORDS }).waitFor();
    expect(await visitor.locator('[data-notice]').count()).toBe(0);
    await staff.getByRole('button', { name: 'お知らせを出す' }).click();
    await done('お知らせを出しました');
    for (const page of [visitor, board])
      await page.locator('[data-notice]', { hasText: WORDS }).waitFor({ state: 'attached' });
    // Who arrives now gets it without a line of code.
    for (const path of ['/', '/faq', '/book']) {
      const plain = await openPage(browser, new URL(path, visitor.url()).href, {
        javaScript: false,
      });
      expect(await plain.locator('[data-notice]').allTextContents()).toEqual([
        expect.stringContaining(WORDS),
      ]);
      await plain.context().close();
    }
    await staff.getByRole('button', { name: '取り下げる' }).click();
    await done('お知らせを取り下げました');
    for (const page of [visitor, board])
      await page.locator('[data-notice]').waitFor({ state: 'detached' });
  });

  it('is an emergency only after it was asked whether that is meant, and ends by staff', async () => {
    await staff.getByRole('button', { name: '確かめる', exact: true }).click();
    await staff.getByText('本当に出しますか').waitFor();
    expect(await board.locator('[data-scene=emergency]').count()).toBe(0);
    await staff.getByRole('button', { name: '緊急のお知らせを出す' }).click();
    await done('緊急のお知らせを出しました');
    await board.waitForSelector('[data-scene=emergency]');
    expect(await board.locator('h1').textContent()).toBe('避難してください');
    await visitor.waitForSelector('[data-emergency]');
    const { origin } = new URL(visitor.url());
    for (const path of ['', 'access']) {
      const korean = await (await fetch(`${origin}/${path}?lang=ko`)).text();
      expect([path, korean]).toEqual([path, expect.stringContaining('즉시 대피하세요')]);
    }
    for (const page of [staff, visitor, board]) expect(await axe(page)).toEqual([]);
    await staff.getByRole('button', { name: '緊急のお知らせを終える' }).click();
    await done('緊急のお知らせを終えました');
    await board.waitForSelector('[data-scene=open]');
    await visitor.locator('[data-emergency]').waitFor({ state: 'detached' });
  });

  it('says nowhere who wrote it', async () => {
    await until('both to have gone over the wire', () =>
      [WORDS, '正面玄関から外へ'].every((words) => wire.includes(words)),
    );
    expect(wire).not.toMatch(/staff さん|"by"|byId/);
    expect(await visitor.content()).not.toContain('staff さん');
  });
});
