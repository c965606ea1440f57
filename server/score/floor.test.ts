import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { nightReset } from './baselines/night-reset.ts';
import { seatSum } from './baselines/seat-sum.ts';
import { FIGURES, type FigureName, type Figures } from './figures/figure.ts';
import { average, dayOf, score } from './figures.ts';
import type { Method } from './method.ts';
import { ours } from './ours.ts';
import { officeRun } from './runs.ts';
import { DEAD } from './without.ts';

/** Not those of the table in README, nor those that the estimator was made with. */
const SEEDS = [201, 202];
const DAYS = 4;

/** `| figure | at least / at most | value |` of SPEC section 12. */
const floors = [
  ...readFileSync('server/occupancy/SPEC.md', 'utf8').matchAll(
    /^\| (\w+) +\| (at least|at most) +\| ([\d.]+) +\|/gm,
  ),
].map(([, name, side, value]) => ({
  name: name as FigureName,
  side: side as 'at least' | 'at most',
  value: Number(value),
}));

const runs = SEEDS.map((seed) => officeRun(seed, 'normal', DAYS));

function figuresOf(method: Method, condition = (run: (typeof runs)[number]) => run): Figures {
  return average(
    runs.map(condition).map((run) => {
      const firstDay = run.truth.filter(({ t }) => dayOf(run.venue, t) === 0);
      return score(run, method.estimates(run.venue, run.events, firstDay)).figures;
    }),
  );
}

describe('the floor of the figures', () => {
  let figures: Figures;
  beforeAll(() => (figures = figuresOf(ours)), 120_000);

  it('is written in SPEC.md', () => {
    expect(floors.length).toBeGreaterThanOrEqual(10);
    for (const { name } of floors) expect(FIGURES).toHaveProperty(name);
  });

  it.each(floors)('$name: $side $value', ({ name, side, value }) => {
    const figure = figures[name];
    if (side === 'at least') expect(figure).toBeGreaterThanOrEqual(value);
    else expect(figure).toBeLessThanOrEqual(value);
  });

  it('is better than the sum of the seats and the staff, which was told the first day', () => {
    expect(figures.mae).toBeLessThan(0.9 * (figuresOf(seatSum).mae ?? 0));
  }, 60_000);

  it.each(['door only', 'no seats'])(
    'does not fall behind the night reset: %s',
    (name) => {
      const condition = DEAD.find((each) => each.name === name)!;
      const [own, theirs] = [ours, nightReset].map((method) =>
        figuresOf(method, (run) => condition.apply(run)),
      );
      expect(own!.mae).toBeLessThan(theirs!.mae ?? 0);
    },
    120_000,
  );
});
