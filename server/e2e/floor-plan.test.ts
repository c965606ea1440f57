import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../testing/axe.ts';
import { readFloorPlan } from '../../prisma/seed.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { signIn } from '../testing/people.ts';
import { startServer, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

describe.skipIf(!needs('chromium'))('the floor plan, by keyboard', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';
  let manager: Page;
  let visitor: Page;
  let signage: Page;
  let before = '';

  const enter = async (selector: string) => {
    for (let n = 0; n < 150; n += 1) {
      const here = await manager.evaluate(
        (wanted) => document.activeElement?.matches(wanted) ?? false,
        selector,
      );
      if (here) return manager.keyboard.press('Enter');
      await manager.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${selector} on ${manager.url()}`);
  };
  const held = () =>
    manager.evaluate(() => document.activeElement?.getAttribute('data-piece') ?? '');
  const goTo = async (key: string, wanted: RegExp) => {
    for (let n = 0; n < 30 && !wanted.test(await held()); n += 1) await manager.keyboard.press(key);
    expect(await held()).toMatch(wanted);
  };
  const clean = async (page: Page) => expect(await axe(page)).toEqual([]);
  const labels = (page: Page) =>
    page
      .locator('[data-space]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-space') ?? ''));
  const drawn = async () => {
    const answer = await fetch(`${origin}/api/v1/vacancy`);
    const { spaces } = (await answer.json()) as { spaces: { id: string; status: string }[] };
    return spaces;
  };

  beforeAll(async () => {
    server = await startServer({ KUUSEKI_DEMO: 'off', KUUSEKI_OPENING: 'always' });
    origin = `http://127.0.0.1:${server.port}`;
    browser = await openBrowser();
    manager = await openPage(browser, 'about:blank');
    await wear(manager, origin, (await signIn(origin, 'manager')).cookie);
    visitor = await openPage(browser, `${origin}/?view=map`);
    signage = await openPage(browser, `${origin}/signage`, { width: 1920, height: 1080 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is refused to members and to the desk', async () => {
    for (const role of ['member', 'staff', 'official'] as const) {
      const { cookie } = await signIn(origin, role);
      for (const path of ['/admin/floor', '/admin/floor/edit', '/api/v1/floor-plans']) {
        const answer = await fetch(origin + path, { headers: { cookie, accept: 'text/html' } });
        expect([role, path, answer.status]).toEqual([role, path, 403]);
      }
    }
  });

  it('is drawn: one seat comes and is moved, another goes; it saves by itself', async () => {
    await manager.goto(`${origin}/admin/floor`);
    await clean(manager);
    await enter('a[href$="/admin/floor/edit"]');
    await manager.locator('[data-ready]').waitFor();
    await enter('[data-piece]'); // takes hold of the first seat …
    await manager.keyboard.press('Escape'); // … and lets it go
    await goTo('ArrowDown', /^A/);
    await goTo('ArrowRight', /^A04|A16$/);
    await goTo('ArrowDown', /^A(17|22)$/);
    await goTo('ArrowRight', /^A22$/);
    await manager.keyboard.press('n');
    expect(await held()).toBe('A23');
    await manager.keyboard.press('Enter');
    await manager.keyboard.press('Shift+ArrowLeft');
    await manager.keyboard.press('ArrowUp');
    await manager.keyboard.press('Enter');
    await manager.keyboard.press('r');
    await manager.keyboard.press('Control+z');
    await goTo('ArrowUp', /^P/);
    await goTo('ArrowLeft', /^P03$/);
    await manager.keyboard.press('Delete');
    await manager.getByText(/P03を廃止しました/).waitFor();
    await manager.locator('[data-saving="saved"]', { hasText: '保存しました' }).waitFor();
    expect(await manager.locator('#faults').innerText()).toBe('直すところ 0');
    await clean(manager);
    for (const width of [1920, 768, 375, 320]) {
      await manager.setViewportSize({ width, height: 812 });
      if (width === 375) await clean(manager);
      const room = await manager.evaluate(() => {
        const { scrollWidth } = document.documentElement;
        const frame = document.querySelector('.drawn.window');
        const drawing = frame?.firstElementChild?.getBoundingClientRect().width ?? 0;
        return [scrollWidth <= innerWidth, frame?.scrollWidth === frame?.clientWidth, drawing];
      });
      // All of it is in sight at first; a wide window is used.
      expect([width, ...room]).toEqual([width, true, true, expect.any(Number)]);
      if (width === 1920) expect(room[2]).toBeGreaterThan(1_400);
    }
    await manager.setViewportSize({ width: 1280, height: 800 });
  });

  it('refuses a number that has no room, and says which has', async () => {
    await manager.getByLabel('席をえらぶ').selectOption('A05');
    const field = manager.getByLabel('東へ（m）');
    const before = await field.inputValue();
    await field.fill('999');
    await field.press('Tab');
    await manager.locator('.problem', { hasText: '999は使えません。0から19.4まで' }).waitFor();
    expect(await field.inputValue()).toBe(before);
    await clean(manager);
    await manager.getByLabel('席をえらぶ').selectOption('A06');
    expect(await manager.locator('.problem').count()).toBe(0);
  });

  it('is drawn by mouse and by finger on the grid, and undone', async () => {
    const svg = manager.locator('svg.drawing');
    const finger = await manager.context().newCDPSession(manager);
    /** Where metres of the plan are on the screen. */
    const at = (metres: readonly [number, number]) =>
      svg.evaluate((node, [east, south]) => {
        const matrix = (node as SVGSVGElement).getScreenCTM()!;
        const { x, y } = new DOMPoint(east * 40, south * 40).matrixTransform(matrix);
        return { x, y };
      }, metres);
    const drag = async (
      by: 'mouse' | 'finger',
      from: readonly [number, number],
      to: readonly [number, number],
    ) => {
      const [start, end] = [await at(from), await at(to)];
      if (by === 'finger') {
        const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
          finger.send('Input.dispatchTouchEvent', { type, touchPoints } as never);
        await touch('touchStart', [start]);
        await touch('touchMove', [end]);
        return touch('touchEnd', []);
      }
      await manager.mouse.move(start.x, start.y);
      await manager.mouse.down();
      await manager.mouse.move(end.x, end.y, { steps: 3 });
      return manager.mouse.up();
    };
    const said = (sentence: RegExp) =>
      manager.locator('.said', { hasText: sentence }).waitFor({ timeout: 15_000 });
    const undo = async () => {
      await manager.keyboard.press('Control+z');
      await said(/^元に戻しました$/);
    };

    await svg.scrollIntoViewIfNeeded();
    await manager.getByRole('button', { name: '壁', exact: true }).click();
    await manager.getByRole('button', { name: 'ガラス' }).click();
    for (const corner of [
      [9.02, 7.98],
      [11.03, 8.01],
    ] as const) {
      const { x, y } = await at(corner);
      await manager.mouse.click(x, y);
    }
    await said(/始点 9、8 終点 11、8$/);
    await manager.keyboard.press('Escape');
    for (const by of ['mouse', 'finger'] as const) {
      await drag(by, [10, 8], [10, 9.02]);
      await said(/始点 9、9 終点 11、9$/);
      await drag(by, [11, 9], [12.51, 8.02]);
      await said(/始点 9、9 終点 12.5、8$/);
      await undo();
      await undo();
    }
    await manager.getByRole('button', { name: '席', exact: true }).click();
    const { x, y, w, h } = readFloorPlan().spaces.find(({ id }) => id === 'A05')!;
    const seat = [x + w / 2, y + h / 2] as const;
    for (const by of ['mouse', 'finger'] as const) {
      await drag(by, seat, [seat[0] - 0.5, seat[1]]);
      await said(/^A05 東へ/);
      // Its handle stands to the north of it; taken to the east, the seat looks there.
      await drag(by, [seat[0] - 0.5, seat[1] - 0.95], [seat[0] + 1, seat[1]]);
      await said(/^A05 .* 向き90°$/);
      await undo();
      await undo();
    }
    await undo(); // of the wall
    await manager.locator('[data-saving="saved"]', { hasText: '保存しました' }).waitFor();
  });

  it('is looked at, and published at once with a reason', async () => {
    await enter('a[href$="/admin/floor/publish"]');
    await manager.getByRole('heading', { name: '今すぐ、新しい図にします' }).waitFor();
    await clean(manager);
    expect(await labels(manager)).toContain('A23');
    const marks = () =>
      manager
        .locator('[data-mark]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-mark')));
    expect(await marks()).toEqual(['added', 'retired']);
    await manager.getByLabel('いまの図').check();
    expect(await labels(manager)).toContain('P03');
    expect(await marks()).toEqual(['retired']);
    const words = await manager.locator('ul.says li').allInnerTexts();
    expect(words).toEqual(['A23を追加', 'P03を廃止']);
    before = new Date().toISOString();
    await manager.getByLabel(/変える理由/).focus();
    await manager.keyboard.type('席を一つ入れ替える');
    await enter('form[action="?/publish"] button');
    await manager.waitForURL('**/admin/floor/versions/**');
    await manager.locator('.done', { hasText: '公開しました' }).waitFor();
    await clean(manager);
  });

  it('[VE35] [VE36] comes to every screen by itself', async () => {
    const ids = (await drawn()).map(({ id }) => id);
    expect(ids).toContain('A23');
    expect(ids).not.toContain('P03');
    expect((await drawn()).find(({ id }) => id === 'A23')?.status).toBe('unknown');
    for (const page of [visitor, signage]) {
      await until('the new plan', async () => {
        const shown = await labels(page);
        return shown.includes('A23') && !shown.includes('P03');
      });
    }
    expect(visitor.url()).toContain('view=map');
  });

  it('[VE39] leaves the past as it was', async () => {
    const { cookie } = await signIn(origin, 'manager');
    const then = await fetch(`${origin}/api/v1/staff/floor?at=${before}`, { headers: { cookie } });
    const { plan, spaces } = (await then.json()) as {
      plan: { spaces: { id: string }[] };
      spaces: { id: string }[];
    };
    for (const list of [plan.spaces, spaces]) {
      const ids = list.map(({ id }) => id);
      expect(ids).toContain('P03');
      expect(ids).not.toContain('A23');
    }
    await manager.goto(`${origin}/admin/floor`);
    const rows = await manager.locator('ul.rows li').allInnerTexts();
    expect(rows.map((row) => /適用中|終了/.exec(row)?.[0])).toEqual(['適用中', '終了']);
    expect(rows[0]).toContain('席を一つ入れ替える');
    // One word for one number: what the drawing shows is what the list counts.
    const drawing = manager.getByRole('listbox', { name: /^席の図/ });
    expect(rows[0]).toContain((await drawing.getAttribute('aria-label'))?.replace('席の図 ', ''));
    await manager.goto(`${origin}/admin/floor/versions/FP-2026-1`);
    expect(await labels(manager)).toContain('P03');
  });
});
