import { cleanup, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublicForecast, VacancyAhead } from '$contract/forecast.ts';
import { plan, publicSnapshot, takenAt } from '$lib/live/samples.ts';
import { words } from '$lib/messages/public/ja.ts';
import { words as english } from '$lib/messages/public/en.ts';
import Ahead from './Ahead.svelte';
import { viewOf } from './ahead.server.ts';
import Today from './Today.svelte';
import { whyNothing, zonesAhead } from './zones-ahead.ts';
import ZonesAhead from './ZonesAhead.svelte';

afterEach(cleanup);

const step = (at: string, free: number, level: VacancyAhead['level']): VacancyAhead => ({
  at: `2026-11-${at}:00.000Z`,
  free,
  lo: Math.max(free - 1, 0),
  hi: Math.min(free + 1, 2),
  level,
});
const afternoon = [
  step('24T02:00', 2, 'available'),
  step('24T02:30', 1, 'few'),
  step('24T03:00', 0, 'full'),
  step('24T03:30', 1, 'few'),
  step('24T04:00', 1, 'few'),
];
const forecast = (ahead: VacancyAhead[], more: Partial<PublicForecast> = {}): PublicForecast => ({
  venue: 'yy-square',
  takenAt,
  demo: false,
  learnedAt: takenAt,
  hours: { opensAt: '2026-11-23T23:30:00.000Z', closesAt: '2026-11-24T08:15:00.000Z' },
  zones: [{ id: 'open', capacity: 2, days: 20, missing: 0, ahead, usual: [] }],
  desks: {
    ...{ capacity: 2, days: 20, missing: 0, ahead },
    past: [
      { at: '2026-11-24T00:00:00.000Z', free: 2 },
      { at: '2026-11-24T01:00:00.000Z', free: 1 },
    ],
  },
  ...more,
});
const view = (given: PublicForecast) =>
  viewOf({ forecast: given, plan: plan(), snapshot: publicSnapshot(), words });
const none = (missing: number): PublicForecast['zones'] => [
  { id: 'open', capacity: 2, days: 5 - missing, missing, ahead: [], usual: [] },
];

describe('the hours ahead of each zone', () => {
  it('are the next half hour and then full hours, in Japanese time', () => {
    const clocks = (given: VacancyAhead[]) =>
      zonesAhead(forecast(given), plan(), words)?.steps.map(({ clock }) => clock);
    expect(clocks(afternoon)).toEqual(['11:00', '12:00', '13:00']);
    expect(clocks(afternoon.slice(1))?.[0]).toBe('11:30');
    expect(clocks([])).toBeUndefined();
  });

  it('say how many days of records are missing, and that they are still being read', () => {
    expect(whyNothing(forecast([], { zones: none(3) }), words)).toMatch(/あと3日分/);
    expect(whyNothing(forecast([], { zones: none(0) }), words)).toMatch(/まだありません/);
    expect(whyNothing(forecast([], { zones: [], learnedAt: null }), words)).toMatch(/読みこんで/);
    expect(whyNothing(forecast(afternoon), words)).toBeNull();
  });

  it('are a table whose cells carry number, word and range', () => {
    const { container } = render(ZonesAhead, {
      ...{ view: zonesAhead(forecast(afternoon), plan(), words)!, words },
    });
    const row = container.querySelector('[data-outlook-zone=open]');
    expect(row?.querySelector('th[scope=row]')?.textContent).toBe('オープンデスク');
    const cells = [...(row?.querySelectorAll<HTMLElement>('td') ?? [])];
    expect(cells.map((cell) => cell.dataset.level)).toEqual(['available', 'full', 'few']);
    const text = cells[2]?.textContent?.replace(/\s+/g, ' ').trim();
    expect(text).toBe('1席 残りわずか 0–2');
    expect(container.querySelectorAll('thead th[scope=col]')).toHaveLength(4);
  });

  it('show a dash where a zone has no word of its own', () => {
    const two = plan();
    two.zones.push({ ...two.zones[0]!, id: 'booth', name: 'ブース' });
    const given = forecast(afternoon);
    given.zones.push({ ...given.zones[0]!, id: 'booth', ahead: [] });
    const { container } = render(ZonesAhead, { view: zonesAhead(given, two, words)!, words });
    expect(container.querySelector('[data-outlook-zone=booth] td')?.textContent).toBe(
      '－見込みなし',
    );
  });

  it('give a room that is let as a whole a word and no number', () => {
    const room = plan();
    room.zones[0]!.whole = true;
    const cells = zonesAhead(forecast(afternoon), room, words)?.zones[0]?.cells;
    expect(cells?.map((cell) => [cell?.free, cell?.word])).toEqual([
      ['', '使えます'],
      ['', '使用中'],
      ['', '残りわずか'],
    ]);
  });
});

describe('the day ahead', () => {
  it('is a sentence, a curve with two labels, and its numbers', () => {
    const given = view(forecast(afternoon));
    expect(given.heading).toBe('11:30ごろから、席が少なくなります');
    const { container } = render(Ahead, { view: given, words });
    const labels = [...container.querySelectorAll('.big')].map((text) => text.textContent);
    expect(new Set(labels)).toEqual(new Set(['いま 2席', '12時ごろ 0席くらい']));
    expect(container.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe(
      'デスク2席（オープン・パーソナル）の空席. いま 2席. 12時ごろ 0席くらい',
    );
    const rows = [...container.querySelectorAll('.numbers tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()).join(' '),
    );
    expect(rows).toEqual([
      '9:00 2席 実績',
      '10:00 1席 実績',
      '11:00 2席 1–2',
      '12:00 0席 0–1',
      '13:00 1席 0–2',
    ]);
  });

  it('names the day when it is another one, and draws no curve before the doors open', () => {
    const hours = { opensAt: '2026-11-24T23:30:00.000Z', closesAt: '2026-11-25T08:15:00.000Z' };
    const given = view(forecast([step('25T00:00', 1, 'few')], { hours }));
    expect([given.heading, given.curve]).toEqual(['11月25日(水)の見込み', null]);
  });

  it('names no number of now when a desk zone is not known', () => {
    const snapshot = publicSnapshot();
    snapshot.zones[0]!.free = null;
    const { curve } = viewOf({ forecast: forecast(afternoon), plan: plan(), snapshot, words });
    expect(curve?.now).toBeNull();
    expect(curve?.past).toMatch(/^M/);
  });

  it('speaks the language of the page', () => {
    const given = { forecast: forecast(afternoon), plan: plan(), snapshot: publicSnapshot() };
    const shown = viewOf({ ...given, words: english });
    const { container } = render(Ahead, { view: shown, words: english });
    expect(container.textContent).toContain('Few seats from around 11:30');
    expect(container.textContent).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });

  it('is taken away when it has become old', () => {
    const ahead = {
      ...{ html: '<p data-table>表</p>', today: true, empty: false, asOf: '10:32' },
      ...{ askAt: 500, until: 1_000 },
    };
    const fresh = render(Today, { ahead, now: 1_000, words: words.ahead });
    expect(fresh.container.querySelector('[data-table]')).not.toBeNull();
    cleanup();
    const { container } = render(Today, { ahead, now: 1_001, words: words.ahead });
    expect(container.querySelector('[data-table]')).toBeNull();
    expect(container.textContent).toContain('10:32の見込みは古くなりました');
  });
});
