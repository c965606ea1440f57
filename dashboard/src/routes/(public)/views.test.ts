import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { rows } from '$lib/board.ts';
import { doubt } from '$lib/live/doubt.ts';
import { words } from '$lib/messages/public/ja.ts';
import { plan, publicSnapshot, takenAt } from '$lib/live/samples.ts';
import SeatList from './SeatList.svelte';
import ZoneLines from './ZoneLines.svelte';

afterEach(cleanup);

it('shows name, number and plate', () => {
  const { container } = render(ZoneLines, { rows: rows(plan(), publicSnapshot()), words });
  const line = container.querySelector<HTMLElement>('[data-zone=open]');
  expect(line?.dataset.level).toBe('available');
  expect(line?.querySelector('[data-free]')?.textContent?.trim()).toBe('残り2席');
  expect(line?.textContent).toContain('空席あり');
});

it('counts a room that is let as one as one room', () => {
  const shown = (free: number) => {
    const [row] = rows(plan(), publicSnapshot());
    const room = {
      ...row!,
      zone: { ...row!.zone, whole: true },
      state: { ...row!.state, capacity: 4, free },
    };
    const { container } = render(ZoneLines, { rows: [room], words });
    const text = container.querySelector('[data-free]')?.textContent?.trim();
    cleanup();
    return text;
  };
  expect([shown(4), shown(0)]).toEqual(['残り1室', '残り0室']);
});

it('shows no digit where nothing is known', () => {
  const { container } = render(ZoneLines, {
    rows: rows(plan(), doubt(publicSnapshot(), takenAt)),
    words,
  });
  const line = container.querySelector<HTMLElement>('[data-zone=open]');
  expect(line?.dataset.level).toBe('unknown');
  expect(line?.querySelector('[data-free]')?.textContent).not.toMatch(/\d/);
  expect(line?.textContent).toContain('確認中');
});

it('gives each seat its word and its reason', () => {
  const now = Date.parse(takenAt) + 120_000;
  const { container } = render(SeatList, { rows: rows(plan(), publicSnapshot()), now, words });
  const seat = container.querySelector<HTMLElement>('[data-space=A01]');
  expect(seat?.dataset.status).toBe('free');
  expect(seat?.querySelector('[data-reason]')?.textContent).toBe('圧力センサー 10:32 空席');
  expect(seat?.textContent).toContain('空き');
});
