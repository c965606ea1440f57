import type { Page } from 'playwright-core';

/** What a press of Tab came to, and how it looked there. */
interface Stop {
  id: string;
  html: string;
  ringed: boolean;
  /** Something of it lies above everything else, within the window. */
  open: boolean;
}
type Watched = typeof globalThis & { stops?: (Stop | null)[] };

/** How many presses are sent at once: one by one, most of the time is spent waiting. */
const BATCH = 25;

/** Numbers what Tab must come to, and from then on looks at the focus before each press; in the page. */
function watch(): number {
  const groups = new Set<string>();
  const nameOf = (each: HTMLInputElement) => `radio ${each.form?.action ?? ''} ${each.name}`;
  let count = 0;
  for (const each of document.querySelectorAll<HTMLElement>(
    'a[href], button, summary, select, textarea, input, [tabindex]',
  )) {
    if (each.tabIndex < 0 || each.matches(':disabled, [type=hidden]')) continue;
    if (!each.checkVisibility({ visibilityProperty: true }) || each.closest('[inert]')) continue;
    const radio = each instanceof HTMLInputElement && each.type === 'radio';
    if (radio && groups.has(nameOf(each))) continue;
    if (radio) groups.add(nameOf(each));
    each.dataset['stop'] = radio ? nameOf(each) : String(count);
    count += 1;
  }
  const look = (): Stop | null => {
    const here = document.activeElement as HTMLElement | null;
    if (here === null || here === document.body) return null;
    const labels = here instanceof HTMLInputElement ? [...(here.labels ?? [])] : [];
    const outlined = [here, ...labels].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const box = here.getBoundingClientRect();
    const parts = [0.5, 0.1, 0.9];
    const open = parts.some((x) =>
      parts.some((y) => {
        const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
        const own = here.contains(top) || labels.some((each) => each.contains(top));
        return top !== null && (own || top.contains(here));
      }),
    );
    // What scrolls is a stop, too, and is not known to be one before.
    const radio = here instanceof HTMLInputElement && here.type === 'radio';
    here.dataset['stop'] ??= radio ? nameOf(here) : `scrolls ${performance.now()}`;
    const html = (here.cloneNode(false) as HTMLElement).outerHTML.slice(0, 110);
    // Without a place of its own on the screen it is the scanner's: nobody looks for it.
    const ring =
      box.width <= 4 ||
      [...here.querySelectorAll('.ring')].some((each) => getComputedStyle(each).stroke !== 'none');
    return { id: here.dataset['stop'], html, ringed: outlined || ring, open };
  };
  const page = globalThis as Watched;
  page.stops = [];
  document.addEventListener('keydown', () => page.stops?.push(look()), true);
  return count;
}

/**
 * Tab from the top of a page until it has been everywhere: stops that it never comes to, those that it
 * does not leave, and those where nobody sees it (2.1.1, 2.1.2, 2.4.7, 2.4.11).
 */
export async function walk(page: Page) {
  const count = await page.evaluate(watch);
  let stops: Stop[] = [];
  let first: Stop[] = [];
  let done = false;
  for (let presses = 0; !done && presses < count * 2 + 60; presses += BATCH) {
    await Promise.all(Array.from({ length: BATCH }, () => page.keyboard.press('Tab')));
    const seen = await page.evaluate(() => (globalThis as Watched).stops ?? []);
    // The first look was before the first press. Back at the top of the page, the round is over.
    const end = seen.findIndex(
      (stop, n) =>
        n > 0 &&
        (stop === null ||
          (stop.id !== seen[n - 1]?.id && seen.slice(1, n).some((other) => other?.id === stop.id))),
    );
    done = end !== -1;
    first = seen.slice(0, 1).filter((stop) => stop !== null);
    stops = seen.slice(1, done ? end : undefined).filter((stop) => stop !== null);
  }
  const missed = await page.evaluate(
    (reached) =>
      [...document.querySelectorAll<HTMLElement>('[data-stop]')]
        .filter((each) => !reached.includes(each.dataset['stop'] ?? '') && each.checkVisibility())
        .map((each) => each.outerHTML.slice(0, 110)),
    [...first, ...stops].map(({ id }) => id),
  );
  const html = (list: Stop[]) => [...new Set(list.map((stop) => stop.html))];
  return {
    stops: count,
    trapped: done ? [] : html(stops.slice(-1)),
    missed,
    unseen: html(stops.filter(({ ringed }) => !ringed)),
    covered: html(stops.filter(({ open }) => !open)),
  };
}
