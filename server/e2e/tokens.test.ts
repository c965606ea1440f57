import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../testing/browser.ts';
import { ask, makeMember } from '../testing/gallery/people.ts';
import { mailTo, signIn } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

/** Pages whose address holds a secret: a browser must be able to send their forms. */
/** Holds a page's scripts back until they are let go. */
async function sleeping(page: Page): Promise<() => void> {
  let wake = () => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  await page.route('**/_app/**/*.js', async (route) => {
    await awake;
    await route.continue();
  });
  return wake;
}

describe.skipIf(!needs('chromium'))('an address with a token', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startServer({});
    origin = `http://localhost:${server.port}`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('takes what is typed at the first start, also before the page is awake', async () => {
    const printed = /http\S+\/setup\?token=[\w-]+/.exec(server.output())?.[0] ?? '';
    const page = await openPage(browser, 'about:blank');
    const wake = await sleeping(page);
    await page.goto(printed.replace(/^http:\/\/[^/]+/, origin), { waitUntil: 'commit' });
    await page.locator('[name="name"]').fill('管理 花子');
    await page.locator('[name="email"]').fill('first@example.jp');
    await page.locator('[name="password"]').fill('short');
    wake();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('[name="name"]').inputValue()).toBe('管理 花子');
    await page.locator('form').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.getByRole('button').last().click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('パスワード');
    await page.context().close();
  });

  it('gives whoever was invited a password of their own', async () => {
    const { cookie } = await signIn(origin, 'administrator');
    const guest = { name: '長門 舞', email: 'new@example.jp', role: 'member', origin };
    await ask(origin, cookie, 'POST', '/accounts', guest);
    const { text } = await mailTo(origin, 'new@example.jp');
    const page = await openPage(browser, /http\S+token=[\w-]+/.exec(text)?.[0] ?? '');
    await page.locator('input[type="password"]').first().fill('a window and seven desks');
    await page.getByRole('button').last().click();
    await page.waitForURL('**/login?done=password');
    await page.context().close();
  });

  it('cancels a booking without signing in', async () => {
    const { cookie } = await signIn(origin, 'administrator');
    const { book } = await makeMember(origin, cookie);
    const { id } = await book((Math.ceil(Date.now() / 900_000) + 96) * 900_000, 120);
    const { mails } = await ask<{ mails: { text: string }[] }>(origin, cookie, 'GET', '/mails');
    const link = mails
      .map(({ text }) => /http\S+\/bookings\/cancel\?\S+/.exec(text)?.[0] ?? '')
      .find((each) => each.includes(id));
    const page = await openPage(browser, link ?? '');
    await page.getByRole('button').last().click();
    await page.getByText('取り消しました').first().waitFor();
    await page.context().close();
  });
});
