import { expect, it } from 'vitest';
import type { Arrival } from '$contract/reception.ts';
import {
  aheadWord,
  countdown,
  foldWord,
  groups,
  likeliest,
  nextGuest,
  pastWord,
} from './strips.ts';

const at = (time: string) => `2026-11-24T${time}:00.000+09:00`;
const NOW = Date.parse(at('10:32'));

let made = 0;
const strip = (more: Partial<Arrival> & { state: Arrival['state'] }): Arrival => {
  made += 1;
  return {
    key: `k${made}`,
    booking: `b${made}`,
    space: 'A01',
    label: 'A01',
    kind: 'open',
    startAt: at('11:00'),
    endAt: at('12:00'),
    name: '村上 大輔',
    number: '204117',
    class: 'outside',
    ...more,
  } as Arrival;
};
const visit = (inAt: string, more: object = {}) =>
  strip({
    state: 'arrived',
    checkIn: `c${made}`,
    inAt: at(inAt),
    walkIn: false,
    over: false,
    lockers: [],
    ...more,
  });

it('parts the list at now: whose time has come stands above the line, whoever is late first', () => {
  const here = visit('09:15');
  const late = strip({
    state: 'late',
    startAt: at('10:15'),
    deadlineAt: at('10:45'),
    warned: false,
  });
  const check = strip({ state: 'check', startAt: at('10:45'), why: 'occupied' });
  const soon = strip({ state: 'expected', startAt: at('10:45') });
  const gone = strip({ state: 'noShow', startAt: at('08:30') });
  const { past, due, ahead } = groups([gone, here, late, check, soon], NOW);
  expect([past, due, ahead]).toEqual([[gone, here], [late, check], [soon]]);
});

it('receives with C who should be here first, and nobody whose seat was let go', () => {
  const released = strip({
    state: 'released',
    startAt: at('10:00'),
    releasedAt: at('10:31'),
    undoUntil: at('10:33'),
  });
  const late = strip({ state: 'late', startAt: at('10:15'), deadlineAt: null, warned: false });
  const soon = strip({ state: 'expected', startAt: at('10:45') });
  expect(nextGuest([released, late, soon], NOW)).toBe(late);
  expect(nextGuest([released, soon], NOW)).toBe(soon);
  expect(nextGuest([released], NOW)).toBeNull();
});

it('means by a search whom the desk waits for, then who is here, and never who has gone', () => {
  const left = strip({ state: 'left', startAt: at('08:30') });
  const here = visit('09:15');
  const late = strip({ state: 'late', startAt: at('10:15'), deadlineAt: null, warned: false });
  const soon = strip({ state: 'expected', startAt: at('13:00') });
  expect(likeliest([left, here, late, soon], NOW)).toBe(late);
  expect(likeliest([left, here, soon], NOW)).toBe(soon);
  expect(likeliest([left, here], NOW)).toBe(here);
  expect(likeliest([left], NOW)).toBeNull();
});

it('folds who is here into one line', () => {
  const list = [visit('08:34'), visit('08:58', { walkIn: true }), strip({ state: 'noShow' })];
  expect(foldWord(list)).toBe('2名 8:34〜8:58（うち当日 1）・未着 1');
  expect(foldWord([strip({ state: 'noShow' })])).toBe('未着 1名');
});

it('has a word for each gray line', () => {
  expect(pastWord(visit('09:00'))).toBe('着');
  expect(pastWord(visit('09:00', { walkIn: true }))).toBe('当日');
  expect(pastWord(visit('09:00', { over: true, walkIn: true }))).toBe('超過');
  expect(pastWord(strip({ state: 'noShow' }))).toBe('未着');
});

it('says how soon somebody comes, and later until when they stay', () => {
  expect(aheadWord(strip({ state: 'expected', startAt: at('10:45') }), NOW)).toBe('13分後');
  expect(aheadWord(strip({ state: 'expected', startAt: at('13:00') }), NOW)).toBe('〜12:00');
  const open = strip({ state: 'expected', startAt: at('13:00'), endAt: null });
  expect(aheadWord(open, NOW)).toBe('');
});

it('counts down to the deadline, never below zero, and not where there is none', () => {
  const late = (deadlineAt: string | null) =>
    strip({ state: 'late', startAt: at('10:15'), deadlineAt, warned: false });
  expect(countdown(late(at('10:45')), NOW)).toEqual({ text: '13:00', share: 13 / 30 });
  expect(countdown(late(at('10:30')), NOW)).toEqual({ text: '0:00', share: 0 });
  expect(countdown(late(null), NOW)).toBeNull();
  expect(countdown(strip({ state: 'expected' }), NOW)).toBeNull();
});
