import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { signIn } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const containing = (words: string) => expect.stringContaining(words) as string;

/** WCAG 3.3.1: what is wrong is said in words, beside the field, and the focus is there. */
describe.skipIf(!needs('chromium'))('a form that was sent with a mistake', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({}), openBrowser()]);
    origin = `http://127.0.0.1:${server.port}`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Sends the form, and says where the focus is then, and what is said of that field. */
  async function send(page: Page, button: string) {
    await Promise.all([
      page.waitForNavigation(),
      page.getByRole('button', { name: button }).click(),
    ]);
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect(await page.title()).toContain('入力を確認してください');
    expect(await axe(page)).toEqual([]);
    return page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      const about = (field.getAttribute('aria-describedby') ?? '').split(' ').at(-1) ?? '';
      const said = document.getElementById(about)?.textContent ?? '';
      return [field.name, field.getAttribute('aria-invalid'), said];
    });
  }

  it('goes to the field of the first administrator', async () => {
    const token = /\/setup\?token=([\w-]+)/.exec(server.output())?.[1] ?? '';
    const page = await openPage(browser, `${origin}/setup?token=${token}`);
    const button = '管理者として登録する';
    const [name, email, password] = ['お名前', 'メールアドレス', 'パスワード'].map((label) =>
      page.getByRole('textbox', { name: new RegExp(`^${label}`) }),
    );
    await name!.fill('管理 花子');
    await email!.fill('a@b');
    await password!.fill('short');
    expect(await send(page, button)).toEqual(['email', 'true', containing('の形で')]);
    await email!.fill('first@example.jp');
    await password!.fill('short');
    expect(await send(page, button)).toEqual(['password', 'true', containing('14文字以上')]);
    expect(await name!.inputValue()).toBe('管理 花子');
    await page.context().close();
  });

  it('goes to the figure of the booking rules', async () => {
    const page = await openPage(browser, 'about:blank');
    await wear(page, origin, (await signIn(origin, 'manager')).cookie);
    await page.goto(`${origin}/admin/rules`);
    const button = '変わるところを確かめる';
    await page.getByLabel('1人が先に持てる予約').fill('0');
    expect(await send(page, button)).toEqual([
      'limits.future',
      'true',
      containing('1から100件まで'),
    ]);
    expect(await page.locator('.problem').allInnerTexts()).toContain(
      '変える理由を入力してください',
    );
    await page.getByLabel('1人が先に持てる予約').fill('4');
    await page.getByLabel('Web会議ブースの優先席', { exact: true }).fill('99');
    await page.getByLabel(/^変える理由/).fill('席を増やすため');
    expect(await send(page, button)).toEqual(['quota.booth', 'true', containing('99席')]);
    await page.getByLabel('Web会議ブースの優先席', { exact: true }).fill('1');
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { name: '登録する前の確認' }).waitFor();
    await page.context().close();
  });
});
