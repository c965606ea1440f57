import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../../dashboard/src/lib/messages/language.ts';
import type { StaffSnapshot } from '../../contract/staff.ts';
import { axe } from '../axe.ts';
import { wear } from '../browser.ts';
import { clashes } from '../clashes.ts';
import { clockScript, offsetNow } from '../other-time.ts';
import type { Told } from './doubts.ts';
import { SIZES, type Scene } from './scenes.ts';
import type { Cast } from './people.ts';

/** Where the pages come from, and who looks at them. */
export interface Source {
  origin: string;
  cast: { cookies: Partial<Cast['cookies']>; ids?: Partial<Cast['ids']> };
}
export interface Shots extends Source {
  browser: Browser;
  folder: string;
  /** Of the pictures' names. */
  only: RegExp;
}

/** A picture that was taken, and what is wrong with the page on it. */
export interface Shot {
  file: string;
  scene: string;
  wrong: string[];
}
interface Look {
  name: string;
  theme: 'light' | 'dark';
  language: string;
}

const NOBODY: Cast['ids'] = {
  ...{ booking: '', hold: '', cancel: '', member: '', certificate: '', setup: '' },
};
const THEMES = ['light', 'dark'] as const;
/** In which states words are looked at in every language: each has words of its own. */
const SPOKEN = ['', 'open', 'stale', 'full', 'closed', 'emergency', 'lost'];

/** Every theme and language of a scene, each with the name of its pictures. */
function looksOf(scene: Scene, state: string): Look[] {
  const spoken = scene.spoken && SPOKEN.includes(state) ? languages : (['ja'] as const);
  const themes = scene.light || scene.paper ? THEMES.slice(0, 1) : THEMES;
  return themes.flatMap((theme) =>
    spoken
      // Words are looked at in the light; the dark is the same page.
      .filter((language) => theme === 'light' || language === 'ja')
      .map((language) => {
        const names = [scene.name, state, language === 'ja' ? '' : language, theme];
        const name = names.filter((part) => part !== '' && part !== 'light').join('_');
        return { name, theme, language };
      }),
  );
}

/** Whether any picture of these scenes is asked for, in one of these states. */
export const isAsked = (scenes: readonly Scene[], states: readonly string[], only: RegExp) =>
  scenes.some((scene) =>
    states.some((state) => looksOf(scene, state).some(({ name }) => only.test(name))),
  );

/** Pictures of a scene in every size, theme and language that it has. */
export async function shoot(scene: Scene, state: string, shots: Shots): Promise<Shot[]> {
  const done: Shot[] = [];
  for (const look of looksOf(scene, state))
    if (shots.only.test(look.name)) done.push(...(await shootSizes(scene, state, look, shots)));
  return done;
}

async function shootSizes(
  scene: Scene,
  state: string,
  look: Look,
  { browser, origin, cast, folder }: Shots,
): Promise<Shot[]> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  try {
    await page.addInitScript(clockScript(offsetNow()));
    const cookie = cast.cookies[scene.who];
    if (cookie) await wear(page, origin, cookie);
    if (scene.told) await tellInstead(page, scene.told);
    if (scene.paper) await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    if (state === 'lost') await page.routeWebSocket(/socket/, (line) => void line.close());
    const ids = { ...NOBODY, ...cast.ids };
    const address = new URL(typeof scene.path === 'string' ? scene.path : scene.path(ids), origin);
    if (look.language !== 'ja') address.searchParams.set('lang', look.language);
    const sizes = scene.sizes ?? SIZES;
    const [width, height] = sizes[0]!;
    await page.setViewportSize({ width, height });
    const response = await page.goto(address.href);
    const status = response?.status() ?? 0;
    if (status >= 500 || (status >= 400 && !['not-found', 'refused'].includes(scene.name)))
      wrong.push(`status ${status}`);
    if (new URL(page.url()).pathname !== address.pathname) wrong.push(`led to ${page.url()}`);
    await settle(page, state);
    const done: Shot[] = [];
    for (const size of sizes) {
      const shot = await shootSize(page, look.name, size, folder);
      done.push({ ...shot, scene: scene.name, wrong: [...wrong, ...shot.wrong] });
    }
    // Once for each look: a page is the same one in every width.
    done.at(-1)?.wrong.push(...(await axe(page)));
    if (scene.paper) {
      const file = path.join(folder, `${look.name}.pdf`);
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    }
    return done;
  } finally {
    await context.close();
  }
}

/**
 * Until the page is connected and its letters are there, and a demo's past is whole; or, in the state of
 * a lost line, until it knows.
 */
async function settle(page: Page, state: string): Promise<void> {
  const wanted = state === 'lost' ? 'lost' : 'live';
  await page
    .waitForFunction((connection) => {
      const board = document.querySelector<HTMLElement>('[data-connection]');
      return board === null || board.dataset.connection === connection;
    }, wanted)
    .catch(() => undefined);
  // What is still being made says so until it is asked again.
  for (let n = 0; n < 60 && (await page.locator('.making').count()) > 0; n += 1) {
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

/** Stands between the server and reception's page. */
const tellInstead = (page: Page, told: Told): Promise<void> =>
  page.routeWebSocket(/socket/, (line) => {
    const server = line.connectToServer();
    server.onMessage((message) => {
      const [, head, body] = /^(42\/staff,)(\[.*)$/s.exec(String(message)) ?? [];
      if (head === undefined || body === undefined) return line.send(message);
      const [name, value] = JSON.parse(body) as [string, StaffSnapshot];
      if (name === 'snapshot') line.send(head + JSON.stringify([name, told(value)]));
      else {
        const { disagreements: _, ...rest } = value;
        line.send(head + JSON.stringify([name, rest]));
      }
    });
  });

async function shootSize(
  page: Page,
  name: string,
  [width, height]: readonly [number, number],
  folder: string,
): Promise<Pick<Shot, 'file' | 'wrong'>> {
  await page.setViewportSize({ width, height });
  // Measured and drawn; a wall's screen may settle a little later.
  await page.waitForTimeout(400);
  const file = path.join(folder, `${name}_${width}.png`);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: file, fullPage: !/^(signage|staff)(_|-|$)/.test(name) });
  const wide = await page.evaluate(tooWide);
  return { file, wrong: [...(wide === null ? [] : [wide]), ...(await clashes(page))] };
}

/** By how much a page is wider than its window, and the innermost thing that makes it so; in the page. */
function tooWide(): string | null {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const out = [...document.body.querySelectorAll('*')].filter(
    (each) => each.getBoundingClientRect().right > clientWidth + 0.5,
  );
  const inner = out.findLast(
    (each) => !out.some((other) => other !== each && each.contains(other)),
  );
  const name = inner === undefined ? '' : `: ${inner.tagName.toLowerCase()}.${inner.className}`;
  return `${scrollWidth - clientWidth} px too wide${name}`;
}
