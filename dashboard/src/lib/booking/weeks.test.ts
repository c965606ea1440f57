import { describe, expect, it } from 'vitest';
import type { DayLevel } from '$contract/booking-api.ts';
import { words } from '$lib/messages/booking/ja.ts';
import { plusDays, sundayOf } from './wall.ts';
import { proposedDay, weeksOf } from './weeks.ts';

const day = (
  n: number,
  level: DayLevel['level'],
  closed: DayLevel['closed'] = null,
  why: string | null = null,
): DayLevel => ({
  date: plusDays('2026-11-22', n),
  level,
  ...{ closed, why },
  bookableFrom: level === 'notYet' ? '2026-11-03T23:30:00Z' : null,
});
const fortnight = [
  day(0, 'closed', 'weekend', '休館日'),
  day(1, 'closed', 'holiday', '勤労感謝の日'),
  day(2, 'past'),
  day(3, 'full'),
  day(4, 'few'),
  ...Array.from({ length: 8 }, (_, i) => day(5 + i, 'free')),
  day(13, 'notYet'),
];

describe('the calendar', () => {
  it('begins with a Sunday and has rows of seven', () => {
    expect(sundayOf('2026-11-26')).toBe('2026-11-22');
    expect(sundayOf('2026-11-22')).toBe('2026-11-22');
    expect(weeksOf(fortnight, words).map((week) => week.length)).toEqual([7, 7]);
  });

  it('says 休 and 祝, and the whole reason to readers', () => {
    const [[sunday, monday] = []] = weeksOf(fortnight, words);
    expect([sunday?.short, monday?.short]).toEqual(['休', '祝']);
    expect(monday?.words).toBe('勤労感謝の日');
    expect(monday?.open).toBe(false);
  });

  it('can be asked for a full day, and for one whose window opens later', () => {
    const cells = weeksOf(fortnight, words).flat();
    expect(cells[3]).toMatchObject({ sign: 'cross', words: '満席', open: true });
    expect(cells[13]).toMatchObject({
      short: '11/4〜',
      words: '11月4日(水)から予約できます',
      open: true,
    });
  });

  it('names the month where it begins', () => {
    expect(weeksOf(fortnight, words).flat()[9]).toMatchObject({ month: '12/', number: '1' });
  });

  it('proposes the first day with a space', () => {
    expect(proposedDay(fortnight)).toBe('2026-11-26');
    expect(proposedDay(fortnight.slice(0, 4))).toBe('2026-11-25');
    expect(proposedDay(fortnight.slice(0, 3))).toBeNull();
  });
});
