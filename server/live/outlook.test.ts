import { describe, expect, it } from 'vitest';
import { publicForecast } from '../contract/forecast.ts';
import type { Count, KnownBooking, OpenDay } from '../forecast/facts.ts';
import { openDays } from '../inputs/opening.ts';
import { boardWith, presence, TEN } from '../testing/board.ts';
import { at, booking, openDay, pastOf, ZONE } from '../testing/past.ts';
import { bookingsNow, countsNow, forecastZones, stepsAhead } from './forecast.ts';
import { Outlook } from './outlook.ts';

const today = openDay(20);
const HOUR = 3_600_000;

interface More {
  broken?: () => boolean;
  /** Seats that are taken at each mark of today. */
  taken?: number;
  bookings?: KnownBooking[];
  ahead?: OpenDay[];
}

function outlookOf(days: number, more: More = {}) {
  const past = pastOf(days, (day, mark) => (day.weekday + mark) % 5);
  const warnings: string[] = [];
  const read: [from: number, to: number][] = [];
  const clock = { time: at(today, 20), now: () => clock.time };
  const outlook = new Outlook({
    venue: 'yy-square',
    demo: false,
    clock,
    store: {
      async counts(from, to): Promise<Count[]> {
        if (more.broken?.() === true) throw new Error('gone');
        read.push([from, to]);
        const marks = Array.from({ length: 48 }, (_, mark) => at(today, mark));
        const own = marks.filter(
          (mark) => more.taken !== undefined && today.opensAt <= mark && mark <= to,
        );
        const of = { zone: 'open', taken: more.taken ?? 0, known: 10 };
        return [...past.counts, ...own.map((mark) => ({ ...of, at: mark }))].filter(
          (each) => each.at >= from,
        );
      },
      bookings: async () => more.bookings ?? [],
    },
    zones: () => [ZONE],
    desks: new Set(['open']),
    counts: () => [{ zone: 'open', taken: 4, known: 10 }],
    bookings: () => [],
    days: async () => [...past.days, ...(more.ahead ?? [today, openDay(21)])],
    warn: (sentence) => void warnings.push(sentence),
    every: HOUR,
  });
  return { outlook, clock, warnings, read };
}

describe('the outlook', () => {
  it('says that it has learned nothing yet, then each half hour until closing and the usual week', async () => {
    const { outlook, clock, read } = outlookOf(20);
    expect(outlook.current()).toMatchObject({ learnedAt: null, zones: [] });
    await outlook.refresh();
    expect(read).toEqual([[openDay(0).midnight, clock.time]]);
    const forecast = publicForecast.parse(outlook.current());
    const [zone] = forecast.zones;
    expect(zone).toMatchObject({ id: 'open', capacity: 10, days: 20, missing: 0 });
    expect(zone?.ahead.map((each) => Date.parse(each.at))).toEqual(
      Array.from({ length: 13 }, (_, i) => at(today, 21 + i)),
    );
    expect(zone?.usual).toHaveLength(5 * 8);
  });

  it('gives the next open day when it is closed', async () => {
    const { outlook, clock } = outlookOf(20);
    await outlook.refresh();
    clock.time = at(today, 40);
    const [zone] = outlook.current().zones;
    expect(zone?.ahead[0]?.at).toBe(new Date(at(openDay(21), 18)).toISOString());
    expect(zone?.ahead).toHaveLength(16);
  });

  it('tells how all desks have been today, each half hour, and how they will be', async () => {
    const { outlook, clock, read } = outlookOf(20, { taken: 3 });
    await outlook.refresh();
    const first = outlook.current();
    expect(first.hours?.opensAt).toBe(new Date(today.opensAt).toISOString());
    expect(first.desks).toMatchObject({ capacity: 10, missing: 0 });
    expect(first.desks?.past).toEqual(
      [18, 19, 20].map((mark) => ({ at: new Date(at(today, mark)).toISOString(), free: 7 })),
    );
    expect(first.desks?.ahead).toEqual(first.zones[0]?.ahead);
    await outlook.recall();
    expect(read).toHaveLength(1); // no mark has passed
    clock.time = at(today, 21) + 1_000;
    await outlook.recall();
    expect(read[1]).toEqual([today.opensAt, clock.time]);
    expect(outlook.current().desks?.past).toHaveLength(4);
  });

  it('says how many days are missing for a first word', async () => {
    const { outlook } = outlookOf(3);
    await outlook.refresh();
    expect(outlook.current().zones).toMatchObject([{ days: 3, missing: 2, ahead: [], usual: [] }]);
  });

  it('gives the same picture for a minute, and never one of the future', async () => {
    const { outlook, clock } = outlookOf(20);
    await outlook.refresh();
    const first = outlook.current();
    clock.time += 59_000;
    expect(outlook.current()).toBe(first);
    clock.time += 1_000;
    expect(outlook.current()).not.toBe(first);
    clock.time -= HOUR;
    expect(outlook.current().takenAt).toBe(new Date(clock.time).toISOString());
  });

  it('keeps what it has learned when the database is away, and says so', async () => {
    let broken = false;
    const { outlook, warnings } = outlookOf(20, { broken: () => broken });
    await outlook.refresh();
    broken = true;
    await outlook.refresh();
    expect(warnings).toEqual(['the past could not be read for the forecast: Error: gone']);
    expect(outlook.current().zones[0]?.days).toBe(20);
  });

  it('takes bookings beyond the next 24 hours from the last reading, nearer ones from the list', async () => {
    const friday = 24;
    const [near, far] = [openDay(friday - 1), openDay(friday + 1)];
    const bookings = [near, far].map((day) => ({ ...booking(day, 18, 34, 9), madeAt: 0 }));
    const free = async (before: number, day: number, known: KnownBooking[]) => {
      const { outlook, clock } = outlookOf(20, { bookings: known, ahead: [openDay(day)] });
      clock.time = at(openDay(before), 34);
      await outlook.refresh();
      return outlook.current().zones[0]?.ahead[4]?.free ?? NaN;
    };
    expect(await free(friday, friday + 1, bookings)).toBeLessThan(
      await free(friday, friday + 1, []),
    );
    // The list of the day is empty here: whoever has cancelled in the meantime is not believed.
    expect(await free(friday - 2, friday - 1, bookings)).toBe(
      await free(friday - 2, friday - 1, []),
    );
  });
});

it('counts steps from the next half hour on, at most 18', () => {
  const steps = stepsAhead([today], at(today, 20) + 60_000);
  expect(steps[0]).toBe(at(today, 21));
  expect(steps.at(-1)).toBe(at(today, 33));
  expect(stepsAhead([{ ...today, closesAt: at(today, 48) }], at(today, 20))).toHaveLength(18);
  expect(stepsAhead([today], today.closesAt)).toEqual([]);
});

it('reads zones, seats and bookings from the board', () => {
  const board = boardWith(presence('desk-1', true), presence('desk-3', false));
  expect(forecastZones(board)).toEqual([
    { id: 'open', few: 1, whole: false, capacity: 3 },
    { id: 'meeting', few: 0, whole: true, capacity: 2 },
  ]);
  expect(countsNow(board)).toEqual([
    { zone: 'open', taken: 1, known: 2 },
    { zone: 'meeting', taken: 0, known: 0 },
  ]);
  const made = (spaceId: string) => ({
    id: spaceId,
    spaceId,
    startAt: new Date(TEN),
    endAt: new Date(TEN + HOUR),
    holder: '山口',
    checkedInAt: null,
    deadlineAt: null,
  });
  const kept = bookingsNow(board, [made('M'), made('A01'), made('gone')]);
  expect(kept.map(({ zone, seats }) => [zone, seats])).toEqual([
    ['meeting', 2],
    ['open', 1],
  ]);
  expect(JSON.stringify(kept)).not.toContain('山口');
});

describe('open days', () => {
  const differing = {
    date: '2026-11-26',
    zone: 'meeting',
    opensAt: '10:00',
    closesAt: '12:00',
    reason: '点検',
  };

  it('follow the calendar, and say no hours of a zone that differs', () => {
    const days = openDays('calendar', '2026-11-20', 8, [differing]);
    expect(days.map(({ date, weekday }) => [date, weekday])).toEqual([
      ['2026-11-20', 5],
      ['2026-11-24', 2], // the 23rd is a holiday
      ['2026-11-25', 3],
      ['2026-11-26', 4],
      ['2026-11-27', 5],
    ]);
    expect(days.map(({ closedZones }) => closedZones.length)).toEqual([0, 0, 0, 1, 0]);
    expect(days[0]).toMatchObject({
      midnight: Date.parse('2026-11-20T00:00:00+09:00'),
      opensAt: Date.parse('2026-11-20T08:30:00+09:00'),
      closesAt: Date.parse('2026-11-20T17:15:00+09:00'),
    });
  });

  it('are all days, day and night, where the doors never close', () => {
    const days = openDays('always', '2026-11-21', 2, [differing]);
    expect(days).toHaveLength(2);
    expect(days[0]?.closesAt).toBe(days[1]?.opensAt);
  });
});
