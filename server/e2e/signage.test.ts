import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../testing/browser.ts';
import { clashes } from '../testing/clashes.ts';
import { difference, luminance, openLightTable, still, type Pixels } from '../testing/pictures.ts';
import { needs } from '../testing/programs.ts';
import { openWall, type Wall } from '../testing/wall.ts';

/** The side column shows its first page at these times. Evidence never goes back: nor does the test. */
const FIRST = '2026-11-24T10:32:05+09:00';
const SECOND = '2026-11-24T10:33:17+09:00';
const NEXT_DAY = '2026-11-25T10:32:05+09:00';
const EMERGENCY = {
  id: '00000000-0000-4000-8000-000000000009',
  kind: 'fire',
  order: 'leave',
  words: { ja: '正面玄関から外へ' },
  since: '2026-11-24T01:32:00.000Z',
} as const;
const NOTICE = {
  id: '00000000-0000-4000-8000-000000000001',
  words: {
    ja: '12月3日は設備点検のため、15時で閉館します。',
    en: 'We close at 15:00 on 3 December.',
  },
  from: '2026-11-24T00:00:00.000Z',
  until: '2026-12-03T06:00:00.000Z',
};
const EARLY = {
  date: '2026-11-24',
  zone: null,
  opensAt: '08:30',
  closesAt: '15:00',
  reason: '設備点検のため',
};

describe.skipIf(!needs('chromium'))('the lobby board', () => {
  let wall: Wall;
  let browser: Browser;
  let page: Page;
  let table: Awaited<ReturnType<typeof openLightTable>>;
  const wrong: string[] = [];
  const scenes = new Map<string, Buffer>();

  const open = async (query = '', from = wall): Promise<Page> => {
    const opened = await openPage(browser, `${from.url}/signage${query}`, {
      width: 1920,
      height: 1080,
    });
    opened.setDefaultTimeout(10_000);
    opened.on('pageerror', (error) => wrong.push(error.message));
    await opened.waitForSelector('[data-connection=live]');
    return opened;
  };
  const level = (zone: string, of: string, on = page) =>
    on.waitForSelector(`[data-zone=${zone}][data-level=${of}]`, { state: 'attached' });
  const scene = (of: string, on = page) => on.waitForSelector(`[data-scene=${of}]`);
  const keep = async (name: string, on = page) => {
    const picture = await still(on);
    scenes.set(name, picture);
    expect(await table.compare(name, picture)).toBe(null);
  };
  const clipOf = async (selector: string, on = page) => {
    const box = await on.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`no ${selector}`);
    return box;
  };

  beforeAll(async () => {
    wall = await openWall(FIRST);
    wall.office({ open: 8, personal: 3, booth: 1 });
    await wall.start();
    browser = await openBrowser();
    table = await openLightTable(browser);
    page = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await wall?.stop();
  });

  it('shows what is free, what is nearly full, and what is full with when it frees', async () => {
    await keep('open');
    wall.office({ open: 20, personal: 7, booth: 1 });
    await level('open', 'few');
    await keep('nearly');
    wall.book(
      ['B01', 'B02'].map((space) => ({
        space,
        from: '2026-11-24T10:00:00+09:00',
        until: '2026-11-24T11:30:00+09:00',
      })),
    );
    wall.office({ open: 22, personal: 8, booth: 2, meeting: 1, consultation: 6 });
    await page.waitForSelector('[data-full]');
    expect(await page.locator('[data-zone=booth] .plate').textContent()).toContain('11:30に空く');
    await keep('full');
  });

  it('takes the number away from a zone that is silent, and leaves the others', async () => {
    wall.office({ open: 8, personal: 7, booth: 2 });
    wall.silence('meeting');
    await level('meeting', 'unknown');
    await keep('mixed');
    expect(await page.locator('[data-zone=meeting] [data-free]').textContent()).not.toMatch(/\d/);
    expect(await page.locator('[data-zone=open] [data-free]').textContent()).toContain('14');
    wall.book([]);
    for (const zone of ['open', 'personal', 'booth', 'consultation']) wall.silence(zone);
    await scene('unknown');
    await keep('silent');
    expect(await page.locator('[data-free]').allTextContents()).toEqual(['', '', '', '', '']);
    wall.office({ open: 8, personal: 3, booth: 1 });
    await scene('open');
  });

  it('tells notices in the side column, and an emergency instead of everything', async () => {
    wall.tell({ notices: [NOTICE] });
    await wall.time('2026-11-24T10:32:40+09:00');
    wall.office({ open: 8, personal: 3, booth: 1 });
    await page.waitForSelector(`.page:not(.off) [data-notice="${NOTICE.id}"]`);
    await keep('notice');
    wall.tell({ notices: [], emergency: EMERGENCY });
    await scene('emergency');
    expect(await page.locator('[data-free], .pylon').count()).toBe(0);
    await keep('emergency');
    wall.tell({ emergency: null });
    await scene('open');
  });

  it('says that it closes early and why, that it is closed and until when, and is dark at night', async () => {
    wall.exceptions.push(EARLY);
    await wall.time(SECOND);
    wall.office({ open: 8, personal: 3, booth: 1 });
    expect(await page.locator('[data-early]').textContent()).toMatch(/15:00.*設備点検のため/);
    await keep('early');
    await wall.time('2026-11-24T15:10:05+09:00');
    await scene('closed');
    expect(await page.locator('.next').textContent()).toMatch(/11月25日.*8:30/s);
    await keep('closed');
    await wall.time('2026-11-24T22:14:05+09:00');
    await scene('night');
    await keep('night');
    await wall.time('2026-11-25T08:05:00+09:00');
    await scene('closed');
    wall.exceptions.length = 0;
    await wall.time(NEXT_DAY);
    wall.office({ open: 8, personal: 3, booth: 1 });
    await scene('open');
  });

  it('is one board in grey, on e-paper, from far away, and as a demo', async () => {
    for (const [name, query] of [
      ['greyscale', '?mode=greyscale'],
      ['eink', '?mode=eink'],
      ['far', '?distance=10'],
    ] as const) {
      const other = await open(query);
      await keep(name, other);
      await other.context().close();
    }
    const sample = await openWall(FIRST, { demo: true });
    sample.office({ open: 8, personal: 3, booth: 1 });
    await sample.start();
    const other = await open('', sample);
    await keep('demo', other);
    await other.context().close();
    await sample.stop();
  });

  it('keeps every word in its place, whatever it speaks and from wherever it is read', async () => {
    wall.book([
      { space: 'B01', from: '2026-11-25T10:00:00+09:00', until: '2026-11-25T11:30:00+09:00' },
      { space: 'B02', from: '2026-11-25T11:40:00+09:00', until: '2026-11-25T12:30:00+09:00' },
    ]);
    wall.office({ open: 8, personal: 7, booth: 1, consultation: 6 });
    wall.silence('meeting');
    const seen: Record<string, string[]> = {};
    const boards = new Map<string, Page>();
    const look = async (state: string) => {
      for (const [query, board] of boards)
        for (const [width, height] of [
          [1920, 1080],
          [1366, 768],
          [1080, 1920],
        ] as const) {
          await scene(state, board);
          await board.setViewportSize({ width, height });
          await board.evaluate(() => document.fonts.ready.then(() => true));
          seen[`${state} ${query} ${width}`] = await clashes(board);
        }
    };
    for (const query of [
      '?languages=ja-x-easy,en',
      '?languages=en,ja',
      '?screen=55&distance=7',
      '?screen=43&distance=7&languages=ko,zh-Hans',
      '?screen=43&distance=8',
      '?distance=10',
    ])
      boards.set(query, await open(query));
    await look('open');
    for (const zone of ['open', 'personal', 'booth', 'consultation']) wall.silence(zone);
    await look('unknown');
    for (const board of boards.values()) await board.context().close();
    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, []])));
    wall.book([]);
    wall.office({ open: 8, personal: 3, booth: 1 });
  });

  it('has a word for a server that starts again, one for a server that is gone, and comes back', async () => {
    await scene('open');
    await wall.stop(true);
    await page.waitForSelector('[data-why=restarting]');
    await keep('restarting');
    await wall.start();
    await scene('open');
    await wall.stop();
    await page.waitForSelector('[data-why=gone]');
    await keep('gone');
    await wall.start();
    await scene('open');
  });

  it('shows scenes that nobody takes for one another, and the comparison sees it', async () => {
    const apart = ['open', 'full', 'silent', 'emergency', 'closed', 'night', 'notice', 'mixed'];
    const grids = await Promise.all(
      apart.map((name) => table.read(scenes.get(name)!, { width: 192, height: 108 })),
    );
    for (const [n, one] of grids.entries())
      for (const [m, other] of grids.entries())
        if (n < m)
          expect([apart[n], apart[m], difference(one, other) > 0.02]).toEqual([
            apart[n],
            apart[m],
            true,
          ]);
  });

  it('has numbers of 2.5 % of the height and more, at 7:1 and more, and no letter below its distance', async () => {
    for (const box of await page.locator('.num').all()) {
      const ink = await table.read(await still(page, (await box.boundingBox())!));
      expect(inkHeight(ink)).toBeGreaterThanOrEqual(0.025 * 1080);
      expect(contrast(ink)).toBeGreaterThanOrEqual(7);
    }
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.signage *')].flatMap((element) => {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim(),
        );
        if (!own || element.closest('.vh, svg, .off')) return [];
        const size = parseFloat(getComputedStyle(element).fontSize);
        const latin = !/[\u3040-\u9fff]/.test(element.textContent ?? '');
        return size < (latin ? 34 : 40) ? [`${element.textContent} ${size}`] : [];
      }),
    );
    expect(small).toEqual([]);
  });

  it.each(['greyscale', 'eink'])('in %s every state has a plate of its own', async (mode) => {
    const grey = await open(`?mode=${mode}`);
    const zone = '[data-zone=personal]';
    const plates: [string, Pixels][] = [];
    const look = async (state: string) => {
      await level('personal', state, grey);
      const clip = await clipOf(`${zone} .plate`, grey);
      const mark = await still(grey, { ...clip, width: 180 });
      plates.push([state, await table.read(mark, { width: 36, height: 44 })]);
      const word = await still(grey, { ...clip, x: clip.x + 175, width: clip.width - 190 });
      expect([state, contrast(await table.read(word)) >= 7]).toEqual([state, true]);
    };
    for (const [state, taken] of [
      ['available', 3],
      ['few', 7],
      ['full', 8],
    ] as const) {
      wall.office({ open: 8, personal: taken, booth: 1 });
      await look(state);
    }
    wall.silence('personal');
    await look('unknown');
    wall.exceptions.push({
      ...EARLY,
      date: '2026-11-25',
      zone: 'personal',
      opensAt: null,
      closesAt: null,
    });
    await wall.time(NEXT_DAY);
    await look('closed');
    wall.exceptions.length = 0;
    await wall.time(NEXT_DAY);
    for (const [n, [one, a]] of plates.entries())
      for (const [other, b] of plates.slice(n + 1))
        expect([one, other, difference(a, b) > 0.03]).toEqual([one, other, true]);
    await grey.context().close();
  });

  it('never failed on a page', () => expect(wrong).toEqual([]));
});

/** Rows in which there is ink, of a number on its ground. */
function inkHeight(pixels: Pixels): number {
  const ground = luminance(pixels, 0);
  const rows = Array.from({ length: pixels.height }, (_, y) =>
    Array.from({ length: pixels.width }, (_, x) => luminance(pixels, y * pixels.width + x)).some(
      (each) => Math.abs(each - ground) > 0.25,
    ),
  );
  return rows.lastIndexOf(true) - rows.indexOf(true) + 1;
}

/** Between the lightest and the darkest (WCAG 2.2, contrast ratio). */
function contrast(pixels: Pixels): number {
  const all = Array.from({ length: pixels.width * pixels.height }, (_, n) => luminance(pixels, n));
  return (Math.max(...all) + 0.05) / (Math.min(...all) + 0.05);
}
