import { pairedDifference, type Difference } from './figures/bootstrap.ts';
import type { FigureName, Figures } from './figures/figure.ts';
import { average } from './figures.ts';
import { diagram, type Bin } from './figures/reliability.ts';
import type { Outcome } from './job.ts';

export interface MethodSummary {
  method: string;
  figures: Figures;
  /** Ours less this one, run by run. Absent for ours. */
  difference?: Partial<Record<FigureName, Difference>>;
}

export interface ConditionSummary {
  condition: string;
  runs: number;
  /** Ours first. */
  methods: MethodSummary[];
  /** Of our seat probabilities. */
  reliability: Bin[];
}

export interface GroupSummary {
  group: string;
  conditions: ConditionSummary[];
}

const COMPARED = ['mae', 'winkler', 'brier'] as const;

/** `ours` is the name of our method. */
export function summarise(outcomes: readonly Outcome[], ours: string): GroupSummary[] {
  return grouped(outcomes, 'group').map(([group, ofGroup]) => ({
    group,
    conditions: grouped(ofGroup, 'condition').map(([condition, ofCondition]) => {
      const own = ofCondition.filter(({ method }) => method === ours);
      return {
        condition,
        runs: own.length,
        methods: grouped(ofCondition, 'method').map(([method, scores]) => ({
          method,
          figures: average(scores.map(({ figures }) => figures)),
          ...(method === ours ? {} : { difference: differences(own, scores) }),
        })),
        reliability: diagram(own.map(({ reliability }) => reliability)),
      };
    }),
  }));
}

/** The one with the lowest mean error that is not ours. */
export function bestBaseline({ methods }: ConditionSummary): MethodSummary | undefined {
  return methods
    .filter(({ difference }) => difference !== undefined)
    .sort((a, b) => (a.figures.mae ?? Infinity) - (b.figures.mae ?? Infinity))[0];
}

function differences(own: readonly Outcome[], theirs: readonly Outcome[]) {
  const of = (name: FigureName) =>
    pairedDifference(
      own.flatMap(({ run, figures }): [number, number][] => {
        const [mine, other] = [figures[name], theirs.find((one) => one.run === run)?.figures[name]];
        return mine === undefined || other === undefined ? [] : [[mine, other]];
      }),
    );
  const found = COMPARED.map((name) => [name, of(name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Partial<
    Record<FigureName, Difference>
  >;
}

function grouped(outcomes: readonly Outcome[], key: 'group' | 'condition' | 'method') {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const members = groups.get(outcome[key]);
    if (members) members.push(outcome);
    else groups.set(outcome[key], [outcome]);
  }
  return [...groups];
}
