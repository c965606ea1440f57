import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { Refusal } from '$contract/booking.ts';
import Refused from './Refused.svelte';
import { wishOf } from './wish.ts';

afterEach(cleanup);

const now = Date.parse('2026-04-01T11:15:00Z');
const opensAt = Date.parse('2026-04-03T00:00:00Z');
const show = (refusal: Refusal, more: object = {}) =>
  render(Refused, {
    refusal,
    alternatives: [],
    ofClass: 'general',
    fresh: true,
    wish: {
      ...wishOf(new URLSearchParams()),
      date: '2026-04-17',
      from: '13:00',
      to: '17:15',
    },
    now,
    ...more,
  }).container;
const text = (root: Element) => root.textContent?.replace(/\s+/g, ' ') ?? '';

it('says no in the heading and shows who may, and from when', () => {
  const priorityFrom = Date.parse('2026-03-20T00:00:00Z');
  const page = show({ rule: 'windowNotOpen', class: 'general', opensAt, priorityFrom });
  expect(page.querySelector('h1')?.textContent).toBe('4月17日(金)は、まだ予約できません');
  expect(page.querySelector('h1')?.getAttribute('role')).toBe('alert');
  expect(text(page.querySelector('.rule')!)).toContain('4月3日(金)9:00 から');
  expect(page.querySelector('svg.timeline')?.getAttribute('aria-label')).toContain('今日は4/1');
  expect(text(page)).not.toContain('キャンセル待ち');
});

it('shows what is kept as a number, and offers the waitlist', () => {
  const page = show({ rule: 'quota', kind: 'open', kept: 6, opensAt });
  expect(page.querySelector('.rule .num')?.textContent).toBe('6席');
  expect(text(page)).toContain('キャンセル待ちを申し込む');
});

it('offers what is free instead by one press each', () => {
  const instead = {
    space: 'A12',
    label: 'A12',
    kind: 'open',
    startAt: '2026-04-17T04:00:00Z',
    endAt: '2026-04-17T15:00:00Z',
  };
  const page = show({ rule: 'taken', space: 'A11' }, { alternatives: [instead] });
  const sent = new FormData(page.querySelector<HTMLFormElement>('.instead form')!);
  expect(Object.fromEntries(sent)).toEqual({
    date: '2026-04-17',
    from: '13:00',
    to: '24:00',
    kind: 'open',
    seat: 'A12',
  });
  expect(text(page)).toContain('別の日をさがす');
});

it('leads to the booking that is in the way', () => {
  const page = show({ rule: 'ownOverlap', booking: 'b1', startAt: now, endAt: opensAt });
  expect(page.querySelector('a[href="/bookings/b1"]')).not.toBeNull();
});
