import type { Page } from 'playwright-core';

/** From `at` on (ms since the epoch, by this machine's clock) every frame of a page made these claims. */
export interface Frame {
  at: number;
  claims: string[];
}

/**
 * To be run in a page before its own code: notes frame by frame what the page calls free or counts.
 * A seat is noted by its label, a zone with a number as `open=3`, an access point as `ap-1=7`.
 */
export const watchFrames = (): void => {
  const clock = Date.now.bind(Date);
  const frames: Frame[] = [];
  const attribute = (element: Element, name: string) => element.getAttribute(name) ?? '';
  const digits = (element: Element | null) => (element?.textContent ?? '').replaceAll(/\D/g, '');
  const look = () => {
    const seats = document.querySelectorAll('[data-space][data-status=free]');
    const zones = document.querySelectorAll('[data-zone]:has([data-free])');
    const points = document.querySelectorAll('[data-access-point]');
    const claims = [
      ...[...seats].map((seat) => attribute(seat, 'data-space')),
      ...[...zones].map(
        (zone) => `${attribute(zone, 'data-zone')}=${digits(zone.querySelector('[data-free]'))}`,
      ),
      ...[...points].map(
        (point) => `${attribute(point, 'data-access-point')}=${digits(point.querySelector('b'))}`,
      ),
    ].filter((claim) => !/=0*$/.test(claim));
    if (claims.join() !== frames.at(-1)?.claims.join()) frames.push({ at: clock(), claims });
  };
  Object.assign(globalThis, { frames, noteFrame: look });
  const next = () => {
    look();
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
};

/** All frames of a page that runs `watchFrames`. */
export const framesOf = (page: Page): Promise<Frame[]> =>
  page.evaluate(() => (globalThis as unknown as { frames: Frame[] }).frames);

/** When the last frame before `until` that made one of these claims was gone; infinity if it stood. */
export function goneAt(frames: Frame[], which: (claim: string) => boolean, until: number): number {
  const seen = frames.filter(({ at }) => at < until);
  const last = seen.findLastIndex(({ claims }) => claims.some(which));
  return last < 0 ? Number.NEGATIVE_INFINITY : (seen[last + 1]?.at ?? Number.POSITIVE_INFINITY);
}

/** When a frame first made all these claims from `after` on; infinity if none did. */
export function backAt(frames: Frame[], wanted: string[], after: number): number {
  const standing = frames.findLastIndex(({ at }) => at <= after);
  const frame = frames.find(
    ({ claims }, n) => n >= standing && wanted.every((claim) => claims.includes(claim)),
  );
  return frame === undefined ? Number.POSITIVE_INFINITY : Math.max(frame.at, after);
}
