import axeCore, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page, a line for each fault, by all of its rules or by some; within all of it
 * or within what a selector matches. Our pages hold no frames, so that axe may run as one.
 */
export async function axe(
  page: Page,
  { rules, within }: { rules?: string[]; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source);
  // What is not a fault need not be told in full: that is a third of the time.
  const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate(
    ([part, how]) =>
      (globalThis as unknown as { axe: typeof axeCore }).axe.run(part ?? document, how),
    [within, options] as const,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
