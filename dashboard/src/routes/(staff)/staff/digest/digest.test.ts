import { expect, it } from 'vitest';
import { staffSnapshot, plan } from '$lib/live/samples.ts';
import { isDue } from './due.ts';
import { classesOf, duration, loadOf, whatText, when } from './words.ts';

const at = (text: string) => `2026-11-${text}:00.000+09:00`;

it('shows itself in the quarter hour before the doors open, on an open day', () => {
  const opening = { open: false, opensAt: at('24T08:30'), closesAt: null };
  const due = (time: string) => isDue(opening, Date.parse(at(time)));
  expect(['24T08:14', '24T08:15', '24T08:29', '24T08:30', '23T08:20'].map(due)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(isDue({ ...opening, open: true }, Date.parse(at('24T08:20')))).toBe(false);
});

it('tells when, how long and what', () => {
  expect(when(at('20T16:58'))).toBe('金 16:58');
  expect(duration(at('24T02:10'), at('24T02:48'))).toBe('38分');
  expect(duration(at('22T14:22'), at('22T15:53'))).toBe('1時間 31分');
  expect(duration(at('20T16:58'), at('24T08:15'))).toBe('3日 15時間');
  const happening = { at: at('23T02:10'), endedAt: null, what: 'fault' as const };
  const told = { ...happening, subject: 'gone', detail: 'covered-lens' };
  expect(whatText(told, staffSnapshot(), plan())).toBe('gone レンズがふさがれています');
});

it('counts who is booked within each hour, and of which class they are', () => {
  const guest = (from: string, to: string, of: string | null = 'outside') => ({
    ...{ key: from, booking: from, space: 'A01', label: 'A01', kind: 'open', state: 'expected' },
    ...{ startAt: at(`24T${from}`), endAt: at(`24T${to}`), name: null, number: null, class: of },
  });
  const list = [guest('09:00', '11:00'), guest('10:30', '12:00', 'migrant')] as Parameters<
    typeof loadOf
  >[0];
  const load = loadOf(list, at('24T08:30'), at('24T13:00'));
  expect(load.map(({ text, booked }) => [text, booked])).toEqual([
    ['8', 0],
    ['9', 1],
    ['10', 2],
    ['11', 1],
    ['12', 0],
  ]);
  expect(classesOf(list)).toEqual([
    { word: '県外', count: 1 },
    { word: '移住', count: 1 },
  ]);
  const always = loadOf(list, at('24T00:00'), at('25T00:00'));
  expect([always[0]?.text, always.at(-1)?.text]).toEqual(['9', '11']);
  expect(loadOf([], null, null)).toEqual([]);
});
