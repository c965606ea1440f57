import type { Target } from './disagreements.ts';

/** Where the focus goes for each kind of entry. */
function selector(target: Target): string {
  if (target === 'count') return '#count';
  if ('space' in target) return `.floor [data-seat=${CSS.escape(target.space)}]`;
  if ('device' in target) return `[data-device=${CSS.escape(target.device)}] summary`;
  return `[data-access-point=${CSS.escape(target.accessPoint)}]`;
}

/** Brings what an entry is about into sight and under the keyboard. */
export function lead(target: Target): void {
  const found = document.querySelector<HTMLElement | SVGElement>(selector(target));
  const panel = found?.closest('[role=tabpanel][hidden]')?.getAttribute('aria-labelledby');
  if (panel) document.getElementById(panel)?.click();
  // What was hidden can be focused once it is drawn.
  requestAnimationFrame(() => {
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus();
  });
}
