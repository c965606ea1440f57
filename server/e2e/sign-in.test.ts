import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { invite, mailTo, signIn } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

// A passkey belongs to a name, never to a number: hence localhost.
let server: Program;
let origin = '';
let browser: Browser;

const PAGES = [
  '/login',
  '/login/code',
  '/register',
  '/register/sent',
  '/verify-email?token=x',
  '/forgot',
  '/reset?token=x',
  '/setup?token=x',
];
const ADMIN_PAGES = ['/account', '/account/security', '/admin/accounts', '/admin/outbox'];

describe.skipIf(!needs('chromium'))('pages about accounts', () => {
  beforeAll(async () => {
    server = await startServer({});
    origin = `http://localhost:${server.port}`;
    browser = await openBrowser();
    await signIn(origin, 'administrator');
    await invite(origin, 'staff', 'uketsuke@example.jp', '受付 太郎');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Faults that axe finds, and what stands out to the side. */
  const faults = async (page: Page) => {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    return [...(await axe(page)), ...(wide ? ['wide'] : [])];
  };

  it.each([375, 1280])('are readable by everybody at %i px', async (width) => {
    const { cookie } = await signIn(origin, 'administrator');
    const found: Record<string, string[]> = {};
    for (const [paths, who] of [
      [PAGES, ''],
      [ADMIN_PAGES, cookie],
    ] as const) {
      const page = await openPage(browser, 'about:blank', { width });
      if (who !== '') await wear(page, origin, who);
      for (const path of paths) {
        await page.goto(origin + path);
        const wrong = await faults(page);
        if (wrong.length > 0) found[path] = wrong;
        const shots = process.env['SHOTS'];
        if (shots) {
          const name = `${path.replaceAll(/[^a-z]+/g, '-')}-${width}.png`;
          await page.screenshot({ path: `${shots}/${name}`, fullPage: true });
        }
      }
      await page.context().close();
    }
    expect(found).toEqual({});
  });

  it('let somebody register, verify and sign in without JavaScript, by keyboard', async () => {
    const page = await openPage(browser, `${origin}/register`, { javaScript: false });
    await page.getByLabel('姓').focus();
    for (const text of ['山口', '花子', 'hanako@example.jp']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('correct horse battery');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/register/sent');
    const { text } = await mailTo(origin, 'hanako@example.jp');
    await page.goto(/http\S+verify-email\S+/.exec(text)?.[0] ?? '');
    expect(await page.locator('h1').innerText()).toBe('メールアドレスを確認しました');
    await page.goto(`${origin}/account`);
    expect(await page.locator('main').innerText()).toContain('山口 花子');
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await page.goto(`${origin}/login?next=/account`);
    await page.getByLabel('メールアドレス').fill('hanako@example.jp');
    await page.getByLabel('パスワード').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.waitForURL(({ pathname }) => pathname === '/account');
    await page.context().close();
  });

  it('sign in with a passkey', async () => {
    const page = await openPage(browser, 'about:blank');
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await wear(page, origin, (await invite(origin, 'staff', 'key@example.jp', '鍵 次郎')).cookie);
    await page.goto(`${origin}/account/security`);
    await page.getByRole('button', { name: 'パスキーを追加する' }).click();
    await page.getByText('パスキー1').waitFor();
    await page.context().clearCookies();
    await page.goto(`${origin}/login?next=/account`);
    await page.getByRole('button', { name: 'パスキーでログインする' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/account');
    expect(await page.locator('main').innerText()).toContain('鍵 次郎');
    await page.context().close();
  });
});
