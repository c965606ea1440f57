import { describe, expect, it } from 'vitest';
import { average, score, type ScoredRun } from './figures.ts';
import { pairedDifference } from './figures/bootstrap.ts';
import { quantile } from './figures/detection.ts';
import { diagram } from './figures/reliability.ts';
import type { Estimate, LogVenue, Truth } from './method.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const venue: LogVenue = {
  tz: '+00:00',
  open: '09:00',
  close: '10:00',
  capacity: 3,
  staff: 0,
  seats: [
    { id: 'A', zone: 'x', sensor: 'pressure' },
    { id: 'B', zone: 'x', sensor: 'pressure' },
    { id: 'C', zone: 'y', sensor: null },
  ],
  door: [],
  aps: [],
  heartbeatMin: 15,
  wifiPollSec: 60,
  days: [0, DAY],
};
const at = (minute: number) => DAY + (540 + minute) * MINUTE;

type Line = [n: number, seats: string, held?: string];

function run(lines: readonly Line[], hidden: Partial<ScoredRun['hidden']> = {}): ScoredRun {
  const truth = lines.map(([n, seats, held = seats], i): Truth => ({
    t: at(i),
    n,
    staff: 0,
    seats,
    held,
  }));
  return {
    name: 'run',
    venue,
    events: [],
    truth,
    hidden: { faults: [], noshows: [], resDay: {}, ...hidden },
  };
}

const says = (minute: number, n: number, more: Partial<Estimate> = {}): Estimate => ({
  t: at(minute),
  n,
  lo: n,
  hi: n,
  ...more,
});
const seat = (p: number, taken = p) => ({ p, taken });

describe('the head count', () => {
  const whole = run([
    [2, '110'],
    [2, '110'],
    [4, '110'],
    [5, '111'],
  ]);
  const { figures } = score(whole, [
    says(0, 2.4, { lo: 1, hi: 3 }),
    says(1, 3, { lo: 2, hi: 4 }),
    says(2, 4, { lo: 5, hi: 7 }),
  ]);

  it('is measured by its errors, the shown number and the interval', () => {
    expect(figures.mae).toBeCloseTo(1.4 / 3);
    expect(figures.rmse).toBeCloseTo(Math.sqrt((0.16 + 1) / 3));
    expect(figures.exact).toBeCloseTo(2 / 3);
    expect(figures.within1).toBe(1);
    expect(figures.cover).toBeCloseTo(2 / 3);
    expect(figures.width).toBe(2);
    expect(figures.winkler).toBeCloseTo((2 + 2 + 2 + 20) / 3);
  });

  it('counts what is missing and what cannot be', () => {
    expect(figures).toMatchObject({ minutes: 3, missing: 1, impossible: 1 });
    const bad = score(whole, [
      says(0, NaN),
      says(1, -1),
      says(2, 2, { zones: { x: { n: 3, lo: 3, hi: 3 } } }),
      says(3, 2, { seats: { A: seat(1.2) } }),
    ]);
    expect(bad.figures.impossible).toBe(4);
    expect(score(whole, [says(0, 0), says(1, 99)]).figures.impossible).toBe(0);
  });

  it('is looked at in opening hours after the first day only, and once a minute', () => {
    const times = [at(-1), at(0), at(60), at(61), at(0) - DAY];
    const lines = times.map((t): Truth => ({ t, n: 1, staff: 0, seats: '000', held: '000' }));
    const estimates = [...times, at(0)].map((t) => ({ t, n: 1, lo: 1, hi: 1 }));
    const odd = { ...run([]), truth: lines };
    expect(score(odd, estimates).figures).toMatchObject({ minutes: 2, missing: 0 });
    expect(score(odd, estimates, 0).figures.minutes).toBe(3);
  });
});

describe('the seats', () => {
  it('are measured where a sensor is, on sitting and on the promise "free"', () => {
    const whole = run([
      [2, '101', '111'],
      [1, '010', '010'],
    ]);
    const seats = { A: seat(0.9), B: seat(0.2, 0.4), C: seat(0) };
    const { figures } = score(whole, [says(0, 2, { seats }), says(1, 1, { seats })]);
    // Sensed: A yes/sits, B no/away, A yes/empty, B no/sits.
    expect(figures.seatF1).toBeCloseTo(2 / 4);
    expect(figures.brier).toBeCloseTo((0.01 + 0.04 + 0.81 + 0.64) / 4);
    expect(figures).toMatchObject({ saidFreeTaken: 0.5, saidTakenFree: 0.5 });
    expect(figures).toMatchObject({ saidFreeHeld: 1, falseFree: 1 });
  });

  it('take time until a change is seen', () => {
    const whole = run([
      [0, '000'],
      [1, '100'],
      [1, '100'],
      [0, '000'],
      [1, '010'],
      [0, '000'],
    ]);
    const shown = [0, 0, 0.6, 0.6, 0.2, 0.2];
    const { figures } = score(
      whole,
      shown.map((p, i) => says(i, 0, { seats: { A: seat(p), B: seat(0) } })),
    );
    // A: 60 s down, 60 s up; B sat for a minute that nobody saw, then "rose" at once.
    expect(figures.detect).toBe(60);
    expect(figures.undetected).toBeCloseTo(1 / 4);
  });

  it('are drawn as a reliability diagram', () => {
    const { reliability } = score(
      run([
        [1, '100'],
        [0, '000'],
      ]),
      [
        says(0, 0, { seats: { A: seat(0.97), B: seat(0.04) } }),
        says(1, 0, { seats: { A: seat(0.93), B: seat(1) } }),
      ],
    );
    const bins = diagram([reliability, reliability]);
    expect(bins[0]).toEqual({ count: 2, meanP: 0.04, share: 0 });
    expect(bins[9]?.count).toBe(6);
    expect(bins[9]?.meanP).toBeCloseTo(2.9 / 3);
    expect(bins[9]?.share).toBeCloseTo(1 / 3);
  });
});

describe('the zones', () => {
  it('count the seated, sensed or not', () => {
    const zones = { x: { n: 1, lo: 0, hi: 1 }, y: { n: 1, lo: 1, hi: 1 } };
    const { figures } = score(run([[3, '111']]), [says(0, 3, { zones })]);
    expect(figures).toMatchObject({ zoneMae: 0.5, zoneCover: 0.5 });
  });
});

describe('the alarms', () => {
  it('about sick seats have an hour at either end', () => {
    const from = at(10) - 60 * MINUTE;
    const whole = run(
      Array.from({ length: 61 }, (): Line => [0, '000']),
      {
        faults: [
          { seat: 'A', from, until: at(30) },
          { from, until: at(60) },
        ],
      },
    );
    const never = whole.truth.map((_, i) => says(i, 0, { sick: [] }));
    expect(score(whole, never).figures).toMatchObject({ sickRecall: 0 });
    const some = whole.truth.map((_, i) =>
      says(i, 0, { sick: i === 5 || i === 11 || i === 50 ? ['A', 'B'] : [] }),
    );
    // Due from minute 11 to 29; right in the first hour and after the end, too.
    expect(score(whole, some).figures.sickPrecision).toBeCloseTo(3 / 6);
    expect(score(whole, some).figures.sickRecall).toBeCloseTo(3 / (3 + 18));
    expect(score(whole, some).figures.sickFalse).toBe(3);
  });

  it('about a sick seat where none was is no precision, and is a false one', () => {
    const { figures } = score(run([[0, '000']]), [says(0, 0, { sick: ['A'] })]);
    expect(figures).toMatchObject({ sickFalse: 1 });
    expect(figures).not.toHaveProperty('sickPrecision');
  });

  it('about no-shows count single desks that were flagged for two minutes', () => {
    const whole = run(
      [
        [0, '000'],
        [0, '000'],
        [0, '000'],
      ],
      {
        noshows: ['late', 'seen', 'group', 'early'],
        resDay: { late: 1, seen: 1, came: 1, early: 0 },
      },
    );
    const { figures } = score(whole, [
      says(0, 0, { noshow: ['seen', 'came', 'group', 'late'] }),
      says(1, 0, { noshow: ['seen', 'came', 'group'] }),
      says(2, 0, { noshow: [] }),
    ]);
    expect(figures).toMatchObject({ noShowPrecision: 0.5, noShowRecall: 0.5 });
  });

  it('have no figure when nothing was claimed', () => {
    const { figures } = score(run([[0, '000']]), [says(0, 0)]);
    expect(figures).not.toHaveProperty('sickRecall');
    expect(figures).not.toHaveProperty('noShowRecall');
    expect(figures).not.toHaveProperty('seatF1');
  });
});

describe('several runs', () => {
  it('are averaged over those that have the figure', () => {
    expect(average([{ mae: 1, brier: 0.2 }, { mae: 3 }])).toEqual({ mae: 2, brier: 0.2 });
  });

  it('give a paired difference whose interval knows how few they are', () => {
    expect(pairedDifference([])).toBeUndefined();
    expect(
      pairedDifference([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual({ mean: -1, lo: -1, hi: -1 });
    const mixed = pairedDifference([
      [1, 0],
      [0, 2],
      [3, 0],
      [0, 1],
      [1, 0],
      [2, 0],
    ]);
    expect(mixed?.mean).toBeCloseTo(4 / 6);
    expect(mixed?.lo).toBeLessThan(0);
    expect(mixed?.hi).toBeGreaterThan(1);
    const same = pairedDifference([
      [1, 0],
      [0, 2],
      [3, 0],
      [0, 1],
      [1, 0],
      [2, 0],
    ]);
    expect(same).toEqual(mixed);
  });

  it('have quantiles between two values', () => {
    expect(quantile([], 0.5)).toBeUndefined();
    expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
  });
});
