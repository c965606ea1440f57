import { cleanup, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublicForecast, VacancyAhead } from '$contract/forecast.ts';
import { plan, takenAt } from '$lib/live/samples.ts';
import Outlook from './Outlook.svelte';
import { outlookView } from './outlook.ts';
import OutlookTable from './OutlookTable.svelte';

afterEach(cleanup);

const step = (at: string, free: number, level: VacancyAhead['level']): VacancyAhead => ({
  at: `2026-11-${at}:00.000Z`,
  free,
  lo: Math.max(free - 1, 0),
  hi: Math.min(free + 1, 2),
  level,
});
const forecast = (ahead: VacancyAhead[], more: Partial<PublicForecast> = {}): PublicForecast => ({
  venue: 'yy-square',
  takenAt,
  demo: false,
  learnedAt: takenAt,
  zones: [{ id: 'open', capacity: 2, days: 20, missing: 0, ahead, usual: [] }],
  ...more,
});
const afternoon = [
  step('24T02:00', 2, 'available'),
  step('24T02:30', 1, 'few'),
  step('24T03:00', 0, 'full'),
  step('24T03:30', 1, 'few'),
  step('24T04:00', 1, 'few'),
];
const view = (given: PublicForecast) => outlookView(given, plan(), { takenAt });
const none = (missing: number): PublicForecast['zones'] => [
  { id: 'open', capacity: 2, days: 5 - missing, missing, ahead: [], usual: [] },
];

describe('the hours ahead', () => {
  it('are the next half hour and then full hours, in Japanese time', () => {
    const { steps, asOf, day, notice } = view(forecast(afternoon));
    expect(steps.map(({ clock }) => clock)).toEqual(['11:00', '12:00', '13:00']);
    expect([asOf, day, notice]).toEqual(['10:32', null, null]);
    expect(view(forecast(afternoon.slice(1))).steps[0]?.clock).toBe('11:30');
  });

  it('name the day when it is another one', () => {
    expect(view(forecast([step('25T00:00', 1, 'few')])).day).toBe('11月25日(水)');
  });

  it('say how many days of records are missing, and that they are still being read', () => {
    expect(view(forecast([], { zones: none(3) })).notice).toBe(
      '記録がまだ足りません（あと3日分で表示します）',
    );
    expect(view(forecast([], { zones: none(0) })).notice).toMatch(/まだありません/);
    expect(view(forecast([], { zones: [], learnedAt: null })).notice).toMatch(/読みこんで/);
  });

  it('are a table whose cells carry number, word and range', () => {
    const { container } = render(OutlookTable, { view: view(forecast(afternoon)) });
    const row = container.querySelector('[data-outlook-zone=open]');
    expect(row?.querySelector('th[scope=row]')?.textContent).toBe('オープン');
    const cells = [...(row?.querySelectorAll<HTMLElement>('td') ?? [])];
    expect(cells.map((cell) => cell.dataset.level)).toEqual(['available', 'full', 'few']);
    const text = cells[2]?.textContent?.replace(/\s+/g, ' ').trim();
    expect(text).toBe('1席 残りわずか 0–2');
    expect(container.querySelectorAll('thead th[scope=col]')).toHaveLength(4);
  });

  it('show a dash where a zone has no word of its own', () => {
    const two = plan();
    two.zones.push({ ...two.zones[0]!, id: 'booth', short: 'ブース' });
    const given = forecast(afternoon);
    given.zones.push({ ...given.zones[0]!, id: 'booth', ahead: [] });
    const { container } = render(OutlookTable, { view: outlookView(given, two, { takenAt }) });
    expect(container.querySelector('[data-outlook-zone=booth] td')?.textContent).toBe(
      '－見込みなし',
    );
  });

  it('give a room that is let as a whole a word and no number', () => {
    const room = plan();
    room.zones[0]!.whole = true;
    const { zones } = outlookView(forecast(afternoon), room, { takenAt });
    expect(zones[0]?.cells.map((cell) => [cell?.free, cell?.word])).toEqual([
      ['', '使えます'],
      ['', '使用中'],
      ['', '残りわずか'],
    ]);
  });

  it('are taken away when they have become old', () => {
    const outlook = { table: '<p data-table>表</p>', asOf: '10:32', until: 1_000 };
    const fresh = render(Outlook, { outlook, now: 1_000 });
    expect(fresh.container.querySelector('[data-table]')).not.toBeNull();
    cleanup();
    const { container } = render(Outlook, { outlook, now: 1_001 });
    expect(container.querySelector('[data-table]')).toBeNull();
    expect(container.textContent).toContain('10:32の見込みは古くなりました');
  });
});
