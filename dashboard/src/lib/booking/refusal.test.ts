import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { Refusal } from '$contract/booking.ts';
import { words } from '$lib/messages/booking/ja.ts';
import Instead from './Instead.svelte';
import RuleFacts from './RuleFacts.svelte';
import Timeline from './Timeline.svelte';
import { wishOf } from './wish.ts';

afterEach(cleanup);

const now = Date.parse('2026-04-01T11:15:00Z');
const opensAt = Date.parse('2026-04-03T00:00:00Z');
const priorityFrom = Date.parse('2026-03-20T00:00:00Z');
const notYet: Refusal = { rule: 'windowNotOpen', class: 'general', opensAt, priorityFrom };
const text = (root: Element | null | undefined) => root?.textContent?.replace(/\s+/g, '') ?? '';

it('shows who may book already, and from when one may oneself', () => {
  const { container } = render(RuleFacts, { refusal: notYet, ofClass: 'general', words });
  const [priority, own] = container.querySelectorAll('.rule > div');
  expect(text(priority)).toContain('3月20日(金)9:00から');
  expect(text(own)).toContain('あなたの区分');
  expect(text(own)).toContain('4月3日(金)9:00から');
});

it('shows what is kept as a number', () => {
  const refusal: Refusal = { rule: 'quota', kind: 'open', kept: 6, opensAt };
  const { container } = render(RuleFacts, { refusal, ofClass: null, words });
  expect(text(container.querySelector('.num'))).toBe('6席');
  expect(text(container)).toContain('優先枠が残れば');
});

it('draws a bar for rules of time only, and says it in words', () => {
  const date = '2026-04-17';
  const { container } = render(Timeline, { refusal: notYet, now, date, words });
  expect(container.querySelector('svg')?.getAttribute('aria-label')).toBe(
    '今日は4/1、どなたでも予約できるのは4/3 9:00から、利用の日は4/17です。',
  );
  cleanup();
  const taken = render(Timeline, { refusal: { rule: 'taken', space: 'A11' }, now, date, words });
  expect(taken.container.querySelector('svg')).toBeNull();
});

it('offers what is free instead by one press each', () => {
  const { container } = render(Instead, {
    alternatives: [
      {
        space: 'A12',
        label: 'A12',
        kind: 'open',
        startAt: '2026-04-17T04:00:00Z',
        endAt: '2026-04-17T15:00:00Z',
      },
    ],
    wish: wishOf(new URLSearchParams()),
    action: '?/hold',
    words,
  });
  const sent = new FormData(container.querySelector<HTMLFormElement>('.instead form')!);
  expect(Object.fromEntries(sent)).toEqual({
    date: '2026-04-17',
    from: '13:00',
    to: '24:00',
    kind: 'open',
    seat: 'A12',
  });
});
