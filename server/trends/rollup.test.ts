import { describe, expect, it } from 'vitest';
import { instantOf, type DayException } from '../calendar/calendar.ts';
import { random } from '../../devices/office/random.ts';
import { rollDay, windowOf, type DayFacts } from './day.ts';
import { randomDay, raw } from '../testing/trends.ts';
import { startsOf, stretchesOf, type Interval } from './stretches.ts';

/** A Tuesday. */
const DATE = '2026-11-24';
const at = (time: string): number => instantOf(DATE, time);
const NIGHT = at('23:59');

const interval = (status: string, from: string, to: string | null, space = 'A01'): Interval => ({
  space,
  status,
  from: at(from),
  to: to === null ? null : at(to),
  corrected: false,
});
const day = (some: Partial<DayFacts>): DayFacts => ({
  date: DATE,
  until: NIGHT,
  seats: [{ id: 'A01', zone: 'open' }],
  exceptions: [],
  intervals: [],
  gaps: [],
  bookings: [],
  checkIns: [],
  ...some,
});
const exception = (some: Partial<DayException>): DayException => ({
  date: DATE,
  zone: null,
  opensAt: null,
  closesAt: null,
  reason: '点検',
  ...some,
});
const only = (facts: DayFacts) => rollDay(facts).zoneDays.find(({ zoneId }) => zoneId === 'open')!;
const HOURS = 3_600;

describe('a day of one seat', () => {
  it('[TR1] counts opening hours only, and has no rows on a closed day', () => {
    const busy = [interval('occupied', '00:00', null)];
    expect(only(day({ intervals: busy }))).toMatchObject({
      openSeconds: 8.75 * HOURS,
      busySeconds: 8.75 * HOURS,
      starts: 1,
    });
    expect(rollDay(day({ exceptions: [exception({})] }))).toEqual({
      spaceHours: [],
      zoneHours: [],
      zoneDays: [],
    });
    const sunday = rollDay({ ...day({}), date: '2026-11-22' });
    expect(sunday.zoneDays).toEqual([]);
  });

  it('[TR1] follows what the calendar says of a zone and of a space', () => {
    const short = [
      exception({ zone: 'open', opensAt: '10:00', closesAt: '15:00' }),
      exception({ space: 'A01', opensAt: '12:00', closesAt: '17:00' }),
    ];
    expect(windowOf('A01', 'open', DATE, short)).toEqual({
      opensAt: at('12:00'),
      closesAt: at('15:00'),
    });
    expect(windowOf('P01', 'personal', DATE, short)).toEqual({
      opensAt: at('08:30'),
      closesAt: at('17:15'),
    });
    expect(windowOf('A01', 'open', DATE, [exception({ zone: 'open' })])).toBeNull();
  });

  it('[TR2] [TR3] takes out of service out of open, and keeps unknown apart', () => {
    const intervals = [
      interval('free', '08:00', '09:00'),
      interval('outOfService', '09:00', '10:00'),
      interval('unknown', '10:00', '10:30'),
      interval('held', '10:30', '11:00'),
      interval('occupied', '11:00', '12:00'),
    ];
    // Nothing is written down after twelve.
    expect(only(day({ intervals }))).toMatchObject({
      openSeconds: 7.75 * HOURS,
      unknownSeconds: (0.5 + 5.25) * HOURS,
      busySeconds: HOURS,
      starts: 1,
    });
  });

  it('[TR3] measures nothing while the server does not run, but believes late records', () => {
    const gaps = [{ from: at('11:00'), to: at('13:00') }];
    const intervals = [
      interval('free', '08:00', '11:30'),
      { ...interval('occupied', '11:30', '12:00'), corrected: true },
      interval('free', '12:00', null),
    ];
    expect(only(day({ intervals, gaps }))).toMatchObject({
      unknownSeconds: 1.5 * HOURS,
      busySeconds: 0.5 * HOURS,
    });
  });

  it('[TR4] [TR5] counts belongings as use, and a use once', () => {
    const line = (...statuses: [string, string, string][]) =>
      startsOf(
        stretchesOf(
          { opensAt: at('08:30'), closesAt: at('17:15') },
          NIGHT,
          statuses.map(([status, from, to]) => interval(status, from, to)),
          [],
        ),
      );
    const away = [
      ['free', '08:30', '09:50'],
      ['occupied', '09:50', '10:10'],
      ['away', '10:10', '10:40'],
      ['occupied', '10:40', '12:20'],
      ['free', '12:20', '17:15'],
    ] as [string, string, string][];
    expect(line(...away)).toEqual([at('09:50')]);
    const silent = (until: string): [string, string, string][] => [
      ['occupied', '09:00', '10:00'],
      ['unknown', '10:00', until],
      ['occupied', until, '12:00'],
    ];
    expect(line(...silent('10:30'))).toEqual([at('09:00')]);
    expect(line(...silent('10:31'))).toEqual([at('09:00'), at('10:31')]);
    const rows = rollDay(
      day({ intervals: away.map(([s, from, to]) => interval(s, from, to)) }),
    ).spaceHours;
    expect(rows.map(({ starts }) => starts).reduce((a, b) => a + b)).toBe(1);
    expect(rows.find(({ hour }) => hour === at('10:00'))).toMatchObject({
      busySeconds: HOURS,
      awaySeconds: 0.5 * HOURS,
      starts: 0,
    });
  });

  it('[TR6] sees the peak between the marks of the clock', () => {
    const seats = ['A01', 'A02', 'A03'].map((id) => ({ id, zone: 'open' }));
    const intervals = [
      interval('free', '08:00', '09:10', 'A01'),
      interval('occupied', '09:10', '09:20', 'A01'),
      interval('free', '09:20', null, 'A01'),
      interval('free', '08:00', '09:15', 'A02'),
      interval('occupied', '09:15', '09:25', 'A02'),
      interval('free', '09:25', null, 'A02'),
      interval('outOfService', '08:00', null, 'A03'),
    ];
    const hour = rollDay(day({ seats, intervals })).zoneHours.find(
      (row) => row.zoneId === 'open' && row.hour === at('09:00'),
    );
    expect(hour).toMatchObject({ peak: 2, anySeconds: 15 * 60, fullSeconds: 5 * 60, starts: 2 });
  });

  it('[TR7] does not count what is not yet over', () => {
    const until = at('10:00');
    const facts = day({ until, intervals: [interval('occupied', '08:00', null)] });
    expect(only(facts)).toMatchObject({ openSeconds: 1.5 * HOURS, busySeconds: 1.5 * HOURS });
  });
});

describe('bookings of a day', () => {
  const booking = (some: object = {}) => ({
    ...{ id: 'b1', zone: 'open', seats: ['A01'], status: 'active', walkIn: false },
    ...{ from: at('10:00'), to: at('12:00') },
    ...some,
  });
  const visit = (some: object = {}) => ({
    ...{ zone: 'open', booking: 'b1', from: at('10:10'), to: at('11:00'), moved: false },
    ...some,
  });
  const seen = (from: string, to: string) => [
    interval('free', '08:00', from),
    interval('occupied', from, to),
    interval('free', to, null),
  ];

  it('[TR10] parts the time into used, idle and absent', () => {
    const came = only(
      day({ intervals: seen('10:30', '11:30'), bookings: [booking()], checkIns: [visit()] }),
    );
    expect(came).toMatchObject({
      bookings: 1,
      bookedSeconds: 2 * HOURS,
      usedSeconds: 80 * 60,
      idleSeconds: 40 * 60,
      absentSeconds: 0,
      noShows: 0,
    });
    const absent = only(day({ intervals: seen('13:00', '14:00'), bookings: [booking()] }));
    expect(absent).toMatchObject({ noShows: 1, absentSeconds: 2 * HOURS, usedSeconds: 0 });
    const sat = only(day({ intervals: seen('10:00', '12:00'), bookings: [booking()] }));
    expect(sat).toMatchObject({ noShows: 0, usedSeconds: 2 * HOURS });
  });

  it('[TR10] gives the use of a released seat to whoever came after', () => {
    const released = [booking({ status: 'released' })];
    const facts = day({ intervals: seen('10:30', '11:30'), bookings: released });
    expect(only(facts)).toMatchObject({ noShows: 1, usedSeconds: 0 });
  });

  it('[TR9] counts what is over, cancelled ones apart, and walk-ins as such', () => {
    const bookings = [
      booking({ id: 'b2', status: 'cancelled' }),
      booking({ id: 'b3', walkIn: true, from: at('13:00'), to: at('14:00') }),
      booking({ id: 'b4', from: at('16:00'), to: at('17:00') }),
    ];
    const checkIns = [
      visit({ booking: 'b3', from: at('13:00'), to: at('14:00') }),
      visit({ booking: null, from: at('14:00'), to: null }),
      visit({ booking: null, from: at('14:20'), to: null, moved: true }),
    ];
    const facts = day({ until: at('15:00'), bookings, checkIns });
    expect(only(facts)).toMatchObject({
      bookings: 0,
      cancelled: 1,
      visits: 2,
      walkIns: 2,
      walkInSeconds: 2 * HOURS,
    });
  });

  it('[TR11] does not judge where nobody can tell', () => {
    const blind = [interval('unknown', '08:00', '11:30'), interval('free', '11:30', null)];
    expect(only(day({ intervals: blind, bookings: [booking()] }))).toMatchObject({
      bookings: 0,
      noShows: 0,
      unjudged: 1,
    });
    expect(
      only(day({ intervals: blind, bookings: [booking()], checkIns: [visit()] })),
    ).toMatchObject({ bookings: 1, unjudged: 0 });
  });

  it('[TR10] counts a room once, and one seat in use is use', () => {
    const seats = ['M01', 'M02'].map((id) => ({ id, zone: 'meeting' }));
    const facts = day({
      seats,
      intervals: [
        interval('occupied', '10:00', '12:00', 'M01'),
        interval('free', '08:00', null, 'M02'),
      ],
      bookings: [booking({ zone: 'meeting', seats: ['M01', 'M02'] })],
    });
    const room = rollDay(facts).zoneDays.find(({ zoneId }) => zoneId === 'meeting');
    expect(room).toMatchObject({ bookings: 1, bookedSeconds: 2 * HOURS, usedSeconds: 2 * HOURS });
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('a random day, seed %i', (seed) => {
  it('[TR7] is what a count second by second says', () => {
    const facts = randomDay(random('trends', seed), DATE);
    const { spaceHours, zoneHours } = rollDay(facts);
    const counted = raw(facts);
    expect(spaceHours.length).toBeGreaterThan(5);
    for (const { spaceId, hour, zoneId: _zone, date: _date, ...sums } of spaceHours) {
      expect({ spaceId, hour, ...sums }).toEqual({
        spaceId,
        hour,
        ...counted.space(spaceId, hour),
      });
    }
    for (const { zoneId, hour, date: _date, ...sums } of zoneHours) {
      expect({ zoneId, hour, ...sums }).toEqual({ zoneId, hour, ...counted.zone(zoneId, hour) });
    }
  });
});
