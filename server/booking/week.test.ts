import { describe, expect, it } from 'vitest';
import { instantOf, type DayException } from '../calendar/calendar.ts';
import { DEFAULT_POLICY, type BookingPolicy } from '../contract/policy.ts';
import { calendarWith } from './days.ts';
import type { Standing } from './facts.ts';
import type { Situation } from './free.ts';
import type { PlannedSpace } from './spaces.ts';
import { weekDay, weekReader } from './week.ts';

/** Thursday 26 November 2026. */
const DAY = '2026-11-26';

const space = (id: string, kind: PlannedSpace['kind']): PlannedSpace => ({
  ...{ id, label: id, kind, zone: kind, x: 0, y: 0, outlet: true, monitor: false },
  ...{ bookable: true, outOfService: false, zoneName: kind, seats: 1, members: [] },
});
const spaces = [
  ...['A01', 'A02', 'A03', 'A04', 'A05', 'A06'].map((id) => space(id, 'open')),
  ...['B01', 'B02'].map((id) => space(id, 'booth')),
];
const booked = (id: string, from: string, to: string, date = DAY): Standing => ({
  ...{ id: `${id}-${from}`, space: id, memberId: 'm', class: 'general' },
  ...{ startAt: instantOf(date, from), endAt: instantOf(date, to) },
});

interface Given {
  date?: string;
  time?: string;
  standing?: Standing[];
  policy?: BookingPolicy;
  exceptions?: DayException[];
  inUse?: string[];
}
const situation = ({ date = DAY, time, ...more }: Given = {}): Situation => ({
  facts: { date, spaces, standing: more.standing ?? [] },
  policy: more.policy ?? DEFAULT_POLICY,
  calendar: calendarWith('calendar', more.exceptions ?? []),
  now: instantOf(DAY, time ?? '08:00'),
  inUse: new Set(more.inUse),
});
const cell = (given: Given, kind: string, part: string) =>
  weekDay(situation(given)).cells.find((each) => each.kind === kind && each.part === part);

describe('what can still be booked of a day', () => {
  it('is what is free all morning and all afternoon', () => {
    const standing = [booked('A01', '09:00', '10:00'), booked('A02', '12:30', '13:15')];
    expect(cell({ standing }, 'open', 'am')).toMatchObject({
      ...{ from: '08:30', to: '12:00', free: 5, total: 6, state: 'free' },
    });
    expect(cell({ standing }, 'open', 'pm')).toMatchObject({ from: '13:00', to: '17:15', free: 5 });
  });

  it('is the best hour of what may be booked for an hour only', () => {
    const standing = [booked('B01', '08:30', '10:30'), booked('B02', '09:00', '11:00')];
    const policy = { ...DEFAULT_POLICY, quota: { ...DEFAULT_POLICY.quota, booth: { count: 0 } } };
    expect(cell({ standing, policy }, 'booth', 'am')).toMatchObject({
      ...{ from: '11:00', to: '12:00', free: 2 },
    });
  });

  it('leaves out what is kept for those who have priority, and says so', () => {
    const far = '2026-11-30';
    expect(cell({ date: far }, 'booth', 'am')).toMatchObject({ free: 1, state: 'few' });
    const standing = [booked('B01', '08:30', '12:00', far)];
    expect(cell({ date: far, standing }, 'booth', 'am')).toMatchObject({
      ...{ free: 0, state: 'priority' },
    });
  });

  it('begins now, and is past when the part is', () => {
    expect(cell({ time: '10:40' }, 'open', 'am')).toMatchObject({ from: '10:45', to: '12:00' });
    expect(cell({ time: '11:50' }, 'open', 'am')).toMatchObject({ free: 0, state: 'past' });
  });

  it('is full when nothing is left, and not open before its time', () => {
    const standing = spaces.map(({ id }) => booked(id, '08:30', '17:15'));
    expect(cell({ standing }, 'open', 'am')).toMatchObject({ free: 0, state: 'full' });
    expect(cell({ date: '2027-02-10' }, 'open', 'am')).toMatchObject({ state: 'notYet' });
  });

  it('offers nothing soon where all seats are in use, booked or not, and the afternoon', () => {
    const inUse = spaces.map(({ id }) => id);
    expect(cell({ time: '10:33', inUse }, 'open', 'am')).toMatchObject({ free: 0, state: 'full' });
    expect(cell({ time: '10:33', inUse }, 'open', 'pm')).toMatchObject({ state: 'free' });
  });

  it('has no cell where the doors are shut', () => {
    expect(weekDay(situation({ date: '2026-11-28' }))).toMatchObject({
      ...{ closed: 'weekend', cells: [] },
    });
    const exceptions = [
      { date: DAY, zone: null, opensAt: '13:00', closesAt: '16:00', reason: '点検' },
    ];
    const { closed, cells } = weekDay(situation({ exceptions }));
    expect(closed).toBeNull();
    expect(new Set(cells.map(({ part }) => part))).toEqual(new Set(['pm']));
    expect(cells[0]?.to).toBe('16:00');
  });
});

describe('the coming days', () => {
  function reader(time: string) {
    const clock = { at: instantOf(DAY, time), reads: 0 };
    const week = weekReader(
      { prisma: {} as never },
      {
        before: async (date) => async () => {
          clock.reads += 1;
          return { ...situation({ date }), now: clock.at };
        },
      },
      () => clock.at,
    );
    return { clock, week };
  }

  it('are seven open ones, with the closed ones between', async () => {
    const { days, maxMinutes } = await reader('10:00').week();
    expect(maxMinutes).toMatchObject({ booth: 60, meeting: 120 });
    expect(days.map(({ date, closed }) => `${date.slice(5)} ${closed ?? ''}`.trim())).toEqual([
      '11-26',
      '11-27',
      '11-28 weekend',
      '11-29 weekend',
      ...['11-30', '12-01', '12-02', '12-03', '12-04'],
    ]);
  });

  it('begin tomorrow when today is over', async () => {
    expect((await reader('17:15').week()).days[0]?.date).toBe('2026-11-27');
  });

  it('are read once for everybody who asks within five seconds', async () => {
    const { clock, week } = reader('10:00');
    await Promise.all(Array.from({ length: 100 }, () => week()));
    expect(clock.reads).toBe(9);
    clock.at += 5_000;
    await week();
    expect(clock.reads).toBe(18);
  });
});
