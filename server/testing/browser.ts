import { chromium, type Browser, type Page } from 'playwright-core';
import { findProgram } from './programs.ts';
import { signIn } from './people.ts';

// A closed network: nothing but the page under test is asked for.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium without a head: the build that never had one, where it is there, takes half the time. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findProgram('chromium-headless-shell') ?? findProgram('chromium');
  if (executablePath === null) throw new Error('chromium is not installed');
  return chromium.launch({ executablePath, args: ARGS });
}

/** Opens a page in Japanese and in Tokyo. */
export async function openPage(
  browser: Browser,
  url: string,
  options: { width?: number; height?: number; javaScript?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    javaScriptEnabled: options.javaScript ?? true,
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Opens reception's page, signed in. */
export async function openStaff(browser: Browser, origin: string): Promise<Page> {
  const page = await openPage(browser, 'about:blank');
  await wear(page, origin, (await signIn(origin)).cookie);
  await page.goto(`${origin}/staff`);
  return page;
}

/** Gives a browser somebody's session. */
export async function wear(page: Page, origin: string, cookie: string): Promise<void> {
  const split = cookie.indexOf('=');
  const value = { name: cookie.slice(0, split), value: cookie.slice(split + 1) };
  await page.context().addCookies([{ ...value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

/** Buttons that are too small for a finger. @param selector of those that are looked at */
export const smallTargets = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(({ each }) => each.outerHTML.slice(0, 80)),
    selector,
  );
