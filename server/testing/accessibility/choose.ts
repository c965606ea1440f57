import type { Page } from 'playwright-core';

/** Chooses something else in every list and box; in the page. */
function chooseAll(): void {
  const seen = (each: Element) => each.checkVisibility() && !each.matches(':disabled');
  for (const each of [...document.querySelectorAll('select')].filter(seen)) {
    each.selectedIndex = (each.selectedIndex + 1) % each.options.length;
    each.dispatchEvent(new Event('input', { bubbles: true }));
    each.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const boxes = 'input[type=radio], input[type=checkbox]';
  for (const each of [...document.querySelectorAll<HTMLInputElement>(boxes)].filter(seen))
    each.click();
}

/** Chooses everywhere on a page. @returns where that has led (3.2.2) */
export async function choose(page: Page): Promise<string> {
  await page.evaluate(chooseAll).catch((error: Error) => {
    // A page that goes away while one chooses is what is looked for.
    if (!/context was destroyed|navigation/i.test(error.message)) throw error;
  });
  await page.waitForTimeout(100);
  return page.url();
}
