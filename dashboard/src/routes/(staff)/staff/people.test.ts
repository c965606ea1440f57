import { expect, it } from 'vitest';
import { staffSnapshot } from '$lib/live/samples.ts';
import { headSources, level, untilOpening } from './people.ts';

const PEOPLE = { n: 13, lo: 12, hi: 15 };
const view = () => {
  const snapshot = staffSnapshot();
  return {
    ...snapshot,
    estimate: { ...snapshot.estimate, people: PEOPLE, zones: { open: { n: 10, lo: 9, hi: 11 } } },
    doors: [{ id: 'door-1', in: 27, out: 14, at: null }],
    accessPoints: [],
  };
};

it('names each source with its own figure, and says that they agree', () => {
  expect(headSources(view(), false)).toEqual({ text: '座席10 | 出入口13 | Wi-Fi—', word: '一致' });
});

it('does not say of one source alone that it agrees', () => {
  const alone = { ...view(), doors: [] };
  expect(headSources(alone, false)).toEqual({
    text: '座席10 | 出入口— | Wi-Fi—',
    word: '座席のみ',
  });
});

it('says which one departs', () => {
  const apart = { code: 'doorDisagrees' as const, door: 20, people: PEOPLE };
  expect(headSources({ ...view(), disagreements: [apart] }, false).word).toBe('出入口が不一致');
});

it('has no figure of what cannot be heard', () => {
  const { health } = view();
  const silent = headSources({ ...view(), health: { ...health, broker: false } }, false);
  expect(silent).toEqual({ text: '座席— | 出入口— | Wi-Fi—', word: '幅が広い' });
  expect(headSources(view(), true).text).not.toMatch(/\d/);
});

it('counts down to the opening in the hour before, and never while it is open', () => {
  const opening = { open: false, opensAt: '2026-11-24T08:30:00+09:00', closesAt: null };
  const left = (time: string) => untilOpening(opening, Date.parse(`2026-11-24T${time}+09:00`));
  expect(['07:29:59', '08:15:00', '08:29:01', '08:30:00'].map(left)).toEqual([
    null,
    '15:00',
    '0:59',
    null,
  ]);
  expect(
    untilOpening({ ...opening, open: true }, Date.parse('2026-11-24T08:15:00+09:00')),
  ).toBeNull();
});

it('has a word where the range is too wide for a number', () => {
  const zones = [
    { id: 'open', free: 1, capacity: 40, unknown: 0, level: 'few' as const, until: null },
  ];
  expect(level({ n: 3, lo: 0, hi: 8 }, { zones })).toBe('すいています');
  expect(level({ n: 13, lo: 8, hi: 19 }, { zones })).toBe('やや混雑');
  expect(level({ n: 33, lo: 28, hi: 39 }, { zones })).toBe('混雑');
});
