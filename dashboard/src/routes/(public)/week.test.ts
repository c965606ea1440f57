import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { BookingWeek, WeekCell } from '$contract/booking-api.ts';
import { words } from '$lib/messages/public/ja.ts';
import { weekView } from './week.server.ts';
import WeekTable from './WeekTable.svelte';

afterEach(cleanup);

const cell = (more: Partial<WeekCell> = {}): WeekCell => ({
  ...{ kind: 'open', part: 'am', from: '08:30', to: '12:00', free: 18, total: 18, state: 'free' },
  ...more,
});
const week = (days: BookingWeek['days']): BookingWeek => ({
  takenAt: '2026-11-27T00:00:00Z',
  maxMinutes: { personal: 1_440, open: 1_440, booth: 60, meeting: 120 },
  days,
});
const given = week([
  {
    date: '2026-11-27',
    closed: null,
    cells: [
      cell({ state: 'past', free: 0 }),
      cell({ part: 'pm', from: '13:00', to: '17:15', free: 2, state: 'few' }),
      cell({ kind: 'booth', from: '10:15', to: '11:15', free: 0, state: 'priority' }),
      cell({ kind: 'booth', part: 'pm', free: 0, state: 'full' }),
    ],
  },
  { date: '2026-11-28', closed: 'weekend', cells: [] },
  { date: '2026-11-29', closed: 'weekend', cells: [] },
  { date: '2026-11-30', closed: null, cells: [cell()] },
]);

it('shows days down and kinds across, and folds closed days in a row', () => {
  const { container } = render(WeekTable, {
    view: weekView(given, words),
    words: words.week,
    book: '/book',
  });
  const rows = [...container.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()).join(' '),
  );
  expect(rows[1]).toBe('11/28(土)–11/29(日) 休休館日');
  expect(rows).toHaveLength(3);
  const heads = [...container.querySelectorAll('[scope=colgroup]')].map((th) => th.textContent);
  expect(heads).toEqual(['オープン', 'ブース']);
});

it('leads to booking with date, kind and time filled in, and says in words what a cell says', () => {
  const { container } = render(WeekTable, {
    view: weekView(given, words),
    words: words.week,
    book: '/book',
  });
  const links = [...container.querySelectorAll('a')].map((a) => [
    a.getAttribute('href'),
    a.getAttribute('aria-label'),
    a.textContent?.trim(),
  ]);
  expect(links).toEqual([
    [
      '/book?date=2026-11-27&from=13%3A00&to=17%3A15&kind=open',
      '11月27日(金) オープン 午後 2席 残りわずか',
      '2',
    ],
    [
      '/book?date=2026-11-27&from=10%3A15&to=11%3A15&kind=booth',
      '11月27日(金) ブース 午前 優先枠の方だけ予約できます',
      '優先',
    ],
    [
      '/book?date=2026-11-27&from=08%3A30&to=12%3A00&kind=booth',
      '11月27日(金) ブース 午後 0席 満席',
      '0',
    ],
    [
      '/book?date=2026-11-30&from=08%3A30&to=12%3A00&kind=open',
      '11月30日(月) オープン 午前 18席 空きあり',
      '18',
    ],
  ]);
});

it('says how long the kinds may be used that are not let for a whole part of the day', () => {
  expect(weekView(given, words).note).toBe(
    '午前・午後を通して使える席の数です。ブースは60分までの、いちばん空いている時間の数です。数字をおすと、予約に進みます。',
  );
});
