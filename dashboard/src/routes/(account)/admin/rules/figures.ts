import type { BookableKind } from '$contract/booking-api.ts';
import type { PriorityClass } from '$contract/policy.ts';
import { FIGURES, GROUPS, type Figure } from '$contract/policy-figures.ts';
import { CLASS_WORDS, KIND_WORDS } from '$contract/refusal-words.ts';

/** Figures that several rows have in common, as one table. */
export interface Matrix {
  caption: string;
  corner: string;
  columns: string[];
  rows: { name: string; figures: Figure[] }[];
}

const known = new Map(FIGURES.map((each) => [each.path, each]));
const find = (path: string): Figure | [] => known.get(path) ?? [];

/** Whom, from when; then what holds for each kind of seat. */
export const MATRICES: Matrix[] = [
  {
    caption: GROUPS.windows,
    corner: 'どなたが',
    columns: ['何日前から', '時刻'],
    rows: (Object.keys(CLASS_WORDS) as PriorityClass[]).map((of) => ({
      name: CLASS_WORDS[of],
      figures: [`windows.${of}.daysAhead`, `windows.${of}.opensAt`].flatMap(find),
    })),
  },
  {
    caption: '席の種類ごと',
    corner: '席',
    columns: ['優先席', '当日席', '1回の最長', '開放するまで'],
    rows: (Object.keys(KIND_WORDS) as BookableKind[]).map((kind) => ({
      name: KIND_WORDS[kind],
      figures: [
        `quota.${kind}`,
        `walkIn.${kind}`,
        `limits.maxMinutes.${kind}`,
        `grace.${kind}`,
      ].flatMap(find),
    })),
  },
];

const tabled = new Set(MATRICES.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures)));

/** Every other figure, by its heading. */
export const LISTS = Object.entries(GROUPS).flatMap(([group, name]) => {
  const figures = FIGURES.filter((each) => each.group === group && !tabled.has(each));
  return figures.length === 0 ? [] : [{ name, figures }];
});
