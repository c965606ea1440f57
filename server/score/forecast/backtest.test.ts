import { beforeAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../arguments.ts';
import { backtest, HORIZONS, type RunFigures } from './backtest.ts';
import { forecastText } from './text.ts';
import { livedRun, WEEK, type LivedRun } from './lived.ts';
import { FORECASTS } from './methods.ts';
import { Tally } from './tally.ts';

const HOUR = 3_600_000;
const ZONE = { id: 'open', capacity: 10, few: 3, whole: false };

describe('figures of a forecast', () => {
  it('are means over the zones, and the venue apart', () => {
    const tally = new Tally();
    const all = { ...ZONE, id: 'venue' };
    tally.add(ZONE, 5, { free: 3, range: { lo: 2, hi: 4 } });
    tally.add(ZONE, 5, { free: 5, range: { lo: 4, hi: 8 } });
    tally.add({ ...ZONE, id: 'booth' }, 0, { free: 4, range: { lo: 0, hi: 6 } });
    tally.add(all, 5, { free: 8, range: { lo: 8, hi: 9 } });
    expect(tally.figures('venue')).toEqual({
      mae: (1 + 4) / 2,
      rmse: (Math.SQRT2 + 4) / 2,
      cover: (0.5 + 1) / 2,
      width: (3 + 6) / 2,
      word: (0.5 + 0) / 2,
      venueMae: 3,
      venueCover: 0,
      venueWidth: 1,
    });
  });
});

describe('the backtest', () => {
  let figures: RunFigures;
  let run: LivedRun;
  beforeAll(() => {
    figures = backtest(11, 'differ', 1);
    run = livedRun(11, 'differ', 42);
  }, 60_000);

  it.each(HORIZONS)('has ours ahead of both named methods, %s', (horizon) => {
    const of = figures.get(horizon);
    const ours = of?.get('kuuseki')?.mae ?? NaN;
    expect(ours).toBeLessThan(of?.get('same hour last week')?.mae ?? NaN);
    expect(ours).toBeLessThan(of?.get('weekday mean')?.mae ?? NaN);
    expect(of?.get('kuuseki')?.cover).toBeGreaterThan(0.88);
  });

  it('has ours ahead of what is now, an hour ahead, and asks that of no other day', () => {
    const of = figures.get('1 h');
    expect(of?.get('kuuseki')?.mae).toBeLessThan(of?.get('as now')?.mae ?? NaN);
    expect(figures.get('next day')?.has('as now')).toBe(false);
  });

  it.each(FORECASTS)('shows $name nothing that has not happened', (method) => {
    const day = run.days[26];
    if (day === undefined) throw new Error('too few days');
    const now = day.opensAt + 2 * HOUR;
    const known: LivedRun = {
      ...run,
      counts: new Map([...run.counts].filter(([, count]) => count.at <= now)),
      bookings: run.bookings.filter((booking) => booking.madeAt <= now),
    };
    const [all, past] = [method.open(run), method.open(known)];
    for (const zone of run.zones) {
      for (const at of [now + HOUR, now + 4 * HOUR, now + 24 * HOUR, now + WEEK]) {
        expect(past(zone, now, at)).toEqual(all(zone, now, at));
      }
    }
  });

  it('prints one line for each method and lead', () => {
    const [method] = figures.get('1 h')?.entries() ?? [];
    if (method === undefined) throw new Error('no figures');
    const methods = [{ method: method[0], figures: method[1] }];
    const group = { weekdays: 'differ', runs: 1, horizons: [{ horizon: '1 h', methods }] } as const;
    expect(forecastText({ ...group, horizons: [{ horizon: '1 h', methods }] })).toMatch(
      /^1 h {2}kuuseki +\d\.\d\d +\d\.\d\d +\d\.\d{3}/m,
    );
  });
});

describe('its options', () => {
  const optionsOf = (...words: string[]) => {
    const parsed = parseArguments(words);
    return parsed.kind === 'run' ? parsed.options : null;
  };

  it('run the forecast alone when asked for, over the seeds', () => {
    const options = optionsOf('--forecast', '--seeds', '11-12');
    expect(options).toMatchObject({
      seeds: [],
      profiles: [],
      forecast: { seeds: [11, 12], weeks: 2 },
    });
  });

  it('run a short one in the quick version, and none otherwise', () => {
    expect(optionsOf('--quick')).toMatchObject({ forecast: { seeds: [101, 102], weeks: 1 } });
    expect(optionsOf()?.forecast).toBeNull();
    expect(optionsOf('--quick', '--folder', 'missing')).toBeNull();
  });
});
