import type { Browser, Page } from 'playwright-core';
import { wear } from '../browser.ts';
import { announce, makeCast, type Cast } from '../gallery/people.ts';
import { BOARDS, PAGES, type Scene } from '../gallery/scenes.ts';
import { clockScript, offsetTo, otherTime } from '../other-time.ts';
import { startServer, type Program } from '../processes.ts';
import { bothThemes, visit, type Visit } from './visit.ts';

const MORNING = '2026-11-24T10:32:00+09:00';
/** Pages at once: more make two cores no faster, and who shares them slower. */
const AT_ONCE = 2;
const NOBODY: Cast['ids'] = {
  ...{ booking: '', hold: '', cancel: '', member: '', certificate: '', setup: '' },
};

/** Every page that people use on a screen; paper and the other looks of one board are not walked through. */
export const SCENES: readonly Scene[] = [...BOARDS, ...PAGES].filter(
  ({ name, paper }) => !paper && !/^signage-/.test(name),
);

/** The address of a page, with … for what stands for one booking or one person. */
export const addressOf = ({ path }: Scene): string =>
  typeof path === 'string'
    ? path
    : path({
        ...{ booking: '…', hold: '…', cancel: '…', member: '…', certificate: '…', setup: '…' },
      });

/** A server in the middle of a working day, and somebody of every kind who looks at its pages. */
export async function openTour() {
  const offset = offsetTo(MORNING);
  const server: Program = await startServer({ NODE_OPTIONS: `--import=${otherTime(offset)}` });
  const origin = `http://localhost:${server.port}`;
  const cast = makeCast(origin, Date.parse(MORNING));
  const open = async (browser: Browser, scene: Scene, state = ''): Promise<Page> => {
    const { cookies, ids } =
      scene.who === 'nobody' && typeof scene.path === 'string'
        ? { cookies: { nobody: '' }, ids: NOBODY }
        : await cast;
    const context = await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      // The styles that measure a page are none of its own.
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.addInitScript(clockScript(offset));
    const cookie = (cookies as Partial<Cast['cookies']>)[scene.who];
    if (cookie) await wear(page, origin, cookie);
    if (state === 'lost') await page.routeWebSocket(/socket/, (line) => void line.close());
    await page.goto(origin + (typeof scene.path === 'string' ? scene.path : scene.path(ids)));
    await page.waitForFunction(
      (wanted) => {
        const board = document.querySelector<HTMLElement>('[data-connection]');
        return board === null || board.dataset['connection'] === wanted;
      },
      state === 'lost' ? 'lost' : 'live',
    );
    return page;
  };
  return { origin, server, cast, open };
}
export type Tour = Awaited<ReturnType<typeof openTour>>;

/** Opens each scene, a few at a time, and looks at it. */
async function lookAt<T>(
  { open }: Tour,
  browser: Browser,
  scenes: readonly Scene[],
  state: string,
  look: (page: Page) => Promise<T>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  // Who is nobody needs nobody to be made first.
  const queue = [...scenes].sort((a, b) => Number(a.who !== 'nobody') - Number(b.who !== 'nobody'));
  const go = async () => {
    for (let scene = queue.shift(); scene !== undefined; scene = queue.shift()) {
      const page = await open(browser, scene, state);
      found.set([scene.name, state].filter(Boolean).join(' '), await look(page));
      await page.context().close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, go));
  return found;
}

/** Everything that can be measured on every page. */
export const visitAll = (tour: Tour, browser: Browser): Promise<Map<string, Visit>> =>
  lookAt(tour, browser, SCENES, '', visit);

/** What axe finds on the boards when the line is lost, and in an emergency. */
export async function boardsInNeed(tour: Tour, browser: Browser): Promise<Map<string, string[]>> {
  const lost = await lookAt(tour, browser, BOARDS, 'lost', bothThemes);
  await announce(tour.origin, (await tour.cast).cookies.staff, Date.parse(MORNING));
  const alarm = await lookAt(tour, browser, BOARDS, 'emergency', bothThemes);
  return new Map([...lost, ...alarm]);
}
