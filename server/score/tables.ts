import { believer, closingError, closingErrorOf, imbalance, readCalit2 } from './calit2.ts';
import type { Difference } from './figures/bootstrap.ts';
import { FIGURES, type FigureName, type Figures } from './figures/figure.ts';
import type { Bin } from './figures/reliability.ts';
import type { Method } from './method.ts';
import type { RoomScore } from './robod.ts';
import { average } from './figures.ts';
import { bestBaseline, type ConditionSummary, type GroupSummary } from './summary.ts';

/** occupancy.md section 5: to be said wherever the figures are shown. */
export const CAUTION =
  'Caution: all figures of the virtual office depend on an error model that we wrote. Only ROBOD and CalIt2 are nature, and the door of ROBOD is made from its counts.';
const STARRED = '* was given the truth of the first day, which is not scored.';

const PEOPLE: FigureName[] = [
  'mae',
  'rmse',
  'exact',
  'within1',
  'cover',
  'width',
  'winkler',
  'zoneMae',
  'zoneCover',
  'impossible',
  'missing',
];
const SEATS: FigureName[] = [
  'seatF1',
  'brier',
  'saidFreeTaken',
  'saidTakenFree',
  'saidFreeHeld',
  'falseFree',
  'detect',
  'detectLate',
  'undetected',
];
const ALARMS: FigureName[] = [
  'sickPrecision',
  'sickFalse',
  'sickRecall',
  'noShowPrecision',
  'noShowRecall',
];

/** Columns of one width; the first is text, the others are figures. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const shown = (figures: Figures, name: FigureName) =>
  figures[name]?.toFixed(FIGURES[name].digits) ?? '–';

function figureTable(rows: readonly [string, Figures][], names: readonly FigureName[]): string {
  return table([
    ['', ...names.map((name) => FIGURES[name].label)],
    ...rows.map(([title, figures]) => [title, ...names.map((name) => shown(figures, name))]),
  ]);
}

export function interval(difference: Difference | undefined): string {
  if (difference === undefined) return '–';
  const [mean, lo, hi] = [difference.mean, difference.lo, difference.hi].map(
    (value) => (value < 0 ? '' : '+') + value.toFixed(3),
  );
  return `${mean} [${lo}, ${hi}]`;
}

export function groupText({ group, conditions }: GroupSummary): string {
  const [all, ...others] = conditions;
  if (all === undefined) return '';
  const rows = all.methods.map(({ method, figures }) => [method, figures] as [string, Figures]);
  const seatRows = rows.filter(([, figures]) => figures.brier !== undefined);
  const minutes = (all.methods[0]?.figures.minutes ?? 0) * all.runs;
  const best = bestBaseline(all);
  const parts = [
    `== ${group}: ${all.runs} runs, ${Math.round(minutes)} minutes`,
    figureTable(rows, PEOPLE),
    STARRED,
  ];
  if (seatRows.length > 0) parts.push(figureTable(seatRows, SEATS));
  if (rows[0]?.[1].sickRecall !== undefined || rows[0]?.[1].noShowRecall !== undefined) {
    parts.push(figureTable(rows.slice(0, 1), ALARMS));
  }
  parts.push(
    'Ours less the other, run by run, with its 95 % bootstrap interval over the runs:',
    table([
      ['', 'MAE', 'Winkler', 'Brier'],
      ...all.methods
        .slice(1)
        .map(({ method, difference }) => [
          method,
          interval(difference?.mae),
          interval(difference?.winkler),
          interval(difference?.brier),
        ]),
    ]),
  );
  const own = all.methods[0]?.figures.mae;
  if (best?.figures.mae !== undefined && own !== undefined) {
    parts.push(
      `MAE against the best of the others (${best.method}): ${(own / best.figures.mae).toFixed(3)}`,
    );
  }
  if (others.length > 0) parts.push(conditionTable(conditions));
  if (seatRows.length > 0) parts.push(reliabilityTable(all.reliability));
  return parts.join('\n\n');
}

function conditionTable(conditions: readonly ConditionSummary[]): string {
  const names: FigureName[] = [
    'mae',
    'within1',
    'cover',
    'width',
    'seatF1',
    'sickPrecision',
    'sickRecall',
  ];
  return table([
    ['ours with', ...names.map((name) => FIGURES[name].label), 'best other', 'MAE', 'ours less it'],
    ...conditions.map((condition) => {
      const best = bestBaseline(condition);
      return [
        condition.condition,
        ...names.map((name) => shown(condition.methods[0]?.figures ?? {}, name)),
        best?.method ?? '–',
        shown(best?.figures ?? {}, 'mae'),
        interval(best?.difference?.mae),
      ];
    }),
  ]);
}

function reliabilityTable(bins: readonly Bin[]): string {
  const title = 'Reliability: of all seat minutes with such a p, somebody sat in this share.';
  const rows = bins.map(({ count, meanP, share }, i) => [
    `${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}`,
    String(count),
    count === 0 ? '–' : meanP.toFixed(3),
    count === 0 ? '–' : share.toFixed(3),
    count > 0 && Math.abs(share - meanP) > 0.05 ? 'off by more than .05' : '',
  ]);
  return `${title}\n${table([['p', 'seat minutes', 'mean p', 'share', ''], ...rows])}`;
}

export function robodText(rooms: readonly RoomScore[]): string {
  const names: FigureName[] = ['mae', 'rmse', 'within1', 'cover', 'width'];
  const methods = [...(rooms[0]?.methods.keys() ?? [])];
  const rows = rooms.flatMap(({ room, methods: scores }) =>
    [...scores].map(([method, figures]) => [`${room}  ${method}`, figures] as [string, Figures]),
  );
  const means = methods.map((method): [string, Figures] => [
    `mean  ${method}`,
    average(rooms.map((room) => room.methods.get(method) ?? {})),
  ]);
  return `== ROBOD, 08–20 h, no truth given\n\n${figureTable([...rows, ...means], names)}`;
}

export interface ClosingErrors {
  raw: number;
  learned: number;
  /** Through a log of door messages, by the name of the method. */
  methods: Record<string, number>;
}

export function calit2Errors(file: string, methods: readonly Method[]): ClosingErrors {
  const slots = readCalit2(file);
  return {
    raw: closingError(slots, believer()),
    learned: closingError(slots, imbalance()),
    methods: Object.fromEntries(methods.map((m) => [m.name, closingErrorOf(slots, m)])),
  };
}

export function calit2Text({ raw, learned, methods }: ClosingErrors): string {
  const rows = Object.entries({
    'in less out': raw,
    'imbalance learned from past days': learned,
    ...Object.fromEntries(
      Object.entries(methods).map(([name, error]) => [`${name}, from a log`, error]),
    ),
  });
  return [
    '== CalIt2: people left at closing on weekdays, in truth none',
    table([['', 'mean error'], ...rows.map(([name, error]) => [name, error.toFixed(2)])]),
  ].join('\n\n');
}
