const LAST = 'kuuseki-reloaded-at';
const PAUSE = 60_000;

/** Whether a reload now would take something out of somebody's hands. */
export const isTyping = (active: Element | null): boolean =>
  active !== null &&
  (active.matches('input:not([type=checkbox]):not([type=radio]), textarea, select') ||
    (active instanceof HTMLElement && active.isContentEditable));

/**
 * A function that reloads the page, at most once a minute across reloads: behind a balancer with two
 * builds a page could else reload for ever.
 */
export const reloader =
  (
    store: Pick<Storage, 'getItem' | 'setItem'>,
    clock: () => number,
    reload: () => void,
  ): (() => void) =>
  () => {
    const last = Number(store.getItem(LAST) ?? Number.NEGATIVE_INFINITY);
    if (clock() - last < PAUSE) return;
    store.setItem(LAST, String(clock()));
    reload();
  };

/** The same for this window. Screens that nobody touches reload at once, others not under a typist. */
export const reloadThisWindow = (unattended: boolean): (() => void) => {
  const reload = () => reloader(sessionStorage, Date.now, () => location.reload())();
  return () => {
    if (unattended || !isTyping(document.activeElement)) reload();
  };
};
