import { CRITERIA } from './criteria.ts';
import { ROWS, type Proof, type Row } from './rows.ts';
import type { Step } from './script.ts';

/** `byHand`: what a machine can tell is well, what only a person can tell has not been looked at. */
export type Result = 'met' | 'notMet' | 'none' | 'untested' | 'byHand';

/** A test as the run reported it. */
export interface Outcome {
  file: string;
  title: string;
  passed: boolean;
}

/** The title of a test as a pattern: a row of a table of tests fills in what `%s` stands for. */
export const patternOf = (title: string): string =>
  title
    .split(/%[sdi]/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');

/** Of a proof; a test that did not run proves nothing. */
function resultOf(proof: Proof, outcomes: readonly Outcome[], steps: readonly Step[]): Result {
  if ('step' in proof) return steps.find(({ id }) => id === proof.step)?.done?.result ?? 'byHand';
  const title = new RegExp(`^${patternOf(proof.test)}$`);
  const runs = outcomes.filter((each) => each.file === proof.file && title.test(each.title));
  if (runs.length === 0) return 'untested';
  return runs.every(({ passed }) => passed) ? 'met' : 'notMet';
}

/** The worst of several; `none` only where all are. */
function together(results: readonly Result[]): Result {
  const worst = (['notMet', 'untested', 'byHand', 'met'] as const).find((each) =>
    results.includes(each),
  );
  return worst ?? 'none';
}

const judgeRow = (row: Row, outcomes: readonly Outcome[], steps: readonly Step[]) => {
  const result = together(row.shown.map((proof) => resultOf(proof, outcomes, steps)));
  return {
    id: row.id,
    criteria: [...row.criteria],
    needs: row.needs,
    result: row.none && result === 'met' ? ('none' as const) : result,
    tests: row.shown.flatMap((proof) => ('test' in proof ? [`${proof.file}: ${proof.test}`] : [])),
    steps: row.shown.flatMap((proof) => ('step' in proof ? [proof.step] : [])),
  };
};

/** What a run and the script say of every row and, by the rows that serve it, of every criterion. */
export function judge(outcomes: readonly Outcome[], steps: readonly Step[], all = ROWS) {
  const rows = all.map((row) => judgeRow(row, outcomes, steps));
  const criteria = CRITERIA.map((criterion) => {
    const by = rows.filter((row) => row.criteria.includes(criterion.number));
    const result = by.length === 0 ? 'untested' : together(by.map((row) => row.result));
    return { ...criterion, result, rows: by.map(({ id }) => id) };
  });
  return { rows, criteria };
}

/** 対応度 of JIS X 8341-3:2016: what has not been looked at is not claimed. */
export function conformance(criteria: ReturnType<typeof judge>['criteria']) {
  const results = criteria.filter(({ jis }) => jis).map(({ result }) => result);
  if (results.every((each) => each === 'met' || each === 'none')) return '準拠' as const;
  const open = results.some((each) => each === 'untested' || each === 'byHand');
  return open ? ('配慮' as const) : ('一部準拠' as const);
}
