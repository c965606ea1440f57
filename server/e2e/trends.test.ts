import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trends, TrendsTable } from '../contract/trends.ts';
import { axe } from '../testing/axe.ts';
import { openBrowser, openPage, wear } from '../testing/browser.ts';
import { signIn, type Person } from '../testing/people.ts';
import { startServer, until, type Program } from '../testing/processes.ts';
import { needs } from '../testing/programs.ts';

describe.skipIf(!needs('chromium'))('the official looks at the trends', () => {
  let server: Program;
  let browser: Browser;
  let origin = '';
  let official: Person;
  const wrong: string[] = [];

  const ask = async (path: string, who: Person = official) =>
    fetch(`${origin}/api/v1${path}`, { headers: { cookie: who.cookie } });
  const report = async (query = '') => (await (await ask(`/trends${query}`)).json()) as Trends;
  /** Last month, as the demo's clock has it. */
  let month = '';

  beforeAll(async () => {
    server = await startServer({ KUUSEKI_OPENING: 'always' });
    origin = `http://127.0.0.1:${server.port}`;
    official = await signIn(origin, 'official');
    await until('thirteen months of past', async () => {
      const { months } = await report();
      return months.filter(({ figures }) => figures !== null).length >= 13;
    });
    month = (await report()).period.at;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (path: string, options: Parameters<typeof openPage>[2] = {}) => {
    const page = await openPage(browser, 'about:blank', options);
    page.on('pageerror', (error) => wrong.push(`${path}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`${path}: ${message.text()}`);
    });
    await wear(page, origin, official.cookie);
    await page.goto(origin + path);
    return page;
  };
  /** The cells of a table on the page, row by row. */
  const cells = (page: Page, table: string) =>
    page
      .locator(`${table} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as HTMLTableRowElement).cells].map((cell) => cell.innerText.trim()),
        ),
      );

  it('lets nobody in but those who account for the office', async () => {
    const member = await signIn(origin, 'member');
    for (const path of ['/trends', '/trends.csv?table=zones', '/trends/table?table=zones']) {
      expect([path, (await ask(path, member)).status]).toEqual([path, 403]);
      expect([path, (await fetch(`${origin}/api/v1${path}`)).status]).toEqual([path, 401]);
    }
    const page = await openPage(browser, 'about:blank');
    await wear(page, origin, member.cookie);
    for (const path of ['/trends', '/trends/basis?plot=heat']) {
      expect((await page.goto(origin + path))?.status()).toBe(403);
    }
    await page.context().close();
    const stranger = await openPage(browser, `${origin}/trends?unit=year`);
    expect(stranger.url()).toContain('/login?next=%2Ftrends%3Funit%3Dyear');
    await stranger.context().close();
    for (const role of ['staff', 'manager', 'administrator'] as const) {
      expect((await ask('/trends', await signIn(origin, role))).status).toBe(200);
    }
  });

  it('chooses a period and a zone without JavaScript, and every plot has something to show', async () => {
    const page = await open('/trends', { javaScript: false });
    expect(await page.locator('h1').innerText()).toContain((await report()).period.title);
    expect(await page.getByText('デモ', { exact: true }).count()).toBe(1);
    expect(await page.getByText('集計は開館時間（8:30〜17:15）だけ').count()).toBe(1);
    await page.getByRole('link', { name: '年度', exact: true }).click();
    expect(page.url()).toContain('unit=year');
    await page.getByLabel('区画', { exact: true }).selectOption('booth');
    await page.getByRole('button', { name: '表示' }).click();
    expect(new URL(page.url()).searchParams.get('zone')).toBe('booth');
    expect(await page.locator('h1').innerText()).toContain('Web会議ブース');
    const { figures } = await report(
      `?unit=year&at=${new URL(page.url()).searchParams.get('at')}&zone=booth`,
    );
    expect(figures.now.seats).toBe(2);
    for (const plot of ['buckets', 'heat', 'zones', 'bookings', 'noShows', 'months', 'quality']) {
      expect([plot, await page.locator(`#${plot} tbody td:not(:empty)`).count()]).toEqual([
        plot,
        expect.any(Number),
      ]);
      expect(await page.locator(`#${plot} tbody td:not(:empty)`).count()).toBeGreaterThan(3);
      expect(await page.locator(`#${plot} :is(rect, path, .peak)`).count()).toBeGreaterThan(0);
    }
    await page.context().close();
  });

  it('has the same figures in the table, the CSV and the API', async () => {
    const query = `unit=month&at=${month}`;
    const page = await open(`/trends?${query}`);
    const { byZone, zones, buckets } = await report(`?${query}`);
    const file = await ask(`/trends.csv?${query}&table=zones`);
    expect(file.headers.get('content-disposition')).toContain(`trends-month-${month}-zones.csv`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = new TextDecoder().decode(bytes).trim().split('\r\n');
    const lines = csv.slice(1).map((line) => line.split(','));
    const columns = csv[0]?.split(',') ?? [];
    const table = (await (await ask(`/trends/table?${query}&table=zones`)).json()) as TrendsTable;
    expect(table.columns).toEqual(columns);
    expect(table.rows.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(lines);
    const at = (name: string) => columns.indexOf(name);
    const shown = await cells(page, '#zones');
    expect(shown.length).toBe(zones.length);
    for (const [n, row] of shown.entries()) {
      const line = lines[n] ?? [];
      const { figures } = byZone[n]!;
      expect(row[0]).toBe(line[0]);
      const percent = Number(line[at('稼働率（%）')]).toFixed(1);
      expect(row[2]).toBe(`${percent} %`);
      const share = figures.busySeconds / (figures.openSeconds - figures.unknownSeconds);
      expect(Number(percent)).toBeCloseTo(share * 100, 1);
      const whole = (text: string | undefined) => Math.round(Number(text)).toLocaleString('ja-JP');
      expect(row[3]).toBe(
        `${whole(line[at('在席（席時間）')])} / ${whole(line[at('分母（席時間）')])}`,
      );
    }
    const rates = (await cells(page, '#buckets'))[0]?.slice(1, -1) ?? [];
    expect(rates.length).toBe(buckets.length);
    for (const [n, { closed, figures }] of buckets.entries()) {
      if (figures === null) expect([rates[n], closed]).toEqual(['', expect.any(String)]);
      else expect(Number(rates[n])).toBeGreaterThanOrEqual(0);
    }
    // Zones and days sum to the same whole.
    const sum = (all: { figures: { busySeconds: number } | null }[]) =>
      all.reduce((total, { figures }) => total + (figures?.busySeconds ?? 0), 0);
    expect(sum(byZone)).toBeCloseTo(sum(buckets), 3);
    await page.context().close();
  });

  it('leads from each plot to the rows behind it, which sum to it', async () => {
    const page = await open(`/trends?unit=month&at=${month}`);
    const { figures } = await report(`?at=${month}`);
    await page.getByRole('link', { name: /^根拠.*日ごと/ }).click();
    const rows = await cells(page, '.rows');
    const busy = rows.reduce((total, row) => total + Number(row[4]), 0);
    expect(rows.length).toBe(42);
    expect(busy).toBeCloseTo(figures.now.busySeconds / 3_600, 0);
    await page.getByRole('link', { name: '図に戻る' }).click();
    expect(page.url()).toContain('#buckets');
    await page.context().close();
  });

  it('refuses what is no period and no zone with a sentence', async () => {
    for (const query of [
      '?at=2026-13',
      '?unit=year&at=2000',
      '?unit=day&at=2026-02-30',
      '?zone=nowhere',
      '?unit=week',
    ]) {
      const answer = await ask(`/trends${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(((await answer.json()) as { error: string }).error).toMatch(/[ぁ-ん]/);
    }
    expect((await ask('/trends.csv?unit=year&at=2026&table=hours')).status).toBe(400);
  });

  it('shows the newest period instead of what there is not, and says why', async () => {
    const { period } = await report();
    for (const [path, why] of [
      ['?unit=foo', '単位は、日、月、年度からえらんでください。'],
      ['?at=foo', '月は2026-10'],
      ['?unit=month&at=2000-01', '月は2026-10'],
      ['?at=%00', '使えない文字'],
      ['?zone=nowhere', '区画 nowhere はありません。'],
      [`?zone=${'x'.repeat(99)}`, '64文字以内'],
      ['/basis?plot=zzz', '図「zzz」はありません。'],
      ['/basis?plot=zones&at=2026-02-31&zone=*', 'はありません'],
      ['/basis?plot=heat&unit=foo&zone=', '単位は'],
    ] as const) {
      const answer = await fetch(`${origin}/trends${path}`, {
        headers: { cookie: official.cookie, accept: 'text/html' },
      });
      const said = /class="instead"[^>]*>([^<]*)/.exec(await answer.text())?.[1] ?? '';
      expect([path, answer.status, said]).toEqual([path, 200, expect.stringContaining(why)]);
      expect(said).toContain(period.title);
    }
  });

  it('has no accessibility fault and does not scroll sideways, wide or narrow', async () => {
    for (const width of [1280, 375]) {
      for (const path of ['/trends', '/trends?unit=year&at=2026', '/trends/basis?plot=zones']) {
        const page = await open(path, { width, height: 812 });
        if (width === 1280 || path === '/trends')
          expect(await axe(page), `${path} ${width}`).toEqual([]);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect([path, width, over]).toEqual([path, width, 0]);
        await page.context().close();
      }
    }
  });

  it('lets the keyboard reach every plot and scroll it', async () => {
    const page = await open('/trends', { width: 375, height: 812 });
    const region = page.getByRole('region', { name: /^日ごとの稼働率の図と表/ });
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await until('the table to scroll', () => region.evaluate((one) => one.scrollLeft > 0));
    await page.context().close();
    expect(wrong).toEqual([]);
  });
});
