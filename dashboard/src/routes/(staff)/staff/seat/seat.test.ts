import { expect, it } from 'vitest';
import type { Arrival } from '$contract/reception.ts';
import { staffSnapshot } from '$lib/live/samples.ts';
import { axisOf, barsOf, spansOf, ticksOf } from './day.ts';
import { evidenceOf, since } from './evidence.ts';

const at = (time: string) => `2026-11-24T${time}:00.000+09:00`;
const NOW = Date.parse(at('10:32'));
const GUEST = {
  ...{ key: 'b1', booking: 'b1', space: 'A01', label: 'A01', kind: 'open' },
  ...{ startAt: at('09:15'), endAt: at('12:00'), name: '河野 修', number: null, class: null },
};
const HERE = {
  ...GUEST,
  ...{ state: 'arrived', checkIn: 'c1', inAt: at('09:15'), walkIn: false, over: false },
  lockers: ['L04'],
} satisfies Arrival;
const LATE = {
  ...GUEST,
  ...{ state: 'late', startAt: at('10:15'), deadlineAt: at('10:45'), warned: false },
} satisfies Arrival;

it('tells how old a word is in the unit that is read at a glance', () => {
  const ago = (ms: number) => since(new Date(NOW - ms).toISOString(), NOW);
  expect([48_000, 34 * 60_000, 5 * 3_600_000, 3 * 86_400_000].map(ago)).toEqual([
    '48秒',
    '34分',
    '5時間',
    '3日',
  ]);
});

it('lists who speaks of a seat: the desk, its sensors, our own eyes while they count', () => {
  const snapshot = staffSnapshot();
  const space = { ...snapshot.spaces[0]!, devices: ['desk-1'] };
  const device = {
    ...snapshot.devices[0]!,
    id: 'desk-1',
    state: 'silent' as const,
    lastAt: at('09:51'),
  };
  const seen = {
    id: 'x',
    about: { space: space.id, occupied: true },
    by: '藤井',
    at: at('10:30'),
    until: at('11:30'),
  };
  const old = { ...seen, id: 'y', by: '山口', until: at('10:31') };
  const found = evidenceOf(
    { space, guest: HERE, devices: [device], corrections: [seen, old] },
    NOW,
  );
  expect(found.map(({ source, age }) => [source, age])).toEqual([
    ['受付', '77分'],
    ['ロッカー', ''],
    ['座席', '41分'],
    ['係員', '2分'],
  ]);
  expect(found.at(-1)?.text).toBe('藤井 10:30に使用中を確認');
  const stopped = { since: at('09:00'), by: '藤井', why: '照明の故障' };
  const out = evidenceOf({ space, guest: null, devices: [], corrections: [], stopped }, NOW);
  expect(out[0]).toMatchObject({ text: '藤井 9:00に利用停止：照明の故障', age: '92分' });
  expect(evidenceOf({ space, guest: null, devices: [], corrections: [] }, NOW)).toMatchObject([
    { text: 'センサーのない席' },
  ]);
});

it('draws the day of a seat from three sources on one axis', () => {
  const axis = axisOf(Date.parse(at('00:00')), at('08:30'), at('17:15'));
  const day = {
    from: at('00:00'),
    stopped: null,
    intervals: [
      { status: 'free' as const, startAt: at('00:00'), endAt: at('09:16') },
      { status: 'occupied' as const, startAt: at('09:16'), endAt: at('09:57') },
      { status: 'away' as const, startAt: at('09:57'), endAt: null },
    ],
  };
  const spans = spansOf([HERE, LATE], day, NOW);
  expect(barsOf(spans.booked, axis).map(({ text }) => text)).toEqual([
    '9:15〜12:00',
    '10:15〜12:00',
  ]);
  expect(barsOf(spans.received, axis).map(({ text }) => text)).toEqual(['9:15〜10:32']);
  expect(barsOf(spans.seated, axis).map(({ text }) => text)).toEqual(['9:16〜9:57']);
  const early = { from: Date.parse(at('05:00')), to: Date.parse(at('08:00')) };
  expect(barsOf([early], axis)[0]).toMatchObject({ from: 0 });
  expect(barsOf([{ from: 0, to: 1 }], axis)).toEqual([]);
  expect(ticksOf(axis).map(({ text }) => text)).toEqual(['9', '12', '15', '18']);
});
