import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Found, Today } from '../contract/reception.ts';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { signIn } from '../testing/people.ts';
import { startServer, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const toHiragana = (kana: string) => String.fromCharCode(kana.charCodeAt(0) - 0x60);

let server: Program;
let origin = '';
let browser: Browser;

describe.skipIf(!needs('chromium'))('a registration, as people see it', () => {
  beforeAll(async () => {
    server = await startServer({});
    origin = `http://localhost:${server.port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens a page as somebody of a role. */
  async function as(role: Parameters<typeof signIn>[1], path: string, options = {}): Promise<Page> {
    const page = await openPage(browser, `${origin}/terms`, {
      width: 375,
      height: 812,
      ...options,
    });
    await wear(page, origin, (await signIn(origin, role)).cookie);
    await page.goto(origin + path);
    return page;
  }

  /** Nothing for axe to find, and nothing that stands out to the side. */
  async function isSound(page: Page, name: string) {
    expect(await axe(page), name).toEqual([]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wide, `${name} is too wide`).toBe(false);
  }

  it('begins in English, and leads on although a demo sends no mail', async () => {
    const page = await openPage(browser, `${origin}/register?lang=en`, { width: 375, height: 812 });
    const send = async (password: string) => {
      await page.getByLabel('Family name').fill('Sato');
      await page.getByLabel('E-mail address').fill('Sato@example.jp');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Get the confirmation mail' }).click();
    };
    await send('password12');
    await page.getByText('This password is easy to guess.').waitFor();
    await isSound(page, 'register');
    await send('correct horse battery');
    await page.waitForURL('**/register/sent');
    expect(await page.locator('main').innerText()).toContain('This is a demo: it sends no mail.');
    await isSound(page, 'register-sent');
    await page.getByRole('link', { name: 'Open the link of the mail' }).click();
    await page.getByRole('heading', { name: 'Your e-mail address is confirmed' }).waitFor();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByText('What follows is in Japanese.').waitFor();
    const form = page.locator('main form');
    expect(await form.evaluate((each) => each.closest('[lang]')?.getAttribute('lang'))).toBe('ja');
    await page.context().close();
  });

  it('shows no mail that opens an account which is there already', async () => {
    const { email } = await signIn(origin, 'administrator');
    const page = await openPage(browser, `${origin}/forgot?lang=en`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Get the mail' }).click();
    await page.getByText('This is a demo: it sends no mail.').waitFor();
    await page.context().addCookies([{ url: origin, name: 'kuuseki_sent', value: email }]);
    await page.goto(`${origin}/register/sent`);
    const links = page.locator('main a');
    expect(await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')))).toEqual([
      '/admin/outbox',
    ]);
    await page.context().close();
  });

  it('[MB16] [MB18] applies without JavaScript; a mistake is named and nothing is typed twice', async () => {
    const page = await as('member', '/register/profile', { javaScript: false });
    await page.locator('form.sheet').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.getByLabel('姓', { exact: false }).first().fill('髙橋');
    await page.getByLabel('名', { exact: true }).fill('由美');
    await page.getByLabel('セイ').fill('高橋');
    await page.getByLabel('メイ').fill('ゆみ');
    await page.getByLabel('企業等にお勤めの方').check();
    await page.getByRole('button', { name: '申請する' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('カタカナで入力してください');
    expect(await alert.innerText()).toContain('勤務先の名前');
    expect(await page.getByLabel('名', { exact: true }).inputValue()).toBe('由美');
    await page.getByLabel('セイ').fill('ﾀｶﾊｼ');
    await page.getByLabel('勤務先・屋号・学校の名前').fill('株式会社ながと');
    await page.getByLabel('勤務地の都道府県').selectOption('13');
    await page.getByLabel('読んで、同意します').check();
    await page.getByRole('button', { name: '申請する' }).click();
    await page.waitForURL('**/register/done');
    expect(await page.locator('main').innerText()).toContain('受付で確認書類をお見せください');
    await page.context().close();
  });

  it('[MB2] [MB11] is found by three letters and approved by three keys', async () => {
    const page = await as('staff', '/staff/members', { width: 1280, height: 800 });
    await isSound(page, 'members');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '髙橋 由美' }).waitFor();
    await page.waitForFunction(() => document.activeElement !== null);
    await isSound(page, 'member');
    await page.keyboard.press('1');
    await page.keyboard.press('a');
    await page.getByText('承認しました').waitFor();
    expect(await page.locator('main').innerText()).toContain('承認ずみ');
    await page.goto(`${origin}/staff/members?q=${encodeURIComponent('かはし')}`);
    await page.getByRole('link', { name: '髙橋' }).waitFor();
    await page.setViewportSize({ width: 375, height: 812 });
    await isSound(page, 'members');
    await page.getByRole('link', { name: '髙橋' }).click();
    await page.getByRole('heading', { level: 1, name: '髙橋 由美' }).waitFor();
    await isSound(page, 'member');
    await page.context().close();
  });

  it.each([375, 1280])('reads well at %i px', async (width) => {
    const page = await as('member', '/account', { width, height: 812 });
    await page.locator('.card img').evaluate((image: HTMLImageElement) => image.decode());
    await isSound(page, 'account');
    for (const path of ['account/profile', 'account/delete', 'terms', 'privacy', 'register/done']) {
      await page.goto(`${origin}/${path}`);
      await isSound(page, path.replace('/', '-'));
    }
    await page.context().close();
  });

  it('[MB14] hands over a file whose Japanese name the browser reads', async () => {
    const page = await as('member', '/account');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'ファイルで受け取る' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^利用登録の情報-.*\.json$/);
    await page.emulateMedia({ media: 'print' });
    const card = await page.locator('.card').boundingBox();
    expect(
      [card?.width, card?.height].map((px) => Math.round(((px ?? 0) / 96) * 254) / 10),
    ).toEqual([85.6, 54]);
    await page.context().close();
  });

  it('[IM3] [IM4] checks a file, then imports it', async () => {
    const page = await as('manager', '/admin/import', { width: 1280, height: 800 });
    await isSound(page, 'import');
    const head = 'メール,姓,セイ,登録区分,勤務地';
    const name = 'members.csv';
    const choose = async (text: string) => {
      const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
      await page.getByLabel('CSVファイル').setInputFiles(file);
      await page.getByRole('button', { name: '確かめる' }).click();
    };
    await choose(
      `${head}\na@example.jp,山口,ヤマグチ,個人事業主,江戸\nb@example.jp,𠮷野,ヨシノ,個人事業主,海外`,
    );
    await page.getByText('「江戸」は都道府県の名前ではありません').waitFor();
    expect(await page.getByRole('button', { name: 'この内容で取り込む' }).count()).toBe(0);
    await isSound(page, 'import-wrong');
    await choose(`${head}\nb@example.jp,𠮷野,ヨシノ,個人事業主,海外`);
    await page.getByRole('button', { name: 'この内容で取り込む' }).click();
    await page.getByText('会員を取り込みました').waitFor();
    await isSound(page, 'import-done');
    await page.setViewportSize({ width: 375, height: 812 });
    await isSound(page, 'import');
    await page.context().close();
  });

  it('knows the guests of a demo by number, and by the first letters of their reading', async () => {
    const { cookie } = await signIn(origin, 'staff');
    const desk = async <T>(path: string): Promise<T> => {
      const answer = await fetch(`${origin}/api/v1/reception/${path}`, { headers: { cookie } });
      return (await answer.json()) as T;
    };
    const { arrivals } = await desk<Today>('today');
    const guest = arrivals.find(({ number }) => number !== null && number !== '');
    const [known] = (await desk<Found>(`search?q=${guest?.number}`)).guests;
    expect(known?.kana).toMatch(/^[ァ-ヶー]+\u3000[ァ-ヶー]+$/u);
    const typed = known!.kana!.slice(0, 2).replace(/[ァ-ヶ]/gu, toHiragana);
    const found = await desk<Found>(`search?q=${encodeURIComponent(typed)}`);
    expect(found.arrivals.map(({ key }) => key)).toContain(guest?.key);
  });

  it('[MB13] deletes oneself by a word', async () => {
    const page = await as('member', '/account/delete');
    await page.getByLabel('「削除」と入力').fill('けす');
    await page.getByRole('button', { name: '登録を削除する' }).click();
    await page.getByText('「削除」と入力してください').last().waitFor();
    await page.getByLabel('「削除」と入力').fill('削除');
    await page.getByRole('button', { name: '登録を削除する' }).click();
    await page.waitForURL(`${origin}/?deleted`);
    // The account is gone with the registration, and so is every session.
    await page.goto(`${origin}/account`);
    await page.waitForURL(({ pathname }) => pathname === '/login');
    await page.context().close();
  });
});
