import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../../dashboard/src/lib/messages/language.ts';
import { wear } from '../browser.ts';
import { SIZES, type Scene } from './scenes.ts';
import type { Cast } from './people.ts';

/** Where the pages come from, and who looks at them. */
export interface Source {
  origin: string;
  cast: { cookies: Partial<Cast['cookies']>; ids?: Cast['ids'] };
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
  wrong: string[];
}

const NOBODY: Cast['ids'] = { booking: '', member: '', certificate: '' };
const THEMES = ['light', 'dark'] as const;

/** Pictures of a scene in every size, theme and language that it has. */
export async function shoot(scene: Scene, state: string, shots: Shots): Promise<Shot[]> {
  const done: Shot[] = [];
  const spoken = scene.spoken && (state === '' || state === 'open' || state === 'stale');
  for (const theme of scene.light ? THEMES.slice(0, 1) : THEMES) {
    for (const language of spoken ? languages : (['ja'] as const)) {
      // Words are looked at in the light; the dark is the same page.
      if (theme === 'dark' && language !== 'ja') continue;
      const names = [scene.name, state, language === 'ja' ? '' : language, theme];
      const name = names.filter((part) => part !== '' && part !== 'light').join('_');
      if (!shots.only.test(name)) continue;
      done.push(...(await shootSizes(scene, { name, theme, language }, shots)));
    }
  }
  return done;
}

async function shootSizes(
  scene: Scene,
  look: { name: string; theme: 'light' | 'dark'; language: string },
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
    await page.clock.install({ time: Date.now() });
    const cookie = cast.cookies[scene.who];
    if (cookie) await wear(page, origin, cookie);
    const address = new URL(
      typeof scene.path === 'string' ? scene.path : scene.path(cast.ids ?? NOBODY),
      origin,
    );
    if (look.language !== 'ja') address.searchParams.set('lang', look.language);
    const sizes = scene.sizes ?? SIZES;
    const [width, height] = sizes[0]!;
    await page.setViewportSize({ width, height });
    const response = await page.goto(address.href);
    const status = response?.status() ?? 0;
    if (status >= 500 || (status >= 400 && !['not-found', 'refused'].includes(scene.name)))
      wrong.push(`status ${status}`);
    const done: Shot[] = [];
    for (const size of sizes) done.push(await shootSize(page, look.name, size, folder, wrong));
    return done;
  } finally {
    await context.close();
  }
}

async function shootSize(
  page: Page,
  name: string,
  [width, height]: readonly [number, number],
  folder: string,
  seen: readonly string[],
): Promise<Shot> {
  await page.setViewportSize({ width, height });
  // Connected, measured and drawn; a wall's screen may settle a little later.
  await page.waitForTimeout(400);
  const file = path.join(folder, `${name}_${width}.png`);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: file, fullPage: !/^(signage|staff)(_|-eink|$)/.test(name) });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return { file, wrong: [...seen, ...(wide > 0 ? [`${wide} px too wide`] : [])] };
}
