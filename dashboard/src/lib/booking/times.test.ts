import { describe, expect, it } from 'vitest';
import { endsOf, fit, hoursOf, presetsOf, startsOf } from './times.ts';
import { minutesOf } from './wall.ts';

const office = { opensAt: '08:30', closesAt: '17:15', gridMinutes: 15 };
const always = { opensAt: '00:00', closesAt: '24:00', gridMinutes: 15 };
const nothing = { from: null, to: null, preset: null };
const later = { today: false, maxMinutes: 1_440 };

const hours = (of: typeof office, now: string | null = null) => {
  const found = hoursOf(of, now === null ? null : minutesOf(now));
  if (found === null) throw new Error('closed');
  return found;
};
const spans = (of: typeof office, now?: string) =>
  presetsOf(hours(of, now)).map(({ from, to, over }) => (over ? 'over' : `${from}-${to}`));

describe('presets', () => {
  it('are morning, afternoon and day of the office hours', () => {
    const usual = ['08:30-12:00', '13:00-17:15', '08:30-17:15'];
    expect(spans(office)).toEqual(usual);
    expect(spans(always)).toEqual(usual);
  });

  it('begin now, when a part of them has gone', () => {
    expect(spans(office, '10:32')).toEqual(['10:45-12:00', '13:00-17:15', '10:45-17:15']);
    expect(spans(office, '12:30')).toEqual(['over', '13:00-17:15', '12:30-17:15']);
  });
});

describe('selects', () => {
  it('offer the quarters from opening to closing', () => {
    expect(startsOf(hours(office)).at(0)).toBe('08:30');
    expect(startsOf(hours(office)).at(-1)).toBe('17:00');
    expect(endsOf(hours(office)).at(-1)).toBe('17:15');
    expect(endsOf(hours(always)).at(-1)).toBe('24:00');
  });

  it('always end at closing, on the grid or not', () => {
    expect(endsOf(hours({ ...office, closesAt: '16:50' })).slice(-2)).toEqual(['16:45', '16:50']);
  });
});

describe('an interval', () => {
  it('is the afternoon for who has said nothing, and today from now on', () => {
    expect(fit(nothing, hours(office), later)).toEqual({ from: '13:00', to: '17:15', cut: false });
    const today = { ...later, today: true };
    expect(fit(nothing, hours(office, '10:32'), today)).toMatchObject({
      from: '10:45',
      to: '17:15',
    });
    expect(fit(nothing, hours(always, '20:54'), today)).toMatchObject({
      from: '21:00',
      to: '23:00',
    });
  });

  it('follows a preset before what the selects still say', () => {
    const asked = { from: '13:00', to: '17:15', preset: 'am' };
    expect(fit(asked, hours(office), later)).toMatchObject({ from: '08:30', to: '12:00' });
  });

  it('is brought within the hours', () => {
    const asked = { from: '06:00', to: '20:00', preset: null };
    expect(fit(asked, hours(office), later)).toMatchObject({ from: '08:30', to: '17:15' });
    const turned = { from: '15:00', to: '14:00', preset: null };
    expect(fit(turned, hours(office), later)).toMatchObject({ from: '15:00', to: '16:00' });
  });

  it('ends where the kind may no longer be booked, and says so', () => {
    expect(fit(nothing, hours(office), { today: false, maxMinutes: 60 })).toEqual({
      from: '13:00',
      to: '14:00',
      cut: true,
    });
  });
});
