import { MARKS, SHRINK_LEAST, SHRINK_MOST } from './constants.ts';
import type { Row } from './grid.ts';

/** Usual values: one for each weekday and mark; null where there never was one. */
export type Profile = (number | null)[][];

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

/**
 * FC10: how many days the mean of all weighs beside the days of one group: the variance within
 * groups over the variance between them, so that weekdays that never differed are one.
 */
function weightOfAll(groups: readonly (readonly number[])[]): number {
  const used = groups.filter((group) => group.length > 0);
  const count = used.reduce((sum, group) => sum + group.length, 0);
  if (used.length < 2 || count <= used.length) return SHRINK_MOST;
  const means = used.map((group) => mean(group) ?? 0);
  const all = used.reduce((sum, group, g) => sum + group.length * (means[g] ?? 0), 0) / count;
  const within =
    used.reduce(
      (sum, group, g) => sum + group.reduce((s, value) => s + (value - (means[g] ?? 0)) ** 2, 0),
      0,
    ) /
    (count - used.length);
  const between =
    used.reduce((sum, group, g) => sum + group.length * ((means[g] ?? 0) - all) ** 2, 0) /
      (used.length - 1) -
    within;
  const size =
    (count - used.reduce((sum, group) => sum + group.length ** 2, 0) / count) / (used.length - 1);
  if (between <= 0) return SHRINK_MOST;
  return Math.min(Math.max((within * size) / between, SHRINK_LEAST), SHRINK_MOST);
}

function byWeekday(rows: readonly Row[], value: (row: Row) => number | null): number[][] {
  const groups: number[][] = [[], [], [], [], [], [], []];
  for (const row of rows) {
    const found = value(row);
    if (found !== null) groups[row.day.weekday]?.push(found);
  }
  return groups;
}

/**
 * The profile of the weekday: the shape of all days, times how busy the weekday is, plus what is
 * particular about the weekday at that mark; the last two shrunk.
 */
export function profileOf(rows: readonly Row[]): Profile {
  const shape = Array.from({ length: MARKS }, (_, mark) =>
    mean(known(rows.map(({ values }) => values[mark] ?? null))),
  );
  const factors = byWeekday(rows, ({ values }) => {
    let [own, all] = [0, 0];
    values.forEach((value, mark) => {
      if (value === null) return;
      own += value;
      all += shape[mark] ?? 0;
    });
    return all > 0 ? own / all : null;
  });
  const levelWeight = weightOfAll(factors);
  const levels = factors.map(
    (group) =>
      (group.reduce((sum, factor) => sum + factor, 0) + levelWeight) / (group.length + levelWeight),
  );
  const base = levels.map((level) => shape.map((value) => (value === null ? null : value * level)));
  const rest = shape.map((_, mark) =>
    byWeekday(rows, ({ day, values }) => {
      const [value, expected] = [values[mark] ?? null, base[day.weekday]?.[mark] ?? null];
      return value === null || expected === null ? null : value - expected;
    }),
  );
  const weights = rest.flatMap((groups) =>
    groups.some((g) => g.length > 1) ? [weightOfAll(groups)] : [],
  );
  // One weight for all marks: a single mark has too few days to tell.
  const restWeight = median(weights) ?? SHRINK_MOST;
  return base.map((marks, weekday) =>
    marks.map((value, mark) => {
      if (value === null) return null;
      const group = rest[mark]?.[weekday] ?? [];
      return value + group.reduce((sum, each) => sum + each, 0) / (group.length + restWeight);
    }),
  );
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** The usual value at any minute of the day, in half hours: between two marks on a straight line. */
export function usualAt(profile: Profile, weekday: number, halfHours: number): number | null {
  const marks = profile[weekday];
  const before = Math.floor(halfHours);
  const [a, b] = [marks?.[before] ?? null, marks?.[before + 1] ?? null];
  if (a === null) return b;
  if (b === null) return a;
  return a + (b - a) * (halfHours - before);
}
