import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type BookingPolicy } from '../contract/policy.ts';
import { FIGURES, valueAt } from '../contract/policy-figures.ts';
import { calendarWith } from './days.ts';
import { compare, faultsOf, whoMayBook } from './preview.ts';

const calendar = calendarWith('calendar', []);
const SPACES: Record<string, number> = { personal: 4, open: 18, booth: 2, meeting: 1 };
const bookable = (kind: string) => SPACES[kind] ?? 0;
const tokyo = (text: string) => Date.parse(`${text}:00+09:00`);
const look = (date: string, versions: Parameters<typeof whoMayBook>[1] = []) =>
  whoMayBook(date, versions, DEFAULT_POLICY, bookable, calendar);
const changed = (change: (rules: BookingPolicy) => void): BookingPolicy => {
  const rules = structuredClone(DEFAULT_POLICY);
  change(rules);
  return rules;
};

describe('who may book what, when', () => {
  it('[BK60] names for each kind when each class may, what is kept and until when', () => {
    const [personal, open, booth] = look('2026-12-21');
    expect(personal).toEqual({
      date: '2026-12-21',
      kind: 'personal',
      opensAt: {
        outside: tokyo('2026-10-22T08:30'),
        migrant: tokyo('2026-10-22T08:30'),
        general: tokyo('2026-11-21T08:30'),
      },
      bookable: 4,
      kept: 2,
      // Friday, the open day before.
      decaysAt: tokyo('2026-12-18T17:15'),
      walkIn: 0,
      maxMinutes: null,
    });
    expect(open).toMatchObject({ kept: 0, decaysAt: null });
    expect(booth).toMatchObject({ kept: 1, maxMinutes: 60 });
    expect(look('2026-12-20')).toEqual([]);
  });

  it('[BK60] counts with the rules of the moment at which one books', () => {
    const rules = changed((each) => (each.windows.general.daysAhead = 10));
    const later = { effectiveFrom: '2026-12-01', rules };
    const opens = (date: string) => look(date, [later])[0]?.opensAt.general;
    // Opened under the old rules before the new ones came.
    expect(opens('2026-12-21')).toBe(tokyo('2026-11-21T08:30'));
    // The old window would have opened after the change: the new one counts.
    expect(opens('2027-01-12')).toBe(tokyo('2027-01-02T08:30'));
    const wider = { ...later, rules: changed((each) => (each.windows.general.daysAhead = 60)) };
    expect(look('2027-01-12', [wider])[0]?.opensAt.general).toBe(tokyo('2026-12-01T00:00'));
  });
});

describe('a draft of the rules', () => {
  it('[BK61] is compared figure by figure, in words', () => {
    const after = changed((each) => {
      each.windows.general.daysAhead = 14;
      each.quota.personal = { count: 3 };
      each.limits.maxMinutes.open = 240;
    });
    expect(compare(DEFAULT_POLICY, after)).toEqual([
      {
        path: 'windows.general.daysAhead',
        label: '一般の方の予約開始',
        before: '30日前',
        after: '14日前',
      },
      { path: 'quota.personal', label: 'パーソナルデスクの優先席', before: '30%', after: '3席' },
      {
        path: 'limits.maxMinutes.open',
        label: 'オープンデスクの1回の最長',
        before: '開館時間中',
        after: '240分',
      },
    ]);
    expect(compare(DEFAULT_POLICY, structuredClone(DEFAULT_POLICY))).toEqual([]);
  });

  it('[BK61] every figure of the rules has its words', () => {
    const paths = (of: object, at: string[] = []): string[] =>
      Object.entries(of).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value !== null && at[0] !== 'quota'
          ? paths(value, [...at, key])
          : [[...at, key].join('.')],
      );
    const known = FIGURES.map(({ path }) => path);
    expect([...known].sort()).toEqual(paths(DEFAULT_POLICY).sort());
    for (const path of known) expect(valueAt(DEFAULT_POLICY, path)).toBeDefined();
  });

  it.each<[string, (rules: BookingPolicy) => void]>([
    ['一般の方の予約開始', (each) => (each.windows.general.daysAhead = 61)],
    ['一般の方の予約開始', (each) => (each.windows.migrant = { daysAhead: 30, opensAt: '09:00' })],
    ['多いです', (each) => (each.quota.booth = { count: 3 })],
    ['合計', (each) => (each.walkIn.booth = 2)],
    ['最短', (each) => (each.limits.maxMinutes.booth = 10)],
    ['予告', (each) => (each.warnMinutes = 20)],
    ['倍数', (each) => (each.limits.minMinutes = 20)],
  ])('[BK62] is refused when it is nonsense: %s', (words, change) => {
    expect(faultsOf(DEFAULT_POLICY, bookable)).toEqual([]);
    const faults = faultsOf(changed(change), bookable);
    expect(faults[0]?.sentence).toContain(words);
    // Each is said beside the field of a figure.
    const known = FIGURES.map(({ path }) => path);
    for (const { path } of faults) expect(known).toContain(path);
  });
});
