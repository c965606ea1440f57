import { chromium, type Browser, type Page } from 'playwright-core';
import { findProgram } from './programs.ts';
import { STAFF_PASSWORD } from './processes.ts';

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

/** Debian's Chromium, headless. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findProgram('chromium');
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

/** Opens reception's page, signing in. */
export async function openStaff(browser: Browser, origin: string): Promise<Page> {
  const page = await openPage(browser, `${origin}/staff`);
  await page.locator('input[type=password]').fill(STAFF_PASSWORD);
  await page.locator('form button').first().click();
  await page.waitForURL('**/staff');
  return page;
}
