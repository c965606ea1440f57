import { describe, expect, it } from 'vitest';
import { instantOf, type DayException } from './calendar.ts';
import { dayFacts } from './day.ts';

const at = (date: string, time: string) => instantOf(date, time);
const early: DayException = {
  date: '2026-11-24',
  zone: null,
  opensAt: '08:30',
  closesAt: '15:00',
  reason: '設備点検のため',
};

describe('the facts of a day', () => {
  it('has the last closing, over a weekend too, and none while open', () => {
    expect(dayFacts(at('2026-11-24', '10:00'), []).closedAt).toBe(null);
    expect(dayFacts(at('2026-11-24', '17:15'), []).closedAt).toBe(at('2026-11-24', '17:15'));
    expect(dayFacts(at('2026-11-25', '02:14'), []).closedAt).toBe(at('2026-11-24', '17:15'));
    // Saturday to Monday, 23 November, a holiday.
    for (const date of ['2026-11-21', '2026-11-22', '2026-11-23'])
      expect(dayFacts(at(date, '00:10'), []).closedAt).toBe(at('2026-11-20', '17:15'));
  });

  it('says why a day ends early, and when it ends by the rule', () => {
    expect(dayFacts(at('2026-11-24', '10:00'), []).special).toBe(null);
    expect(dayFacts(at('2026-11-24', '10:00'), [early]).special).toEqual({
      reason: '設備点検のため',
      usual: at('2026-11-24', '17:15'),
    });
    expect(dayFacts(at('2026-11-24', '16:00'), [early]).closedAt).toBe(at('2026-11-24', '15:00'));
    const seat = { ...early, space: 'A01' };
    expect(dayFacts(at('2026-11-24', '10:00'), [seat]).special).toBe(null);
    const sunday = { ...early, date: '2026-11-22' };
    expect(dayFacts(at('2026-11-22', '10:00'), [sunday]).special?.usual).toBe(null);
  });

  it('names the next three weekdays off, with an exception among them', () => {
    const closed = { ...early, date: '2026-11-25', opensAt: null, closesAt: null };
    expect(dayFacts(at('2026-11-24', '10:00'), [closed]).daysOff).toEqual([
      { date: '2026-11-25', why: 'exception' },
      { date: '2026-12-29', why: 'newYear' },
      { date: '2026-12-30', why: 'newYear' },
    ]);
    expect(dayFacts(at('2026-11-02', '10:00'), []).daysOff).toEqual([
      { date: '2026-11-03', why: 'holiday' },
      { date: '2026-11-23', why: 'holiday' },
    ]);
    expect(dayFacts(at('2026-12-27', '10:00'), []).daysOff.map(({ why }) => why)).toEqual([
      'newYear',
      'newYear',
      'newYear',
    ]);
  });
});
