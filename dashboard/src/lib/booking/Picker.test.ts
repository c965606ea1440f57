import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { plan } from '$lib/live/samples.ts';
import { words } from '$lib/messages/booking/ja.ts';
import Picker from './Picker.svelte';
import type { SpaceAvailability } from './words.ts';

afterEach(cleanup);

const space = (id: string, more: Partial<SpaceAvailability> = {}): SpaceAvailability => ({
  id,
  label: id,
  kind: 'open',
  outlet: true,
  monitor: false,
  state: 'free',
  inUse: false,
  ...more,
});
const props = (more: object = {}) => ({
  plan: plan(),
  spaces: [space('A01'), space('A02')],
  view: 'map' as const,
  outlet: false,
  here: '/book/seat',
  suggestion: 'A01',
  picked: 'A01' as string | null,
  words,
  ...more,
});
const radios = (root: Element) => [...root.querySelectorAll<HTMLInputElement>('[type=radio]')];

it('gives the drawing and the list the same radio buttons', () => {
  for (const view of ['map', 'list']) {
    const { container } = render(Picker, props({ view }));
    const found = radios(container).map(({ name, value, checked }) => [name, value, checked]);
    expect(found).toEqual([
      ['seat', 'A01', true],
      ['seat', 'A02', false],
    ]);
    cleanup();
  }
});

it('goes by arrows to the seat that lies there, and says which is picked', async () => {
  const { container } = render(Picker, props());
  const [first, second] = radios(container);
  // Phones show north on the left: what stands to the east lies above.
  await fireEvent.keyDown(first!, {
    key: matchMedia('(min-width: 60rem)').matches ? 'ArrowRight' : 'ArrowUp',
  });
  expect(second?.checked).toBe(true);
  expect(document.activeElement).toBe(second);
  expect(container.querySelector('[role=status]')?.textContent).toContain('A02');
  expect(container.querySelector('[role=status]')?.textContent).toContain('えらんだ席');
});

it('names what cannot be picked in words', () => {
  const spaces = [space('A01', { state: 'booked' }), space('A02', { outlet: false })];
  const { container } = render(Picker, props({ spaces, outlet: true, picked: null }));
  const names = [...container.querySelectorAll('.seats [role=img]')].map((each) =>
    each.getAttribute('aria-label'),
  );
  expect(names).toEqual(['A01 予約ずみ', 'A02 電源なし']);
  expect(radios(container)).toHaveLength(0);
});

it('says where somebody sits now, and lets it be picked by whom it may be', () => {
  const spaces = [space('A01', { inUse: true }), space('A02')];
  const { container } = render(Picker, props({ spaces, suggestion: 'A02', picked: 'A02' }));
  expect(radios(container)).toHaveLength(2);
  expect(container.querySelector('.key')?.textContent).toContain('いま使用中');
});

it('lets the seat of a booking that is changed be kept', () => {
  const spaces = [space('A01', { state: 'yours' }), space('A02', { state: 'yours' })];
  const { container } = render(Picker, props({ spaces, own: 'A01' }));
  expect(radios(container).map(({ value }) => value)).toEqual(['A01']);
});
