import { expect, it } from 'vitest';
import type { Disagreement } from '$contract/staff.ts';
import { codes, entries } from './disagreements.ts';

const at = '2026-11-24T01:00:00Z';
const now = Date.parse('2026-11-24T03:00:00Z');
const people = { n: 5, lo: 3, hi: 7 };
const seat = { space: 'A01', device: 'd1' };
const names = {
  plan: { spaces: [], doors: [] },
  devices: [],
  accessPoints: [],
};

/** One of each. */
const all: { [C in Disagreement['code']]: Extract<Disagreement, { code: C }> } = {
  overCapacity: { code: 'overCapacity', people, capacity: 4 },
  sensorStuck: { code: 'sensorStuck', ...seat, since: at, occupied: false },
  sensorSilent: { code: 'sensorSilent', ...seat, since: at },
  sensorNeverHeard: { code: 'sensorNeverHeard', ...seat, since: at },
  sensorRestless: { code: 'sensorRestless', ...seat, changes: 30 },
  doorSilent: { code: 'doorSilent', device: 'd1', since: at },
  doorRestarted: { code: 'doorRestarted', device: 'd1', since: at },
  doorDisagrees: { code: 'doorDisagrees', door: 12, people },
  doorImbalance: { code: 'doorImbalance', device: 'd1', share: 0.2 },
  wifiDisagrees: { code: 'wifiDisagrees', accessPoint: 'ap-1', wifi: people, people },
  wifiSilent: { code: 'wifiSilent', accessPoint: 'ap-1', since: at },
  wifiShifted: { code: 'wifiShifted', accessPoint: 'ap-1', clients: -8 },
  occupiedWithoutCheckIn: { code: 'occupiedWithoutCheckIn', space: 'A01', since: at },
  checkedInEmpty: { code: 'checkedInEmpty', space: 'A01', since: at },
  noShow: { code: 'noShow', space: 'A01', since: at, chance: 0.9 },
  bookedNotArrived: { code: 'bookedNotArrived', space: 'A01', since: at },
  batteryLow: { code: 'batteryLow', device: 'd1', percent: 7 },
  batteryFalling: { code: 'batteryFalling', device: 'd1', percent: 40, perDay: 5.8 },
};

it('asks somebody to do something about each', () => {
  for (const { code, evidence, step } of entries(Object.values(all), names, now)) {
    expect(step, code).toMatch(/(する|見る|確かめる|延長)$/);
    expect(evidence + step, code).not.toMatch(/NaN|undefined|null|。/);
    expect(evidence, code).not.toBe('');
  }
});

it('lists what makes the board wrong before what can wait', () => {
  const order = entries(Object.values(all), names, now).map(({ code }) => code);
  expect(order).toEqual(codes);
  expect(order[0]).toBe('overCapacity');
  expect(order.at(-1)).toBe('batteryFalling');
});

it('asks for the opposite of what a stuck sensor says', () => {
  const told = (occupied: boolean) => entries([{ ...all.sensorStuck, occupied }], names, now)[0];
  expect(told(true)).toMatchObject({ step: '見て空きなら確定する', occupied: true });
  expect(told(false)).toMatchObject({ step: '見て人がいれば確定する', occupied: false });
});

it('says how the level of an access point has shifted, and leads to it', () => {
  const [entry] = entries([all.wifiShifted], names, now);
  expect(entry).toMatchObject({ name: 'ap-1', target: { accessPoint: 'ap-1' } });
  expect(entry!.evidence).toContain('約8台少ない');
});
