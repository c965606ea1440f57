import { expect, it } from 'vitest';
import type { Arrival } from '$contract/reception.ts';
import type { Disagreement } from '$contract/staff.ts';
import { plan, staffSnapshot } from '$lib/live/samples.ts';
import { alertEntries } from './alerts.ts';
import { codes, entries } from './disagreements.ts';
import { nextOf } from './next.ts';

const NOW = Date.parse('2026-11-24T10:32:00+09:00');
const since = '2026-11-24T10:14:00.000+09:00';
const names = { plan: plan(), devices: [], accessPoints: [] };
const PEOPLE = { n: 13, lo: 12, hi: 15 };
const ALL: Disagreement[] = [
  { code: 'batteryFalling', device: 'd', percent: 40, perDay: 6 },
  { code: 'batteryLow', device: 'd', percent: 4 },
  { code: 'wifiShifted', accessPoint: 'ap', clients: -8 },
  { code: 'wifiSilent', accessPoint: 'ap', since },
  { code: 'doorRestarted', device: 'd', since },
  { code: 'sensorNeverHeard', space: 'A01', device: 'd', since },
  { code: 'doorImbalance', device: 'd', share: 0.2 },
  { code: 'sensorRestless', space: 'A01', device: 'd', changes: 40 },
  { code: 'bookedNotArrived', space: 'A01', since },
  { code: 'noShow', space: 'A01', since, chance: 0.95 },
  { code: 'checkedInEmpty', space: 'A01', since },
  { code: 'occupiedWithoutCheckIn', space: 'A01', since },
  { code: 'wifiDisagrees', accessPoint: 'ap', wifi: PEOPLE, people: PEOPLE },
  { code: 'doorDisagrees', door: -3, people: PEOPLE },
  { code: 'doorSilent', device: 'd', since },
  { code: 'sensorSilent', space: 'A01', device: 'd', since },
  { code: 'sensorStuck', space: 'A01', device: 'd', since, occupied: true },
  { code: 'overCapacity', people: PEOPLE, capacity: 10 },
];

it('lists heaviest first, each with its evidence, one next step and a name of its own', () => {
  const list = entries(ALL, names, NOW);
  expect(list.map(({ code }) => code)).toEqual(codes);
  expect(new Set(list.map(({ key }) => key)).size).toBe(ALL.length);
  for (const { title, evidence, step } of list) {
    expect(title).not.toBe('');
    expect(evidence).not.toBe('');
    expect(step).not.toBe('');
  }
  const seated = list.find(({ code }) => code === 'occupiedWithoutCheckIn');
  expect(seated).toMatchObject({
    name: '席A01',
    age: '18分',
    evidence: '10:14から使用中',
    step: '声をかけて受付する',
  });
});

const GUEST = {
  ...{ key: 'b1', booking: 'b1', space: 'M', label: 'M', kind: 'meeting' },
  ...{ startAt: since, endAt: null, name: null, number: null, class: null },
};

it('acts upon whoever has the seat, also a room of several', () => {
  const late = { ...GUEST, state: 'late', deadlineAt: null, warned: false } satisfies Arrival;
  const owner = (seat: string) => (seat.startsWith('M') ? 'M' : seat);
  const entry = (code: Disagreement['code'], space: string) => ({ code, target: { space } });
  expect(nextOf(entry('bookedNotArrived', 'M02'), [late], owner)).toMatchObject({ act: 'extend' });
  expect(nextOf(entry('occupiedWithoutCheckIn', 'M02'), [late], owner)).toMatchObject({
    act: 'checkIn',
    strip: late,
  });
  expect(nextOf(entry('occupiedWithoutCheckIn', 'A01'), [late], owner)).toMatchObject({
    act: 'walkIn',
  });
  expect(nextOf(entry('checkedInEmpty', 'A01'), [late], owner)).toBeNull();
  for (const [occupied, act] of [
    [true, 'free'],
    [false, 'taken'],
  ] as const) {
    const stuck = { ...entry('sensorStuck', 'A01'), occupied };
    expect(nextOf(stuck, [], owner)).toMatchObject({ act });
  }
  expect(nextOf({ code: 'doorDisagrees', target: 'count' }, [], owner)).toMatchObject({
    act: 'count',
  });
});

it('makes one alert of a broker that is gone, and none of what the entries say already', () => {
  const snapshot = staffSnapshot();
  const silent = { ...snapshot.devices[0]!, state: 'silent' as const, faults: [] };
  const view = { ...snapshot, devices: [silent], lines: [], accessPoints: [], disagreements: [] };
  expect(alertEntries(view, names, NOW).map(({ code }) => code)).toEqual(['deviceIll']);
  const told: Disagreement = { code: 'sensorSilent', space: 'A01', device: silent.id, since };
  expect(alertEntries({ ...view, disagreements: [told] }, names, NOW)).toEqual([]);
  const health = { ...snapshot.health, broker: false };
  expect(alertEntries({ ...view, health }, names, NOW).map(({ code }) => code)).toEqual([
    'brokerDown',
  ]);
});
