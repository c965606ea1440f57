import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastDay } from '../../devices/office/past.ts';
import { readFloorPlan } from '../../prisma/seed.ts';
import { instantOf } from '../calendar/calendar.ts';
import { trendsQuery, type TrendsTable } from '../contract/trends.ts';
import { TABLES } from '../contract/trends-words.ts';
import { openDatabase, VENUE } from '../testing/database.ts';
import type { Store } from '../store/open.ts';
import { csvOf } from './csv.ts';
import { inventPast, rowsOf } from './past.ts';
import { bucketsOf, periodAt, periodOf, shift, yearBefore } from './period.ts';
import { levelOf } from './quality.ts';
import { NoSuchPeriod, trendsReport, type Asked } from './report.ts';
import { rollUpStore } from './rollup.store.ts';
import { tableOf } from './tables.ts';
import { trendsStore } from './trends.store.ts';

const NOW = instantOf('2026-11-24', '10:00');
const plan = readFloorPlan();
const shown = plan.zones.filter((zone) => zone.public);
const seats = plan.spaces.flatMap(({ id, zone }) =>
  shown.some((each) => each.id === zone) ? [{ id, zone }] : [],
);

describe('a past that was invented, and what is read of it', () => {
  let store: Store;
  const clock = { now: () => NOW };
  let goOn = () => true;
  const invent = () =>
    inventPast({
      store: rollUpStore(store.prisma, VENUE, true),
      ...{ clock, exceptions: async () => [], seatsOf: async () => seats },
      make: async (days, exceptions) =>
        rowsOf(days, exceptions, (date, age, of) => pastDay(1, date, age, of)),
      info: () => {},
      goOn: () => goOn(),
    });
  const report = (asked: Asked, demo = true) =>
    trendsReport(asked, {
      store: trendsStore(store.prisma, VENUE, demo),
      ...{ clock, venue: 'YY! SQUARE', demo, exceptions: async () => [] },
      zones: async () => shown.map(({ id, name, short }) => ({ id, name, short })),
    });

  beforeAll(async () => {
    store = await openDatabase();
  }, 60_000);
  afterAll(() => store?.close());

  it('[TR14] is made once, wherever it broke off, and the same for the same seed', async () => {
    let left = 10;
    goOn = () => (left -= 1) > 0;
    const first = await invent();
    goOn = () => true;
    const rest = await invent();
    expect(first).toBeGreaterThan(0);
    expect(rest).toBeGreaterThan(200);
    expect(await invent()).toBe(0);
    expect(pastDay(1, '2026-10-06', 1, seats)).toEqual(pastDay(1, '2026-10-06', 1, seats));
    expect(pastDay(2, '2026-10-06', 1, seats)).not.toEqual(pastDay(1, '2026-10-06', 1, seats));
  }, 60_000);

  it('[TR14] is nothing to a real office', async () => {
    expect((await report({ unit: 'month' })).figures.now.visits).toBeGreaterThan(100);
    const real = await report({ unit: 'month', at: '2026-10' }, false);
    expect(real.figures.now.openSeconds).toBe(0);
    expect(real.since).toBeNull();
  });

  it('[TR15] sums days to months, and months to the fiscal year', async () => {
    const year = await report({ unit: 'year', at: '2025' });
    let [busy, noShows] = [0, 0];
    for (const month of bucketsOf(year.period)) {
      const { figures, buckets } = await report({ unit: 'month', at: month });
      const days = buckets.reduce((sum, each) => sum + (each.figures?.busySeconds ?? 0), 0);
      expect(figures.now.busySeconds).toBeCloseTo(days, 3);
      busy += figures.now.busySeconds;
      noShows += figures.now.noShows;
    }
    expect(year.figures.now.busySeconds).toBeCloseTo(busy, 3);
    expect(year.figures.now.noShows).toBe(noShows);
    expect(year.byZone.reduce((sum, each) => sum + each.figures.bookings, 0)).toBe(
      year.figures.now.bookings,
    );
    expect(year.heat.reduce((sum, each) => sum + each.busySeconds, 0)).toBeCloseTo(busy, 3);
  });

  it('[TR10] parts booked time without a rest', async () => {
    const { now } = (await report({ unit: 'month', at: '2026-10' })).figures;
    expect(now.usedSeconds + now.idleSeconds + now.absentSeconds).toBeCloseTo(now.bookedSeconds, 3);
    expect(now.noShows).toBeGreaterThan(0);
  });

  it('[TR1] tells closed from zero, and what is to come from both', async () => {
    const { buckets, complete } = await report({ unit: 'month', at: '2026-11' });
    const of = (date: string) => buckets.find(({ id }) => id === date);
    expect(of('2026-11-03')).toMatchObject({ closed: '文化の日', figures: null, ahead: false });
    expect(of('2026-11-26')).toMatchObject({ closed: null, figures: null, ahead: true });
    expect(of('2026-11-05')).toMatchObject({ closed: null, ahead: false });
    expect(complete).toBe(false);
  });

  it('opens on the last month that is over, and says three things with their plots', async () => {
    const { period, findings, before, after } = await report({ unit: 'month' });
    expect([before.at, period.at, after?.at]).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(findings.map(({ plot }) => plot)).toEqual(['months', 'heat', 'bookings']);
    for (const { text } of findings) expect(text).toMatch(/\d.*。$/);
  });

  it('refuses a period and a zone that are none', async () => {
    await expect(report({ unit: 'day', at: '2026-02-30' })).rejects.toThrow(NoSuchPeriod);
    await expect(report({ unit: 'year', at: '2026-04' })).rejects.toThrow(NoSuchPeriod);
    await expect(report({ unit: 'month', zone: 'reception' })).rejects.toThrow(NoSuchPeriod);
  });

  it('has a report of every period that can be asked for, the first and the last too', async () => {
    for (const asked of [
      { unit: 'year', at: '2001' },
      { unit: 'month', at: '2001-01' },
      { unit: 'day', at: '2001-01-01' },
      { unit: 'year', at: '2099' },
      { unit: 'day', at: '2099-12-31' },
    ] as const) {
      expect(trendsQuery.safeParse(asked).success).toBe(true);
      expect((await report(asked)).figures.now.days).toBe(0);
    }
    expect(trendsQuery.safeParse({ unit: 'year', at: '2000' }).success).toBe(false);
  });

  it('[TR15] has as many cells as columns in every table', async () => {
    for (const unit of ['day', 'month', 'year'] as const) {
      const at = { day: '2026-10-06', month: '2026-10', year: '2026' }[unit];
      const whole = await report({ unit, at });
      for (const id of TABLES) {
        if (id === 'spaces' || id === 'hours' || id === 'days') continue;
        const { columns, rows } = tableOf(id, whole);
        expect(rows.length).toBeGreaterThan(0);
        expect([id, new Set(rows.map((row) => row.length))]).toEqual([
          id,
          new Set([columns.length]),
        ]);
        expect(new Set(columns).size).toBe(columns.length);
      }
    }
  });
});

describe('periods', () => {
  it('[TR16] begins the fiscal year in April, and names years by era and common era', () => {
    expect(periodAt('year', '2027-03-31')).toMatchObject({
      ...{ at: '2026', title: '令和8年度（2026年度）', from: '2026-04-01', to: '2027-03-31' },
    });
    expect(periodOf('month', '2028-02')).toMatchObject({ to: '2028-02-29' });
    expect(periodOf('day', '2026-10-07')?.title).toBe('令和8年10月7日（水）');
    expect(shift(periodAt('month', '2026-01-15'), -1).at).toBe('2025-12');
    expect(shift(periodAt('day', '2026-03-01'), -1).at).toBe('2026-02-28');
    expect(yearBefore(periodAt('day', '2026-10-07')).at).toBe('2025-10-08');
    expect(periodOf('month', '2026-13')).toBeNull();
    expect(['2019-04', '2019-05'].map((at) => periodOf('month', at)?.title)).toEqual([
      '平成31年4月（2019年4月）',
      '令和元年5月（2019年5月）',
    ]);
    expect(['2018', '2019'].map((at) => periodOf('year', at)?.title)).toEqual([
      '平成30年度（2018年度）',
      '令和元年度（2019年度）',
    ]);
  });
});

describe('quality', () => {
  it('[TR13] is 良 up to 2 %, 注意 up to 10 %, 不可 above', () => {
    expect([2, 2.1, 10, 10.1].map((unknown) => levelOf(unknown, 100))).toEqual([
      'good',
      'fair',
      'fair',
      'poor',
    ]);
    expect(levelOf(0, 0)).toBe('none');
  });
});

describe('CSV', () => {
  it('[TR17] has no formula, a byte order mark, and keeps commas and quotes within a cell', () => {
    const table: TrendsTable = {
      ...{ id: 'zones', title: '', columns: ['区画', '率'] },
      rows: [
        ['=1+1', -3],
        ['a,"b"', null],
        ['@x', 0.5],
      ],
    };
    expect(csvOf(table)).toBe(`\uFEFF区画,率\r\n'=1+1,-3\r\n"a,""b""",\r\n'@x,0.5\r\n`);
  });
});
