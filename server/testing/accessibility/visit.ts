import type { Page } from 'playwright-core';
import { axe } from '../axe.ts';
import { choose } from './choose.ts';
import { moving, smallTargets, unfit } from './fit.ts';
import { walk } from './keys.ts';
import { names, purposes, spoken, ways } from './names.ts';
import { foreign, structure } from './structure.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 375, height: 812 };
/** 1280 × 800 at 200 % (WCAG 1.4.4). */
const TWICE = { width: 640, height: 400 };
/** 1280 × 1024 at 400 % (WCAG 1.4.10). */
const ENLARGED = { width: 320, height: 256 };

/** WCAG 1.4.12, in its own figures. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

async function withStyle<T>(page: Page, content: string, look: () => Promise<T>): Promise<T> {
  const style = await page.addStyleTag({ content });
  const found = await look();
  await style.evaluate((node) => (node as HTMLElement).remove());
  return found;
}

/** In the light by every rule; in the dark, which is the same page, by those of colour. */
export async function bothThemes(page: Page): Promise<string[]> {
  const light = await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page, { rules: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

/** Everything that can be measured on a page that is open. */
export async function visit(page: Page) {
  const fits = async (size: { width: number; height: number }) => {
    await page.setViewportSize(size);
    return page.evaluate(unfit);
  };
  await page.setViewportSize(DESKTOP);
  const still = await page.evaluate(() => ({ title: document.title, address: location.href }));
  const asWritten = {
    structure: await page.evaluate(structure),
    foreign: await page.evaluate(foreign),
    names: await page.evaluate(names),
    purposes: await page.evaluate(purposes),
    spoken: await page.evaluate(spoken),
    ways: await page.evaluate(ways),
    moving: await page.evaluate(moving),
    axe: await bothThemes(page),
  };
  const keys = await walk(page);
  const fit = {
    narrow: await fits(ENLARGED),
    upright: await fits(PHONE),
    small: await page.evaluate(smallTargets, 24),
    forFingers: await page.evaluate(smallTargets, 44),
    lying: await fits({ width: PHONE.height, height: PHONE.width }),
    spaced: await withStyle(page, SPACING, async () => [
      ...(await fits(PHONE)),
      ...(await fits(DESKTOP)),
    ]),
    twice: await fits(TWICE),
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const restless = (await page.evaluate(moving)).length;
  return { ...still, ...asWritten, keys, ...fit, restless, after: await choose(page) };
}
export type Visit = Awaited<ReturnType<typeof visit>>;
