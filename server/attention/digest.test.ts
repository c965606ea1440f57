import { expect, it } from 'vitest';
import { happenings } from './digest.ts';
import { lastClosing } from './office.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00+09:00`);
const iso = (text: string) => new Date(at(text)).toISOString();
const FROM = at('20T17:15');
const NOTHING = { disagreements: [], lines: [], accessPoints: [] };

it('[AT7] begins at the last closing by the calendar', () => {
  // Monday the 23rd is a holiday: on Tuesday morning it is Friday's.
  expect(lastClosing(at('24T08:15'), [])).toBe(FROM);
  expect(lastClosing(at('24T18:00'), [])).toBe(at('24T17:15'));
  const early = { date: '2026-11-20', zone: null, opensAt: '08:30', closesAt: '12:00', reason: '' };
  expect(lastClosing(at('24T08:15'), [early])).toBe(at('20T12:00'));
});

it('[AT7] pairs what a device said of itself with its word that it is over', () => {
  const covered = { device: 'door', about: 'fault:covered-lens' };
  const found = happenings(
    [
      { device: 'gateway', at: at('22T14:22'), about: 'offline', on: true },
      { device: 'gateway', at: at('22T15:53'), about: 'offline', on: false },
      { ...covered, at: at('23T02:10'), on: true },
      { ...covered, at: at('23T03:10'), on: true },
      { device: 'desk-1', at: at('21T09:00'), about: 'offline', on: false },
    ],
    NOTHING,
    FROM,
  );
  expect(found).toEqual([
    {
      at: iso('22T14:22'),
      endedAt: iso('22T15:53'),
      what: 'offline',
      subject: 'gateway',
      detail: null,
    },
    {
      at: iso('23T02:10'),
      endedAt: null,
      what: 'fault',
      subject: 'door',
      detail: 'covered-lens',
    },
  ]);
});

it('[AT7] tells what stands now by its beginning, and nothing from before the closing', () => {
  const stuck = { code: 'sensorStuck', space: 'A16', device: 'd16', occupied: true } as const;
  const found = happenings(
    [],
    {
      disagreements: [
        { ...stuck, since: iso('21T16:58') },
        { ...stuck, device: 'd17', since: iso('19T16:58') },
      ],
      lines: [
        { id: 'l1', name: '', up: true, since: iso('22T02:48'), received: 1, sent: 1 },
        { id: 'l2', name: '', up: false, since: iso('24T07:00'), received: null, sent: null },
      ],
      accessPoints: [],
    },
    FROM,
  );
  expect(found.map(({ what, subject, endedAt }) => [what, subject, endedAt])).toEqual([
    ['stuck', 'd16', null],
    ['line', 'l2', null],
  ]);
});
