import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { rows } from '$lib/board.ts';
import { plan, publicSnapshot, takenAt } from '$lib/live/samples.ts';
import { words } from '$lib/messages/public/ja.ts';
import SeatList from './SeatList.svelte';

afterEach(cleanup);

const now = Date.parse(takenAt);
function board(free: number, level: 'available' | 'full') {
  const snapshot = publicSnapshot();
  snapshot.zones[0] = { ...snapshot.zones[0]!, free, level };
  return rows(plan(), snapshot);
}

it('opens a zone with a free seat, folds a full one, and leaves both as the reader does', async () => {
  const { container, rerender } = render(SeatList, { rows: board(2, 'available'), now, words });
  const zone = container.querySelector('details')!;
  const heading = () => zone.querySelector('summary')?.textContent.replace(/\s+/g, ' ').trim();
  expect([zone.open, heading()]).toEqual([true, 'オープンデスク 残り 2席']);
  await rerender({ rows: board(0, 'full') });
  expect([zone.open, heading()]).toEqual([true, 'オープンデスク 満席']);
  zone.open = false;
  zone.dispatchEvent(new Event('toggle'));
  await rerender({ rows: board(1, 'available') });
  expect([zone.open, heading()]).toEqual([false, 'オープンデスク 残り 1席']);
  cleanup();
  const full = render(SeatList, { rows: board(0, 'full'), now, words });
  expect(full.container.querySelector('details')?.open).toBe(false);
});

it('says how old evidence is when it is no longer of now', async () => {
  const shown = board(2, 'available');
  const { container, rerender } = render(SeatList, { rows: shown, now: now + 240_000, words });
  const ages = () => [...container.querySelectorAll('time')].map((each) => each.textContent);
  expect(ages()).toEqual([]);
  await rerender({ now: now + 360_000 });
  expect(ages()).toEqual(['6分前', '6分前']);
});
