/* Measures a page from within it: each function stands on its own. */

/** What stands out to the side, and words that are cut off. */
export function unfit(): string[] {
  const wrong: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const inner = [...document.body.querySelectorAll('*')].findLast(
      (each) => each.getBoundingClientRect().right > clientWidth + 0.5,
    );
    wrong.push(`${scrollWidth - clientWidth} px too wide: ${inner?.outerHTML.slice(0, 90)}`);
  }
  const cuts = (how: string) => how === 'hidden' || how === 'clip';
  for (const box of document.body.querySelectorAll<HTMLElement>('*')) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    // The boxes of Japanese letters are taller than the letters.
    const spare = parseFloat(getComputedStyle(box).fontSize) * 0.4;
    const high = box.scrollHeight > box.clientHeight + spare;
    if (!(wide || high) || box.clientWidth <= 1 || box.closest('.vh, svg') !== null) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    if (!(wide && cuts(overflowX)) && !(high && cuts(overflowY))) continue;
    if (box.checkVisibility() && box.innerText.trim() !== '')
      wrong.push(`cut off (${box.innerText.trim().slice(0, 20)}): ${box.outerHTML.slice(0, 90)}`);
  }
  return wrong;
}

/** Targets below a size that do not have its room around them either (2.5.8). @param size in px */
export function smallTargets(size: number): string[] {
  const boxOf = (each: Element) => {
    const labels = each instanceof HTMLInputElement ? [...(each.labels ?? [])] : [];
    const boxes = [each, ...labels].map((one) => one.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    const right = Math.max(...boxes.map((box) => box.right));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return { each, left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const inText = (each: Element) =>
    getComputedStyle(each).display === 'inline' &&
    [...(each.parentElement?.childNodes ?? [])].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
  const targets = [
    ...document.querySelectorAll(
      `${size > 24 ? '' : 'a[href], '}button, summary, select, textarea, input:not([type=hidden]), [role=tab], [role=button]`,
    ),
  ]
    .filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'),
    )
    .filter((each) => !each.matches('.skip, .vh') && !inText(each))
    .map(boxOf)
    // What a scanner types into is no target.
    .filter((box) => box.right - box.left > 4);
  const isSmall = (box: (typeof targets)[number]) =>
    box.right - box.left < size - 0.5 || box.bottom - box.top < size - 0.5;
  return targets
    .filter(isSmall)
    .filter(
      (box) =>
        size > 24 ||
        targets.some((other) => {
          if (other === box || other.each.contains(box.each) || box.each.contains(other.each))
            return false;
          const dx = isSmall(other)
            ? Math.abs(other.x - box.x)
            : Math.max(other.left - box.x, 0, box.x - other.right);
          const dy = isSmall(other)
            ? Math.abs(other.y - box.y)
            : Math.max(other.top - box.y, 0, box.y - other.bottom);
          return Math.hypot(dx, dy) < (isSmall(other) ? size : size / 2) - 0.5;
        }),
    )
    .map(
      ({ each, left, right, top, bottom }) =>
        `${Math.round(right - left)}×${Math.round(bottom - top)} ${each.outerHTML.slice(0, 90)}`,
    );
}

/** Periods in ms of what moves for ever (2.2.2, 2.3.1, 2.3.3). */
export const moving = (): number[] =>
  document
    .getAnimations()
    .map(({ effect }) => effect?.getComputedTiming())
    .filter((timing) => timing?.iterations === Infinity)
    .map((timing) => Number(timing?.duration));
