import { expect, it } from 'vitest';
import { fiscalYearName, fiscalYearOf, monthsOf } from './months.ts';

const day = (date: string, opensAt: string | null = '08:30') => ({
  date,
  opensAt,
  closesAt: opensAt,
  mark: null,
  reason: null,
});

it('begins a week on Sunday and counts what is open', () => {
  const [april, may] = monthsOf([
    ...Array.from({ length: 30 }, (_, n) => day(`2026-04-${String(n + 1).padStart(2, '0')}`)),
    day('2026-05-01', null),
  ]);
  // 1 April 2026 is a Wednesday.
  expect(april?.weeks[0]?.map((each) => each?.date.slice(8) ?? '')).toEqual([
    ...['', '', '', '01', '02', '03', '04'],
  ]);
  expect([april?.name, april?.open, may?.open]).toEqual(['2026年4月', 30, 0]);
});

it('knows the fiscal year', () => {
  expect(fiscalYearOf('2027-03-31')).toBe(2026);
  expect(fiscalYearOf('2026-04-01')).toBe(2026);
  expect(fiscalYearName(2026)).toBe('令和8年度（2026年度）');
});
