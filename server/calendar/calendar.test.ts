import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { closedBy, dateOf, hoursOf, instantOf, nextDate, openingAt } from './calendar.ts';

/** It brings no types. */
const japaneseHolidays = createRequire(import.meta.url)('japanese-holidays') as {
  isHolidayAt(date: Date): string | undefined;
};

const days = (from: string, to: string): string[] => {
  const all: string[] = [];
  for (let day = from; day <= to; day = nextDate(day)) all.push(day);
  return all;
};
const isOpen = (date: string) => hoursOf(date, []) !== null;

describe('calendar', () => {
  it('has 241 open days in fiscal 2026, month by month', () => {
    const open = days('2026-04-01', '2027-03-31').filter(isOpen);
    expect(open).toHaveLength(241);
    const months = [...new Set(open.map((day) => day.slice(0, 7)))];
    expect(months.map((month) => open.filter((day) => day.startsWith(month)).length)).toEqual([
      21, 18, 22, 22, 20, 19, 21, 19, 20, 19, 18, 22,
    ]);
  });

  it.each([
    '2026-04-29',
    '2026-05-04',
    '2026-05-05',
    '2026-05-06',
    '2026-07-20',
    '2026-08-11',
    '2026-09-21',
    '2026-09-22',
    '2026-09-23',
    '2026-10-12',
    '2026-11-03',
    '2026-11-23',
    '2026-12-29',
    '2026-12-31',
    '2027-01-01',
    '2027-01-11',
    '2027-02-11',
    '2027-02-23',
    '2027-03-22',
  ])('is closed on %s', (day) => expect(isOpen(day)).toBe(false));

  it.each(['2026-04-30', '2026-05-07', '2026-09-24', '2026-12-28', '2027-01-04', '2027-03-31'])(
    'is open on %s',
    (day) => expect(isOpen(day)).toBe(true),
  );

  it('agrees with a second source on the holidays of 2026 to 2028', () => {
    for (const day of days('2026-01-01', '2028-12-31')) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      const monthDay = day.slice(5);
      if (weekday === 0 || weekday === 6 || monthDay >= '12-29' || monthDay <= '01-03') continue;
      const theirs = japaneseHolidays.isHolidayAt(new Date(`${day}T12:00:00+09:00`)) !== undefined;
      expect([day, closedBy(day) === 'holiday']).toEqual([day, theirs]);
    }
  });

  it('opens at 8:30 and closes at 17:15, to the millisecond', () => {
    const day = '2026-11-24';
    const opens = instantOf(day, '08:30');
    const closes = instantOf(day, '17:15');
    const open = (at: number) => openingAt(at, []).open;
    expect([open(opens - 1), open(opens), open(closes - 1), open(closes)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(openingAt(closes, []).opensAt).toBe(instantOf('2026-11-25', '08:30'));
  });

  it('finds the next opening over the new year', () => {
    const evening = instantOf('2026-12-28', '18:00');
    expect(openingAt(evening, []).opensAt).toBe(instantOf('2027-01-04', '08:30'));
  });

  it('knows the business date in Tokyo', () => {
    expect(dateOf(Date.parse('2026-03-31T15:00:00Z'))).toBe('2026-04-01');
    expect(dateOf(Date.parse('2026-03-31T14:59:59.999Z'))).toBe('2026-03-31');
  });

  it('follows exceptions for the venue and for a zone', () => {
    const date = '2026-11-24';
    const early = { date, zone: null, opensAt: '08:30', closesAt: '12:00', reason: '設備点検' };
    const zone = { date, zone: 'booth', opensAt: null, closesAt: null, reason: '工事' };
    const noon = instantOf(date, '12:00');
    expect(openingAt(noon - 1, [early, zone])).toMatchObject({
      open: true,
      closedZones: ['booth'],
    });
    expect(openingAt(noon, [early]).open).toBe(false);
    const closed = { ...early, opensAt: null, closesAt: null };
    expect(openingAt(noon, [closed]).opensAt).toBe(instantOf('2026-11-25', '08:30'));
  });

  it('keeps a demo’s doors open day and night, but for exceptions', () => {
    const sunday = '2026-11-29';
    const midnight = instantOf(sunday, '00:00');
    expect(openingAt(midnight, [], 'always')).toMatchObject({ open: true, closesAt: null });
    const early = { date: sunday, zone: null, opensAt: '00:00', closesAt: '15:00', reason: '点検' };
    const three = instantOf(sunday, '15:00');
    expect(openingAt(three - 1, [early], 'always')).toMatchObject({ open: true, closesAt: three });
    expect(openingAt(three, [early], 'always')).toMatchObject({
      open: false,
      opensAt: instantOf('2026-11-30', '00:00'),
    });
  });
});
