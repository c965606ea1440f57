import type { Page } from 'playwright-core';

/** What of a board's words stands outside of where it belongs, or on one another; in the page. */
function find(): string[] {
  const board = document.querySelector('.signage');
  if (board === null) return [];
  const { clientWidth, clientHeight } = document.documentElement;
  const whole = new DOMRect(0, 0, clientWidth, Math.max(clientHeight, document.body.scrollHeight));
  const texts = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
  const lines: { text: string; home: Element | null; box: DOMRect }[] = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || element.closest('.vh, svg, .demo')) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // A line of type is higher than its letters; what is left of it is ink.
    const ink = parseFloat(style.fontSize) * 0.8;
    for (const { x, y, width, height } of range.getClientRects())
      if (width > 1)
        lines.push({
          text,
          home: element.closest('.plate, .zone, .pylon, .board > header, main'),
          box: new DOMRect(x, y + (height - ink) / 2, width, ink),
        });
  }
  // No function has a name here: the page does not know what tsx would call it.
  const out = lines
    .filter(({ box, home }) =>
      [whole, home?.getBoundingClientRect() ?? whole].some(
        (place) =>
          box.left < place.left - 2 ||
          box.right > place.right + 2 ||
          box.top < place.top - 2 ||
          box.bottom > place.bottom + 2,
      ),
    )
    .map(({ text }) => `"${text}" is outside`);
  const over = lines.flatMap((one, n) =>
    lines
      .slice(n + 1)
      .filter(
        ({ box }) =>
          box.left < one.box.right - 2 &&
          one.box.left < box.right - 2 &&
          box.top < one.box.bottom - 2 &&
          one.box.top < box.bottom - 2,
      )
      .map(({ text }) => `"${one.text}" is on "${text}"`),
  );
  const parted = [...board.querySelectorAll('.zone :is(.unit, .num, .plate strong)')]
    .filter((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      const rows = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      return rows.size > 1;
    })
    .map((each) => `"${each.textContent}" is parted`);
  const high = document.documentElement.scrollHeight - clientHeight;
  return [...new Set([...out, ...over, ...parted]), ...(high > 0 ? [`${high} px too high`] : [])];
}

/** What is wrong with the words of a board on its panel; nothing on another page. */
export const clashes = (page: Page): Promise<string[]> => page.evaluate(find);
