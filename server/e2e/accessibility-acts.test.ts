import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { makeMember } from '../testing/gallery/people.ts';
import { signIn, mailTo } from '../testing/people.ts';
import { startServer, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

const WORDS = /空き|使用中|予約済|一時離席|確認中|利用停止|時間外/;
const DAY = 24 * 3_600_000;

describe.skipIf(!needs('chromium'))('what people do on the pages', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';
  let guest: Awaited<ReturnType<typeof makeMember>>;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ KUUSEKI_OPENING: 'always' }),
      openBrowser(),
    ]);
    origin = `http://localhost:${server.port}`;
    guest = await makeMember(origin, (await signIn(origin, 'staff')).cookie);
    page = await openPage(browser, 'about:blank');
    await wear(page, origin, guest.cookie);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens a page of the board, and waits until it is awake. */
  const board = async (path: string) => {
    await page.goto(origin + path);
    await page.waitForSelector('[data-connection=live]');
  };
  const as = async (role: 'staff' | 'manager', path: string) => {
    const own = await openPage(browser, 'about:blank');
    await wear(own, origin, (await signIn(origin, role)).cookie);
    await own.goto(origin + path);
    return own;
  };
  const ahead = (days: number, tentative = false) =>
    guest.book(Math.ceil(Date.now() / 900_000) * 900_000 + days * DAY, 60, tentative);
  const booking = (id: string) =>
    guest.own<{ status: string; holdUntil: string | null }>('GET', `/bookings/${id}`);
  const seats = async () => {
    const { spaces } = (await (await fetch(`${origin}/api/v1/vacancy`)).json()) as {
      spaces: { id: string; status: string }[];
    };
    return spaces;
  };
  /** A seat that nobody uses. */
  const freeSeat = () =>
    until('a free seat', async () => (await seats()).find(({ status }) => status === 'free')?.id);
  /** Takes a seat out of service, or back into it, and waits until everybody is told. */
  const change = async (id: string, outOfService: boolean) => {
    await guest.desk('PUT', `/staff/spaces/${id}/service`, { outOfService });
    await until(`${id} to change`, async () => {
      const seat = (await seats()).find((each) => each.id === id);
      return (seat?.status === 'outOfService') === outOfService;
    });
    // Whoever watches has been told by now: changes are sent at least every 100 ms.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  };

  it('says in a list what the map shows', async () => {
    await board('/?view=map');
    const shown = (selector: string) =>
      page
        .locator(`${selector}[data-space]`)
        .evaluateAll((all) =>
          all.map((each) => [each.getAttribute('data-space'), each.textContent] as const),
        );
    const drawn = (await shown('svg ')).map(([id]) => id);
    await board('/?view=list');
    const listed = new Map(await shown('li'));
    expect(drawn.length).toBeGreaterThan(30);
    expect(drawn.filter((id) => !WORDS.test(listed.get(id) ?? ''))).toEqual([]);
  });

  it('tells the states of seats apart without colour', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await board('/?view=map');
    const looks = await page.locator('svg [data-space]').evaluateAll((all) =>
      all.map((each) => {
        const mark = each.querySelector('.mark');
        const { stroke } = getComputedStyle(mark ?? each);
        const { fill } = getComputedStyle(each.querySelector('.tile') ?? each);
        const status = each.getAttribute('data-status') ?? '';
        return { status, sign: mark?.innerHTML ?? '', seen: stroke !== fill };
      }),
    );
    await page.emulateMedia({ forcedColors: 'none' });
    expect(looks.filter(({ sign, seen }) => sign === '' || !seen)).toEqual([]);
    const signs = new Map(looks.map(({ status, sign }) => [status, sign]));
    expect(signs.size).toBeGreaterThan(1);
    expect(new Set(signs.values()).size).toBe(signs.size);
  });

  it('stands still while updates are stopped, and catches up', async () => {
    await board('/?view=list');
    const states = () =>
      page
        .locator('.views [data-space]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-status')));
    await page.getByRole('button', { name: '自動更新を止める' }).click();
    const before = await states();
    expect(before.length).toBeGreaterThan(30);
    const id = await freeSeat();
    await change(id, true);
    expect(await states()).toEqual(before);
    await page.getByRole('button', { name: '自動更新を再開する' }).click();
    await page.locator(`[data-space=${id}][data-status=outOfService]`).first().waitFor();
    await change(id, false);
    await page.locator(`[data-space=${id}]:not([data-status=outOfService])`).first().waitFor();
  });

  it('has the place of spoken changes before any, and never moves the focus', async () => {
    const written = await openPage(browser, `${origin}/`, { javaScript: false });
    const place = written.locator('p.vh[role=status]');
    expect([await place.count(), await place.textContent()]).toEqual([1, '']);
    await written.context().close();
    await board('/');
    await page.getByRole('button', { name: '自動更新を止める' }).focus();
    const id = await freeSeat();
    await change(id, true);
    await page
      .locator(`[data-space=${id}][data-status=outOfService]`)
      .first()
      .waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(
      '自動更新を止める',
    );
    await change(id, false);
  });

  it('says a mistake in words, at its field, and keeps what was typed', async () => {
    const form = await openPage(browser, `${origin}/register`);
    for (const [label, text] of [
      ['姓', '山口'],
      ['メールアドレス', 'yama@example.jp'],
      ['パスワード', 'short'],
    ] as const)
      await form.getByLabel(label, { exact: false }).first().fill(text);
    await form.getByRole('button', { name: '確認のメールを受け取る' }).click();
    const field = form.locator('[aria-invalid=true]');
    await field.waitFor();
    expect(await field.getAttribute('name')).toBe('password');
    const said = await field.evaluate((each) =>
      (each.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? ''),
    );
    // How to do it right, and what was wrong.
    expect(said.filter((words) => words.trim() !== '')).toHaveLength(2);
    expect(said.join()).toContain('10文字以上');
    expect(await form.title()).toContain('入力を確認してください');
    expect(await form.getByLabel('姓').inputValue()).toBe('山口');
    expect(await form.getByLabel('メールアドレス').inputValue()).toBe('yama@example.jp');
    await form.context().close();
  });

  it('asks before it books and before it cancels', async () => {
    const { id } = await ahead(1, true);
    await page.goto(`${origin}/book/confirm/${id}`);
    await page.getByRole('heading', { name: 'この内容で予約しますか' }).waitFor();
    expect((await booking(id)).status).toBe('tentative');
    await page.getByRole('button', { name: '予約する' }).click();
    await page.waitForURL(`**/bookings/${id}**`);
    expect((await booking(id)).status).toBe('active');
    await page.goto(`${origin}/bookings/${id}/cancel`);
    await page.getByText('取り消すと、元には戻せません').waitFor();
    await page.getByRole('link', { name: '取り消さない' }).click();
    await page.waitForURL(`**/bookings/${id}`);
    expect((await booking(id)).status).toBe('active');
  });

  it('gives more time before a kept seat goes', async () => {
    const { id } = await ahead(2, true);
    await page.goto(`${origin}/book/confirm/${id}`);
    const { holdUntil: before } = await booking(id);
    expect(await page.locator('.rest [role=status]').count()).toBe(1);
    await page.getByRole('button', { name: '5分のばす' }).click();
    await page.getByText('おさえる時間をのばしました').waitFor();
    const { holdUntil: after } = await booking(id);
    expect(Date.parse(after ?? '')).toBeGreaterThan(Date.parse(before ?? ''));
  });

  it('asks for nothing twice', async () => {
    const own = await openPage(browser, 'about:blank');
    await wear(own, origin, (await signIn(origin, 'member')).cookie);
    await own.goto(`${origin}/register/profile`);
    expect(await own.locator('[name=familyName]').inputValue()).toBe('member');
    await own.context().close();
    // A day on which the guest has no booking yet, at whatever hour this runs.
    const day = new Date(Date.now() + 4 * DAY + 9 * 3_600_000).toISOString().slice(0, 10);
    const wish = { kind: 'personal', date: day, from: '13:00', to: '15:00' };
    await page.goto(`${origin}/book/seat?${new URLSearchParams(wish).toString()}`);
    const back = await page.getByRole('link', { name: '変更する' }).getAttribute('href');
    expect(Object.fromEntries(new URL(back ?? '', page.url()).searchParams)).toMatchObject(wish);
  });

  it('takes a pasted password and a pasted code', async () => {
    const form = await openPage(browser, `${origin}/login`);
    const copy = async (text: string) => {
      await form.getByLabel('メールアドレス').fill(text);
      await form.keyboard.press('Control+A');
      await form.keyboard.press('Control+C');
    };
    await copy('correct horse battery');
    const password = form.getByLabel('パスワード', { exact: false }).first();
    await password.focus();
    await form.keyboard.press('Control+V');
    expect(await password.inputValue()).toBe('correct horse battery');
    expect(await password.getAttribute('autocomplete')).toBe('current-password');
    await copy('123456');
    await form.goto(`${origin}/login/code`);
    const code = form.getByLabel('確認コード');
    await code.focus();
    await form.keyboard.press('Control+V');
    expect(await code.inputValue()).toBe('123456');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await form.context().close();
  });

  it('moves a seat of the plan without dragging', async () => {
    const plan = await as('manager', '/admin/floor/edit');
    await plan.locator('[data-ready]').waitFor();
    await plan.locator('[data-piece="A05"]').click();
    const place = () => plan.locator('[data-piece="A05"]').boundingBox();
    const before = await place();
    await plan.getByRole('button', { name: '東へ' }).click();
    await until('the seat to move', async () => (await place())!.x !== before!.x);
    await plan.context().close();
  });

  it('lets single letters be turned off', async () => {
    const desk = await as('staff', '/staff');
    await desk.waitForSelector('[data-connection=live]');
    await desk.keyboard.press('w');
    await desk.locator('[data-panel]').waitFor();
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('?');
    await desk.getByLabel('1文字のキーを使う').uncheck();
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('w');
    expect(await desk.locator('[data-panel]').count()).toBe(0);
    await desk.context().close();
  });

  it('does nothing when a press leaves its button', async () => {
    await page.goto(`${origin}/account`);
    const button = page.getByRole('button', { name: 'ログアウト' }).first();
    const { x, y } = (await button.boundingBox())!;
    await page.mouse.move(x + 5, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + 5, y + 300);
    await page.mouse.up();
    expect(page.url()).toBe(`${origin}/account`);
    // What begins with a press is a drag that Escape and undo take back, or closes a menu.
    const pressed = sources().filter(([, text]) =>
      /onpointerdown|onmousedown|ontouchstart/.test(text),
    );
    expect(pressed.map(([file]) => file).sort()).toEqual([
      'Canvas.svelte',
      'Handles.svelte',
      'Menu.svelte',
    ]);
  });

  it('hears nothing of how a device is moved', () => {
    expect(sources().length).toBeGreaterThan(100);
    const moved = sources().filter(([, text]) =>
      /devicemotion|deviceorientation|Accelerometer|Gyroscope/.test(text),
    );
    expect(moved).toEqual([]);
  });

  it('writes letters in plain text, and prints pages that can be read aloud', async () => {
    const { id } = await ahead(3);
    expect(id).not.toBe('');
    const { text } = await mailTo(origin, 'mai@example.jp');
    expect(text).toMatch(/日時[\s\S]*席/);
    expect(text).not.toMatch(/<\w+[ >]/);
    expect(readFileSync('server/mail/sender.ts', 'utf8')).not.toMatch(/html/);
    // What is printed is a page itself.
    const paper = await as('staff', '/staff/today/print');
    expect(await axe(paper)).toEqual([]);
    await paper.context().close();
  });
});

/** Name and text of every file of the dashboard. */
const sources = (): (readonly [string, string])[] =>
  readdirSync('dashboard/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts'))
    .map(
      (file) => [file.split('/').at(-1)!, readFileSync(`dashboard/src/${file}`, 'utf8')] as const,
    );
