import { describe, expect, it } from 'vitest';
import { rows } from '../board.ts';
import { doubt } from '../live/doubt.ts';
import { plan, publicSnapshot, takenAt } from '../live/samples.ts';
import { isNight, sceneOf, type Link } from './scene.ts';

const now = Date.parse(takenAt);
const at = (time: string, day = 24) => Date.parse(`2026-11-${day}T${time}:00+09:00`);
const board = publicSnapshot();
const closed = {
  ...board,
  opening: {
    ...board.opening,
    open: false,
    closesAt: null,
    closedAt: '2026-11-24T08:15:00Z',
    opensAt: '2026-11-24T23:30:00Z',
  },
  zones: board.zones.map((zone) => ({ ...zone, free: null, level: 'closed' as const })),
};
const link: Link = { connection: 'live', restarting: false, asOf: takenAt, now };
const scene = (of = board, change: Partial<Link> = {}) => {
  const shown = change.connection === 'lost' ? doubt(of, takenAt) : of;
  return sceneOf(shown, rows(plan(), shown), { ...link, ...change });
};
const emergency = {
  id: '00000000-0000-4000-8000-000000000009',
  kind: 'fire' as const,
  order: 'leave' as const,
  words: { ja: '正面玄関から外へ' },
  since: takenAt,
};

describe('the scene', () => {
  it('is the board while something is known', () => {
    expect(scene()).toEqual({ kind: 'open', full: false });
    const full = { ...board, zones: [{ ...board.zones[0]!, level: 'full' as const, free: 0 }] };
    expect(scene(full)).toEqual({ kind: 'open', full: true });
  });

  it('is no number when nobody answers, and says which it is', () => {
    expect(scene(board, { connection: 'lost' })).toEqual({ kind: 'unknown', why: 'gone' });
    expect(scene(board, { connection: 'lost', restarting: true })).toEqual({
      kind: 'unknown',
      why: 'restarting',
    });
    expect(scene(doubt(board, takenAt))).toEqual({ kind: 'unknown', why: 'silent' });
  });

  it('is the emergency before everything, also when the line breaks in the middle of it', () => {
    const alarm = { ...closed, emergency };
    expect(scene(alarm, { now: at('02:00', 25) })).toEqual({ kind: 'emergency' });
    expect(scene(alarm, { connection: 'lost' })).toEqual({ kind: 'emergency' });
    expect(scene({ ...board, emergency }, { connection: 'lost', now: at('17:00') })).not.toEqual({
      kind: 'emergency',
    });
  });

  it('is closed by the calendar, with the line broken too, until the next opening', () => {
    expect(scene(closed, { now: at('17:20') })).toEqual({ kind: 'closed' });
    expect(scene(closed, { now: at('17:20'), connection: 'lost' })).toEqual({ kind: 'closed' });
    expect(scene(closed, { now: at('08:10', 25), connection: 'lost' })).toEqual({ kind: 'closed' });
    expect(scene(closed, { now: at('08:31', 25), connection: 'lost' })).toMatchObject({
      kind: 'unknown',
    });
  });
});

describe('the night', () => {
  it.each([
    ['17:44', 24, false],
    ['17:45', 24, true],
    ['23:59', 24, true],
    ['00:10', 25, true],
    ['07:59', 25, true],
    ['08:00', 25, false],
  ])('%s on the %d: %s', (time, day, night) => {
    expect(isNight(closed, at(time, day))).toBe(night);
  });

  it('comes to a board that lost its server while open, and does not last for days', () => {
    expect(isNight(board, at('17:30'))).toBe(false);
    expect(isNight(board, at('18:00'))).toBe(true);
    expect(isNight(board, at('06:00', 25))).toBe(false);
    expect(isNight({ opening: { ...board.opening, closesAt: null } }, at('03:00', 25))).toBe(false);
  });
});
