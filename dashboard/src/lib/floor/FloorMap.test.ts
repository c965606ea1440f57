import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { seats } from '../board.ts';
import { plan, publicSnapshot } from '../live/samples.ts';
import FloorMap from './FloorMap.svelte';

afterEach(cleanup);

function board() {
  const snapshot = publicSnapshot();
  snapshot.spaces[1] = { ...snapshot.spaces[1]!, status: 'occupied' };
  return { plan: plan(), seats: seats(plan(), snapshot.spaces) };
}

it('names every seat by label and word, and marks its status', () => {
  render(FloorMap, board());
  const taken = screen.getByRole('option', { name: 'A02 使用中' });
  expect(taken.dataset).toMatchObject({ space: 'A02', status: 'occupied' });
  expect(screen.getByRole('option', { name: 'A01 空き' }).dataset.status).toBe('free');
});

it('is one tab stop; arrows move the focus by geometry (B1-9)', async () => {
  render(FloorMap, board());
  const [first, second] = screen.getAllByRole('option');
  const stops = () => screen.getAllByRole('option').map((seat) => seat.getAttribute('tabindex'));
  expect(stops()).toEqual(['0', '-1']);
  first!.focus();
  await fireEvent.keyDown(first!, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(second);
  expect(stops()).toEqual(['-1', '0']);
  expect(second!.getAttribute('aria-selected')).toBe('true');
  await fireEvent.keyDown(second!, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(second);
});

it('is one picture where nobody steers', () => {
  render(FloorMap, { ...board(), steerable: false });
  expect(screen.queryAllByRole('option')).toEqual([]);
  const map = screen.getByRole('img');
  expect(map.querySelectorAll('[data-space][data-status]')).toHaveLength(2);
  expect(map.querySelector('[tabindex]')).toBeNull();
});
